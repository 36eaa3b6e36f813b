"""The balance of elements over time, against the bands."""

from collections.abc import Iterable, Mapping
from datetime import date, tzinfo

from sesprep.domain.facts import AttemptFacts, SessionFacts
from sesprep.domain.model import Model
from sesprep.domain.structure import Band
from sesprep.review.days import attempts_of, day_of, week_of


class BalancePoint(Model):
    """One week's mean of one element."""

    week: date
    """Its Monday."""
    share: float
    """The mean share of the words, 0 to 1."""
    strength: float
    """The mean strength, 0 to 3."""
    answers: int
    in_band: int
    """How many of the answers had the element's share within its band, both ends counted in."""


class ElementBalance(Model):
    """One element over the weeks that have answers; a week without any has no point."""

    element: str
    band: Band
    points: tuple[BalancePoint, ...]


def balance(
    sessions: Iterable[SessionFacts], structure: str, bands: Mapping[str, Band], zone: tzinfo | None = None
) -> tuple[ElementBalance, ...]:
    """The weekly mean share of each element of one structure, with the bands by element id.

    Answers of other structures, and those too short to check, are left out.
    """
    weeks: dict[date, list[AttemptFacts]] = {}
    for attempt in attempts_of(sessions):
        if attempt.structure == structure and attempt.checked:
            weeks.setdefault(week_of(day_of(attempt.started, zone)), []).append(attempt)
    return tuple(
        ElementBalance(
            element=element,
            band=band,
            points=tuple(
                _point(week, [a for a in attempts if element in a.elements], element, band)
                for week, attempts in sorted(weeks.items())
                if any(element in a.elements for a in attempts)
            ),
        )
        for element, band in bands.items()
    )


def _point(week: date, attempts: list[AttemptFacts], element: str, band: Band) -> BalancePoint:
    told = [attempt.elements[element] for attempt in attempts]
    return BalancePoint(
        week=week,
        share=sum(e.share for e in told) / len(told),
        strength=sum(e.strength for e in told) / len(told),
        answers=len(told),
        in_band=sum(band.low <= e.share <= band.high for e in told),
    )
