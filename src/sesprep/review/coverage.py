"""What of a framework is practiced, when last, and how strong."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, tzinfo
from typing import Literal

from sesprep.domain.debrief import Debrief
from sesprep.domain.facts import SessionFacts
from sesprep.domain.framework import Framework, FrameworkMap, Qualification
from sesprep.domain.model import Model
from sesprep.review.days import attempts_of, day_of
from sesprep.review.interviews import Asked, asked_for, offered
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
    asked: Asked | None = None
    """The newest of them; where there is none, the newest that the map of another framework offers here."""
    by_map: int = 0
    """Answers to questions that do not name it, but name what corresponds to it in another framework: an offer, since
    the map is a reading; they count in no other number."""


def coverage(
    sessions: Iterable[SessionFacts],
    framework: Framework,
    today: date,
    debriefs: Sequence[Debrief] = (),
    zone: tzinfo | None = None,
    maps: Sequence[FrameworkMap] = (),
) -> tuple[CoverageRow, ...]:
    """A row for each qualification, followed by those of its competencies, in the framework's order.

    `maps` tell where what was practiced under another framework is found in this one.
    """
    attempts = [a for a in attempts_of(sessions) if a.practices]
    asked = asked_for(debriefs)
    by_map = [offered(one, maps) for one in asked]
    offers = {ref: _elsewhere(ref, maps) for a in attempts for ref in a.competencies}

    def row(ref: str, name: str, qualification: Qualification) -> CoverageRow:
        having = [a for a in attempts if _names(a.competencies, ref)]
        offered = [a for a in attempts if not _names(a.competencies, ref)
                   and any(_names(offers[named], ref) for named in a.competencies)]  # fmt: skip
        last = max((day_of(a.started, zone) for a in having), default=None)
        put = [one for one in asked if _names(one.refs, ref)]
        newest = [*put, *(one for one in by_map if _names(one.refs, ref))]
        return CoverageRow(
            ref=ref,
            name=name,
            level="competency" if ref.count("/") > 1 else "qualification",
            kind=qualification.kind,
            answers=len(having),
            last=last,
            days_ago=(today - last).days if last else None,
            strength=mean([a.strength for a in having if a.checked][-NEWEST:]),
            rating=mean([a.rating for a in having if a.rating is not None][-NEWEST:]),
            shown=sum(_names(a.shown, ref) for a in attempts),
            interviews=len(put),
            asked=newest[0] if newest else None,
            by_map=len(offered),
        )

    return tuple(row(*one) for qualification in framework.qualifications for one in _rows(framework, qualification))


def _rows(framework: Framework, qualification: Qualification) -> Iterator[tuple[str, str, Qualification]]:
    whole = f"{framework.id}/{qualification.id}"
    yield whole, qualification.name, qualification
    for competency in qualification.competencies:
        yield f"{whole}/{competency.id}", competency.name, qualification


def _names(refs: Iterable[str], wanted: str) -> bool:
    return any(is_in(ref, wanted) for ref in refs)


def _elsewhere(ref: str, maps: Iterable[FrameworkMap]) -> tuple[str, ...]:
    return tuple(found for one in maps for found in one.elsewhere(ref))
