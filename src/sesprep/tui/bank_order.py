"""In which order banks are offered: those of the framework in use first, general ones next, those of others last."""

from collections import Counter
from collections.abc import Iterable

from sesprep.domain.bank import Bank
from sesprep.domain.framework import Framework
from sesprep.storage.banks import LoadedBank

OF_IT, GENERAL, OF_ANOTHER = range(3)


def rank(bank: Bank, framework: Framework) -> int:
    """`OF_IT`, `GENERAL` or `OF_ANOTHER`, by what the most of its questions test in the first place."""
    tested = Counter(q.competencies[0].split("/")[0] if q.competencies else "" for q in bank.questions)
    most = max(tested.values(), default=0)
    if most and tested[framework.id] == most:
        return OF_IT
    return GENERAL if tested[""] == most or tested[framework.id] else OF_ANOTHER


def in_order(banks: Iterable[LoadedBank], framework: Framework) -> list[LoadedBank]:
    """The banks by rank, and otherwise in the order given."""
    return sorted(banks, key=lambda loaded: rank(loaded.bank, framework))


def of_others(banks: Iterable[LoadedBank], framework: Framework) -> frozenset[str]:
    """The ids of those for other frameworks."""
    return frozenset(loaded.bank.id for loaded in banks if rank(loaded.bank, framework) == OF_ANOTHER)
