"""A real process is killed while it writes: what it acknowledged is there, and the file can be read."""

import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sesprep.storage.durable import append_line, read_lines

ROUNDS = 200

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")


@pytest.fixture(scope="module")
def server() -> Iterator["subprocess.Popen[str]"]:
    script = Path(__file__).with_name("kill_server.py")
    with subprocess.Popen([sys.executable, script], stdin=-1, stdout=-1, text=True, bufsize=1) as process:
        yield process
        assert process.stdin
        process.stdin.close()
    assert process.returncode == 0


def kill_while_writing(server: "subprocess.Popen[str]", kind: str, path: Path, seed: int) -> list[int]:
    """Kill a writer after some acknowledgements and a moment more; return all that it acknowledged."""
    assert server.stdin
    assert server.stdout
    chance = random.Random(seed)
    server.stdin.write(f"{kind} {seed} {path}\n")
    first = [server.stdout.readline() for _ in range(1)]
    while not first[-1].startswith("child"):  # the child may speak before its parent
        first.append(server.stdout.readline())
    child = int(first[-1].split()[1])
    acknowledged = [int(line.split()[1]) for line in first[:-1]]
    wanted = chance.randrange(6)
    while len(acknowledged) < wanted:
        acknowledged.append(int(server.stdout.readline().split()[1]))
    for _ in range(chance.randrange(20_000)):  # an arbitrary moment of the next write
        pass
    os.kill(child, signal.SIGKILL)
    while (line := server.stdout.readline()) != "dead\n":
        acknowledged.append(int(line.split()[1]))
    return acknowledged


def test_no_acknowledged_line_is_lost(server: "subprocess.Popen[str]", tmp_path: Path) -> None:
    for seed in range(ROUNDS):
        path = tmp_path / f"{seed}.jsonl"
        acknowledged = kill_while_writing(server, "append", path, seed)
        if not path.exists():
            assert acknowledged == []
            continue
        append_line(path, '{"n": -1, "pad": "", "size": 0}')
        values = read_lines(path).values
        found = [value["n"] for value in values]
        assert found[: len(acknowledged)] == acknowledged
        assert found[-1] == -1
        assert len(found) <= len(acknowledged) + 2
        assert all(len(value["pad"]) == value["size"] for value in values)


def test_an_atomic_write_is_the_old_or_the_new_and_never_older_than_acknowledged(
    server: "subprocess.Popen[str]", tmp_path: Path
) -> None:
    path = tmp_path / "draft.json"
    for seed in range(ROUNDS):
        path.write_text('{"n": -1, "pad": "", "size": 0}')
        acknowledged = kill_while_writing(server, "write", path, seed)
        value = json.loads(path.read_text())
        last = acknowledged[-1] if acknowledged else -1
        assert value["n"] in (last, last + 1)
        assert len(value["pad"]) == value["size"]
