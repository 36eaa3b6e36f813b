"""A closed terminal and a polite kill, made to end a command as Ctrl-C does."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

POLITE = ("SIGTERM", "SIGHUP", "SIGBREAK")


@contextmanager
def as_keyboard_interrupt() -> Iterator[None]:
    """Raise KeyboardInterrupt for SIGTERM and SIGHUP inside; the handlers of before come back afterwards."""
    numbers = [getattr(signal, name) for name in POLITE if hasattr(signal, name)]
    before = [(number, signal.signal(number, _raise)) for number in numbers]
    try:
        yield
    finally:
        for number, handler in before:
            signal.signal(number, handler)


@contextmanager
def held_back() -> Iterator[None]:
    """Ignore interruptions inside, while the last words are being kept."""
    names = ("SIGINT", *POLITE)
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    before = [(number, signal.signal(number, signal.SIG_IGN)) for number in numbers]
    try:
        yield
    finally:
        for number, handler in before:
            signal.signal(number, handler)


def _raise(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - as the system calls it
    raise KeyboardInterrupt
