"""Turn labelled answers into what the trainer learns from: feature rows with a label each."""

from collections.abc import Sequence
from dataclasses import dataclass

from sesprep.analysis.features import extract, read_clauses
from sesprep.analysis.reading import content_words
from sesprep.analysis.segment import Span, segment
from sesprep.analysis.tokens import tokenize
from sesprep.domain.assessment import Unit
from sesprep.domain.role import Role
from training.corpus import LabeledAnswer, LabeledUnit

STAR = {
    Role.CONTEXT: "S",
    Role.CHALLENGE: "S",
    Role.TASK: "T",
    Role.ACTION: "A",
    Role.RESULT: "R",
    Role.REFLECTION: "R",
    Role.LEAD_IN: "O",
    Role.GENERIC: "O",
}
"""The five-way projection by which the checker is judged; O is neither of the four."""


@dataclass(frozen=True)
class Example:
    """One answer as the model sees it."""

    id: str
    author: str
    rows: list[set[str]]
    words: list[int]
    """How many words each clause has."""
    roles: list[Role]
    seconds: list[Role | None]
    """The second role that the labeller found defensible, if any."""


def example(answer: LabeledAnswer) -> Example:
    """Cut an answer as the checker would and give each clause the role of the unit that it shares most with."""
    spans = segment(answer.text)
    units = [covering(span, answer.units) for span in spans]
    clauses = read_clauses(tokenize(answer.text), spans)
    return Example(
        id=answer.id,
        author=answer.author,
        rows=extract(clauses, content_words(answer.question)),
        words=[len(clause.tokens) for clause in clauses],
        roles=[unit.role for unit in units],
        seconds=[unit.second for unit in units],
    )


def covering(span: Span | Unit, units: Sequence[LabeledUnit]) -> LabeledUnit:
    """The unit that shares most code points with a span."""
    return max(units, key=lambda unit: min(span.end, unit.end) - max(span.start, unit.start))
