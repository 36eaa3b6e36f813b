"""Long work in a thread, with the screen's thread kept quick."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

TURN = 0.0005
"""Seconds after which the working thread makes way; with Python's own 5 ms a single key takes a second."""


@contextmanager
def aside() -> Iterator[None]:
    """Make way for the screen while the body works, and let no search for garbage stop both.

    What the body built is taken out of later searches: tens of thousands of questions would make each of them felt.
    """
    turn = sys.getswitchinterval()
    sys.setswitchinterval(TURN)
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
        sys.setswitchinterval(turn)
