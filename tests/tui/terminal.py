"""The real app as a process in a real terminal."""

import os
import pty
import select
import sys
import time
from collections.abc import Callable
from pathlib import Path

from children import start

CHILD = """
import sys
from pathlib import Path
from sesprep.storage.places import Places
from sesprep.tui.app import run
sys.exit(run(Places.find(Path(sys.argv[1]), {})))
"""
OWN = "import fcntl, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0)"
"""Takes the terminal as its own, as a shell would have it, so that the system tells the app when it is closed."""
DEADLINE = 60.0
"""Seconds for what takes a fraction of one on a machine that is not busy."""


class Terminal:
    """A terminal of 80 by 24 with the app in it."""

    def __init__(self, home: Path, *, own: bool = False) -> None:
        self.master, slave = pty.openpty()
        self.process = start(
            [sys.executable, "-c", (OWN if own else "") + CHILD, str(home)],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"},
            start_new_session=True,
        )
        os.close(slave)
        self.seen = ""

    def wait_until(self, there: Callable[[], bool], within: float = DEADLINE) -> None:
        """Read what is drawn until something holds."""
        end = time.monotonic() + within
        while not there():
            assert time.monotonic() < end, f"it never came; {self.seen[-2000:]!r}"
            if select.select([self.master], [], [], 0.05)[0]:
                self.seen += os.read(self.master, 65536).decode("utf-8", "replace")

    def wait_for(self, words: str) -> None:
        """Read until the words were drawn after the last key."""
        self.wait_until(lambda: words in self.seen)

    def press(self, keys: str) -> None:
        self.seen = ""
        os.write(self.master, keys.encode())

    def open_setup(self, key: str) -> None:
        """From the start to the set-up of a practice (p) or a mock (m), ready for Enter."""
        self.wait_for("Start practicing")
        self.press(key)
        self.wait_for("fit.")

    def to_question(self) -> None:
        self.open_setup("p")
        self.press("\r")
        self.wait_for("4:00 left")

    def close(self) -> None:
        """Close the window."""
        os.close(self.master)

    def ended(self) -> int:
        """Wait for the app's end, then close; gives the exit code."""
        code = self.process.wait(DEADLINE)
        self.close()
        return code

    def kill(self) -> None:
        self.process.kill()
        self.ended()
