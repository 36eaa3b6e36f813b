"""Starts the app where there is a terminal for it."""

import os
import sys

from sesprep.cli import output
from sesprep.errors import MissingError
from sesprep.storage.places import Places


def start(places: Places, *, spoken: bool = False, speak: bool = False) -> int:
    """Run the app and return its exit code; `spoken` and `speak` choose how answers and questions are given.

    Raises MissingError where the app has no terminal to draw on.
    """
    if not (output.is_terminal() and sys.stdin is not None and sys.stdin.isatty()):
        raise MissingError("The app needs a terminal, and there is none here.", hint=_HINT)
    if os.environ.get("TERM") == "dumb":
        raise MissingError("This terminal (TERM=dumb) cannot show the app.", hint=_HINT)
    from sesprep.tui.app import run

    return run(places, spoken=spoken, speak=speak)


_HINT = "Use `sesprep practice --plain`, which works line by line anywhere."
