"""The candidate's own ratings against what the checker saw."""

from collections.abc import Iterable
from datetime import date, tzinfo
from typing import Literal

from pydantic import AwareDatetime

from sesprep.domain.facts import SessionFacts
from sesprep.domain.model import Model
from sesprep.review.days import attempts_of, day_of, week_of

FEWEST = 5
"""Rated answers needed before anything is said."""
LEANING = 0.75
"""How far the mean difference must be from 0, on the scale of 1 to 5."""

Leaning = Literal["over", "under", "fair", "too-few"]


class RatedAttempt(Model):
    """One rated and checked attempt."""

    attempt: str
    session: str
    started: AwareDatetime
    rating: int
    strength: float
    """The mean strength of its elements, 0 to 3."""
    as_rating: float
    """The strength on the scale of ratings: 1 + 4 × strength / 3."""
    difference: float
    """The rating minus `as_rating`; above 0 is rated over what the checker saw."""


class RatedWeek(Model):
    """One week's rated answers on the mean."""

    week: date
    """Its Monday."""
    answers: int
    rating: float
    """The mean of the candidate's own ratings, 1 to 5."""
    as_rating: float
    """The mean of the strengths on the scale of ratings."""


class RatingBias(Model):
    """Whether the candidate rates over or under what the checker saw; the checker sees structure, not substance."""

    answers: int
    difference: float | None
    """The mean difference; None without any rated answer."""
    leaning: Leaning
    attempts: tuple[RatedAttempt, ...]
    """Oldest first."""
    weeks: tuple[RatedWeek, ...] = ()
    """Those with rated answers, oldest first."""


def rating_bias(sessions: Iterable[SessionFacts], zone: tzinfo | None = None) -> RatingBias:
    """Every rated answer against its strength, and which way the ratings lean."""
    rated = tuple(
        RatedAttempt(
            attempt=a.id,
            session=a.session,
            started=a.started,
            rating=a.rating,
            strength=a.strength,
            as_rating=as_rating(a.strength),
            difference=a.rating - as_rating(a.strength),
        )
        for a in attempts_of(sessions)
        if a.rating is not None and a.strength is not None and a.checked
    )
    difference = sum(one.difference for one in rated) / len(rated) if rated else None
    return RatingBias(
        answers=len(rated),
        difference=difference,
        leaning=_leaning(len(rated), difference),
        attempts=rated,
        weeks=_weeks(rated, zone),
    )


def _weeks(rated: Iterable[RatedAttempt], zone: tzinfo | None) -> tuple[RatedWeek, ...]:
    weeks: dict[date, list[RatedAttempt]] = {}
    for one in rated:
        weeks.setdefault(week_of(day_of(one.started, zone)), []).append(one)
    return tuple(
        RatedWeek(
            week=week,
            answers=len(mine),
            rating=sum(one.rating for one in mine) / len(mine),
            as_rating=sum(one.as_rating for one in mine) / len(mine),
        )
        for week, mine in sorted(weeks.items())
    )


def as_rating(strength: float) -> float:
    """A mean strength of 0 to 3 on the scale of ratings, 1 to 5."""
    return 1 + 4 * strength / 3


def _leaning(answers: int, difference: float | None) -> Leaning:
    if difference is None or answers < FEWEST:
        return "too-few"
    if difference > LEANING:
        return "over"
    return "under" if difference < -LEANING else "fair"
