"""Which competencies of a framework have questions, and how many."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from sesprep.domain.bank import Bank
from sesprep.domain.framework import Framework


@dataclass(frozen=True)
class BankCoverage:
    """One qualification as a whole, or one competency, and how many questions it has."""

    ref: str
    name: str
    level: Literal["qualification", "competency"]
    main: int
    """Questions that test it first of all; for a qualification those of its competencies count as well."""
    also: int
    """Questions that name it after another one."""
    never_asked: int
    """Of those that test it first of all, the ones that were never asked."""

    @property
    def total(self) -> int:
        """How many questions name it."""
        return self.main + self.also


def bank_coverage(
    banks: Iterable[Bank], framework: Framework, asked: Collection[tuple[str, str]] = ()
) -> tuple[BankCoverage, ...]:
    """A row for each qualification, followed by those of its competencies, in the framework's order.

    `asked` are the questions asked before, each as bank id and question id.
    """
    main: Counter[str] = Counter()
    also: Counter[str] = Counter()
    fresh: Counter[str] = Counter()
    for bank in banks:
        for question in bank.questions:
            refs = [ref for ref in question.competencies if ref.startswith(f"{framework.id}/")]
            if not refs:
                continue
            first = _with_whole(refs[0])
            main.update(first)
            fresh.update(first if (bank.id, question.id) not in asked else ())
            also.update({ref for other in refs[1:] for ref in _with_whole(other)} - first)
    rows: list[BankCoverage] = []
    for qualification in framework.qualifications:
        whole = f"{framework.id}/{qualification.id}"
        rows.append(BankCoverage(whole, qualification.name, "qualification", main[whole], also[whole], fresh[whole]))
        for competency in qualification.competencies:
            ref = f"{whole}/{competency.id}"
            rows.append(BankCoverage(ref, competency.name, "competency", main[ref], also[ref], fresh[ref]))
    return tuple(rows)


def _with_whole(ref: str) -> set[str]:
    """A reference and the qualification that it lies in."""
    return {ref, "/".join(ref.split("/")[:2])}
