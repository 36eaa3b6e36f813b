"""Words that come up over a screen for a while, always as text."""

from typing import Protocol

from textual.notifications import SeverityLevel

from sesprep.domain.text import printable
from sesprep.errors import SesprepError

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
