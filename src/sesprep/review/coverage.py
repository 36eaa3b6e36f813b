"""What of a framework is practiced, when last, and how strong."""

from collections.abc import Iterable, Sequence
from datetime import date, tzinfo
from typing import Literal

from sesprep.domain.debrief import Debrief
from sesprep.domain.facts import SessionFacts
from sesprep.domain.framework import Framework
from sesprep.domain.model import Model
from sesprep.review.days import attempts_of, day_of
from sesprep.review.means import mean
from sesprep.review.query import is_in

NEWEST = 3
"""How many of the newest checked answers tell how strong a competency is now."""


class CoverageRow(Model):
    """One qualification as a whole, or one competency."""

    ref: str
    name: str
    level: Literal["qualification", "competency"]
    kind: Literal["core", "fundamental", "technical"]
    answers: int
    """Answers to questions that name it; for a qualification also those that name one of its competencies."""
    last: date | None
    days_ago: int | None
    """Days from the last answer to today; below 0 when a clock ran ahead."""
    strength: float | None
    """The mean strength of the three newest checked answers, 0 to 3."""
    rating: float | None
    """The mean of the candidate's own ratings of the three newest rated answers, 1 to 5."""
    shown: int
    """Answers whose words showed it, asked or not."""
    interviews: int
    """Questions of real interviews that named it, from debriefs."""


def coverage(
    sessions: Iterable[SessionFacts],
    framework: Framework,
    today: date,
    debriefs: Sequence[Debrief] = (),
    zone: tzinfo | None = None,
) -> tuple[CoverageRow, ...]:
    """A row for each qualification, followed by those of its competencies, in the framework's order."""
    attempts = attempts_of(sessions)
    asked = [question.competencies for debrief in debriefs for question in debrief.questions]
    rows: list[CoverageRow] = []
    for qualification in framework.qualifications:
        whole = f"{framework.id}/{qualification.id}"
        names = [(whole, qualification.name), *((f"{whole}/{c.id}", c.name) for c in qualification.competencies)]
        for ref, name in names:
            having = [a for a in attempts if any(is_in(named, ref) for named in a.competencies)]
            last = max((day_of(a.started, zone) for a in having), default=None)
            rows.append(
                CoverageRow(
                    ref=ref,
                    name=name,
                    level="qualification" if ref == whole else "competency",
                    kind=qualification.kind,
                    answers=len(having),
                    last=last,
                    days_ago=(today - last).days if last else None,
                    strength=mean([a.strength for a in having if a.checked][-NEWEST:]),
                    rating=mean([a.rating for a in having if a.rating is not None][-NEWEST:]),
                    shown=sum(any(is_in(seen, ref) for seen in a.shown) for a in attempts),
                    interviews=sum(any(is_in(named, ref) for named in refs) for refs in asked),
                )
            )
    return tuple(rows)
