"""The checks of a drill as plain lines."""

from collections.abc import Iterable, Iterator

from sesprep.domain.format import Done
from sesprep.practice.drill_told import verdict_word


def check_lines(checks: Iterable[Done]) -> Iterator[str]:
    """Each check with its verdict first, as a screen reader says it best."""
    return (f"{verdict_word(check)}: {check.told}" for check in checks)
