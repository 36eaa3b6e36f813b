"""A helper process that speaks JSON lines with us: the parent's side."""

import contextlib
import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import IO

import sesprep

Message = dict[str, object]


class Child:
    """One helper process; it ends with us, and nothing of it reaches the screen."""

    def __init__(self, module: str, environ: Mapping[str, str] | None = None) -> None:
        """Start `python -m module`. Raises OSError when the system cannot start one more process."""
        self._messages: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environ(environ or {}),
            start_new_session=os.name
            != "nt",  # a key for the app is none for the helper, and its own helpers die with it
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        assert self._process.stdout is not None
        threading.Thread(target=self._read, args=(self._process.stdout,), daemon=True).start()

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    def send(self, **message: object) -> None:
        """Say one thing to the helper; one that is gone hears nothing, and `next` tells of it."""
        assert self._process.stdin is not None
        with contextlib.suppress(OSError, ValueError):
            self._process.stdin.write(json.dumps(message).encode() + b"\n")
            self._process.stdin.flush()

    def next(self, timeout: float) -> Message | None:
        """The next thing the helper says; None when it has ended. Raises queue.Empty after `timeout` seconds."""
        return self._messages.get(timeout=timeout)

    def kill(self) -> None:
        """End the helper and what it started, at once; fine when it has ended."""
        with contextlib.suppress(OSError):  # ended by itself
            if os.name == "nt":
                self._process.kill()
            elif self._process.returncode is None:  # not waited for yet, so the number is still its own
                os.killpg(self._process.pid, signal.SIGKILL)
        with contextlib.suppress(OSError):  # what was not read yet has no reader any more
            if self._process.stdin is not None:
                self._process.stdin.close()
        self._process.wait()

    def _read(self, stream: IO[bytes]) -> None:
        with stream:
            for line in stream:
                with contextlib.suppress(ValueError):  # not ours
                    message = json.loads(line)
                    if isinstance(message, dict):
                        self._messages.put(message)
        self._messages.put(None)


def number(message: Message, key: str) -> float:
    """A number that a helper told; 0 when it told none."""
    value = message.get(key)
    return float(value) if isinstance(value, int | float) else 0.0


def words(message: Message, key: str) -> str:
    """Words that a helper told; empty when it told none."""
    value = message.get(key)
    return value if isinstance(value, str) else ""


def _environ(more: Mapping[str, str]) -> dict[str, str]:
    """Our own, with this very package in front, installed or not."""
    root = str(Path(sesprep.__file__).parents[1])
    paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, **more, "PYTHONPATH": os.pathsep.join(paths)}
