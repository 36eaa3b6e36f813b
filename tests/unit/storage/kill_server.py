"""Forks a child for each line on stdin; the child writes until it is killed and tells what was acknowledged.

Run by test_kill.py in a process of its own, so that the interpreter starts once and no thread is forked.
"""

import json
import os
import random
import sys
from pathlib import Path

from sesprep.storage.durable import append_line, write_atomic


def say(text: str) -> None:
    os.write(1, f"{text}\n".encode())


def work(kind: str, path: Path, seed: int) -> None:
    chance = random.Random(seed)
    for number in range(10_000):
        pad = "x" * chance.choice([1, 100, 5_000, 200_000])
        line = json.dumps({"n": number, "pad": pad, "size": len(pad)})
        if kind == "append":
            append_line(path, line)
        else:
            write_atomic(path, line)
        say(f"done {number}")


for request in sys.stdin:
    kind, seed, name = request.rstrip("\n").split(" ", 2)
    child = os.fork()
    if child == 0:
        try:
            work(kind, Path(name), int(seed))
        finally:
            os._exit(1)
    say(f"child {child}")
    os.waitpid(child, 0)
    say("dead")
