"""Single keys, where a person sits at the terminal: for what must stop or pause at once."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Ask = Callable[[float], str]
"""Waits at most so many seconds for a key, and returns it; empty when none was pressed."""


@contextmanager
def single_keys() -> Iterator[Ask]:
    """Take keys one by one inside, without showing them; where there is no terminal, none ever comes."""
    if sys.stdin is None or sys.stdin.closed or not sys.stdin.isatty():
        yield _wait
    elif os.name == "nt":
        yield _windows_key
    else:
        import termios
        import tty

        handle = sys.stdin.fileno()
        before = termios.tcgetattr(handle)
        try:
            tty.setcbreak(handle)
            yield _posix_key
        finally:
            termios.tcsetattr(handle, termios.TCSADRAIN, before)


def _wait(seconds: float) -> str:
    time.sleep(seconds)
    return ""


def _posix_key(seconds: float) -> str:
    import select

    handle = sys.stdin.fileno()
    ready, _, _ = select.select([handle], [], [], seconds)
    return os.read(handle, 32).decode(errors="replace") if ready else ""


def _windows_key(seconds: float) -> str:
    if sys.platform == "win32":
        import msvcrt

        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if msvcrt.kbhit():
                return msvcrt.getwch()
            time.sleep(0.02)
    return ""
