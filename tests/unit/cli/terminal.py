"""A real process at a real terminal, or at a pipe that stays open."""

import os
import pty
import select
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

from children import start

from .conftest import HERE

COMMAND = [
    sys.executable,
    "-c",
    "import fcntl, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); from sesprep.cli.main import main; main()",
]
"""Takes the terminal as its own, as a shell would have it, so that Ctrl-C reaches it."""
DEADLINE = 60
"""Seconds for what takes a fraction of one on a machine that is not busy."""


def until(holds: Callable[[], bool], what: str) -> None:
    """Return as soon as it holds; fail after DEADLINE."""
    end = time.monotonic() + DEADLINE
    while not holds():
        assert time.monotonic() < end, f"never: {what}"


class Terminal:
    """sesprep at a pseudo-terminal of 100 columns."""

    def __init__(self, *arguments: str, cwd: Path, **environ: str) -> None:
        self.master, slave = pty.openpty()
        self.process = start(
            [*COMMAND, *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=cwd,
            env=os.environ | HERE | {"COLUMNS": "100", "LINES": "40"} | environ,
            start_new_session=True,
        )
        os.close(slave)
        self.seen = ""

    def wait_for(self, words: str) -> str:
        """Read until the words are there; gives what was read since the last key."""
        end = time.monotonic() + DEADLINE
        while words not in self.seen:
            assert time.monotonic() < end, f"never saw {words!r} in {self.seen[-2000:]!r}"
            self._read(0.05)
        return self.seen

    def press(self, keys: str) -> None:
        self.seen = ""
        os.write(self.master, keys.encode())

    def press_ctrl_c(self, sees: str) -> None:
        """Press Ctrl-C until it is seen: one that comes just before readline waits is noticed at the next key only."""
        self.seen = ""
        end = time.monotonic() + DEADLINE
        while sees not in self.seen:
            assert time.monotonic() < end, f"never saw {sees!r} in {self.seen[-2000:]!r}"
            os.write(self.master, b"\x03")
            self._read_for(2, sees)

    def line_editing(self) -> bool:
        """Whether the process reads keys with readline now, so that none waits in the terminal's own queue."""
        return not termios.tcgetattr(self.master)[3] & termios.ICANON

    def hang_up(self) -> int:
        """Close the terminal, as a closed window does; gives the exit code."""
        os.close(self.master)
        return self.process.wait(DEADLINE)

    def end(self) -> int:
        """Read to the end; gives the exit code."""
        end = time.monotonic() + DEADLINE
        while self._read(0.05) or self.process.poll() is None:
            assert time.monotonic() < end, f"never ended: {self.seen[-2000:]!r}"
        os.close(self.master)
        return self.process.wait(DEADLINE)

    def kill(self, number: int) -> int:
        self.process.send_signal(number)
        return self.end()

    def _read_for(self, seconds: float, sees: str) -> None:
        end = time.monotonic() + seconds
        while sees not in self.seen and time.monotonic() < end:
            self._read(0.05)

    def _read(self, seconds: float) -> bool:
        if not select.select([self.master], [], [], seconds)[0]:
            return False
        try:
            block = os.read(self.master, 65536)
        except OSError:  # the last process at this terminal has ended
            return False
        self.seen += block.decode("utf-8", "replace")
        return bool(block)
