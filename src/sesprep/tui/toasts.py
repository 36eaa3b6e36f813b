"""Words that come up over a screen for a while, always as text."""

from collections.abc import Sequence
from typing import Protocol

from textual.notifications import SeverityLevel

from sesprep.domain.text import printable
from sesprep.errors import SesprepError
from sesprep.storage.problems import Problem

USUAL, WARNING, ERROR = 5.0, 12.0, 20.0
"""Seconds that words, a warning and an error stay; what says more to do stays longer."""


class Notifier(Protocol):
    """The app or a screen of it."""

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Show `message` over the screen."""


def toast(on: Notifier, words: str, *, seconds: float = USUAL) -> None:
    """Say that something was done, or why it was not."""
    on.notify(printable(words), timeout=seconds, markup=False)


def toast_warning(on: Notifier, words: str, title: str = "") -> None:
    """Say what to mind."""
    on.notify(printable(words), title=title, severity="warning", timeout=WARNING, markup=False)


def toast_error(on: Notifier, error: SesprepError, title: str = "") -> None:
    """Say what went wrong and what to do, under a `title` that tells what did not happen."""
    on.notify(printable(str(error)), title=title, severity="error", timeout=ERROR, markup=False)


def toast_problems(on: Notifier, problems: Sequence[Problem]) -> None:
    """Tell the first of one or more problems in the user's files, how many more there are, and where to see them."""
    first, more = problems[0], len(problems) - 1
    line = f":{first.line}" if first.line else ""  # the name alone: a long folder would break across the lines
    told = f"{first.path.name}{line}: {first.message} {first.hint}".rstrip()
    rest = f"\nand {more} more" if more else ""
    toast_warning(on, f"{told}{rest}\nW on the home screen lists them.", "A file needs mending")
