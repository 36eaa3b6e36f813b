"""A board's decision as plain text."""

from collections.abc import Iterator, Sequence

from sesprep.practice.decision import VERDICT_WORDS, Decision
from sesprep.practice.supplemental import Supplement


def decision_lines(decision: Decision, supplements: Sequence[Supplement]) -> Iterator[str]:
    """The decision for each qualification, why the panel asked further, and what to mind."""
    yield "The board's decision"
    yield decision.says
    for row in decision.qualifications:
        yield ""
        yield f"{row.name}: {VERDICT_WORDS[row.verdict]}"
        yield from (f"  {reason}" for reason in row.reasons)
    if supplements:
        yield ""
        yield "Why the panel asked further:"
        for number, added in enumerate(supplements, start=1):
            yield f"  {number}. {added.reason or 'The reason was not kept.'}"
    yield ""
    yield "Mind:"
    yield from (f"  {caution}" for caution in decision.cautions)
    for fact in decision.facts:
        yield f"  {fact.says} Source, {fact.certainty}: {fact.source}"
