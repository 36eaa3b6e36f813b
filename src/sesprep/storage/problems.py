"""What is wrong in a file that a person wrote: where it is, and what to do."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Problem:
    """One thing wrong in one file; an `error` left something out, a `warning` did not."""

    path: Path
    line: int | None
    """From 1; None when it belongs to the whole file."""
    key: str
    """Such as `questions[3].kind`; empty when it belongs to the whole file."""
    message: str
    hint: str = ""
    severity: Severity = "error"

    @property
    def where(self) -> str:
        """`path:line`, as editors understand it."""
        return f"{self.path}:{self.line}" if self.line else str(self.path)

    def __str__(self) -> str:
        return f"{self.where}: {self.message} {self.hint}".rstrip()


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name most like `name`, or None when nothing is near."""
    found = difflib.get_close_matches(name[:240], list(known), n=1, cutoff=0.6)
    return found[0] if found else None


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """`Did you mean '…'?`, or nothing when no known name is near."""
    near = nearest(name, known)
    return f"Did you mean '{near}'?" if near else ""
