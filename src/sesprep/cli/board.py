"""A board's decision as plain text."""

from collections.abc import Iterator, Sequence

from sesprep.practice.decision import VERDICT_WORDS, Decision


def decision_lines(decision: Decision, further: Sequence[str]) -> Iterator[str]:
    """The decision for each qualification, why the panel asked further, and what to mind."""
    yield "The board's decision"
    yield decision.says
    for row in decision.qualifications:
        yield ""
        yield f"{row.name}: {VERDICT_WORDS[row.verdict]}"
        yield from (f"  {reason}" for reason in row.reasons)
    if further:
        yield ""
        yield "Why the panel asked further:"
        yield from (f"  {number}. {words}" for number, words in enumerate(further, start=1))
    yield ""
    yield "Mind:"
    yield from (f"  {caution}" for caution in decision.cautions)
    for fact in decision.facts:
        yield f"  {fact.says} Source, {fact.certainty}: {fact.source}"
