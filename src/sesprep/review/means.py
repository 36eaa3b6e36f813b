"""Means of what may be missing."""

from collections.abc import Iterable


def mean(values: Iterable[float | None]) -> float | None:
    """The arithmetic mean of the values that are there; None when none is."""
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None
