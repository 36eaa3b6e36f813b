"""Pace, filler words, and minutes used against minutes given."""

from collections.abc import Iterable
from datetime import date, tzinfo

from sesprep.domain.attempt import Medium
from sesprep.domain.facts import AttemptFacts, SessionFacts
from sesprep.domain.model import Model
from sesprep.review.days import attempts_of, day_of, week_of
from sesprep.review.means import mean

SHORTEST = 5.0
"""Seconds below which an answer tells nothing about pace."""


class PacePoint(Model):
    """One week's answers of one medium."""

    week: date
    """Its Monday."""
    medium: Medium
    answers: int
    """How many took long enough to tell their pace, five seconds."""
    words: float
    """The mean number of words."""
    words_per_minute: float
    """All words over all minutes."""
    fillers_per_minute: float | None
    """All filler words over all minutes of spoken answers; at least so many, since recognizers drop some."""


class TimePoint(Model):
    """One week's answers that had a limit."""

    week: date
    answers: int
    used: float
    """The mean of seconds used."""
    given: float
    """The mean of seconds given."""
    used_share: float
    """The mean of each answer's used over given; above 1 is over time."""
    over: int
    """How many went over their time."""


def pace(sessions: Iterable[SessionFacts], zone: tzinfo | None = None) -> tuple[PacePoint, ...]:
    """Words and filler words a minute by week, spoken and typed apart; answers under five seconds are left out."""
    groups: dict[tuple[date, Medium], list[AttemptFacts]] = {}
    for attempt in attempts_of(sessions):
        if _taken(attempt) >= SHORTEST and attempt.words:
            groups.setdefault((week_of(day_of(attempt.started, zone)), attempt.medium), []).append(attempt)
    return tuple(_pace(week, medium, attempts) for (week, medium), attempts in sorted(groups.items()))


def time_used(sessions: Iterable[SessionFacts], zone: tzinfo | None = None) -> tuple[TimePoint, ...]:
    """Time used against time given, by week; untimed and empty answers are left out."""
    weeks: dict[date, list[tuple[float, float]]] = {}
    for attempt in attempts_of(sessions):
        if attempt.limit and attempt.words:
            pair = (attempt.seconds, attempt.limit)
            weeks.setdefault(week_of(day_of(attempt.started, zone)), []).append(pair)
    return tuple(_time(week, pairs) for week, pairs in sorted(weeks.items()))


def _taken(attempt: AttemptFacts) -> float:
    """The seconds of speech where they are known, else those of the whole answer."""
    return attempt.seconds if attempt.speech is None else attempt.speech


def _pace(week: date, medium: Medium, attempts: list[AttemptFacts]) -> PacePoint:
    minutes = sum(_taken(attempt) for attempt in attempts) / 60
    heard = [a for a in attempts if a.fillers is not None]
    filled = sum(_taken(a) for a in heard) / 60
    return PacePoint(
        week=week,
        medium=medium,
        answers=len(attempts),
        words=mean(attempt.words for attempt in attempts) or 0.0,
        words_per_minute=sum(attempt.words for attempt in attempts) / minutes,
        fillers_per_minute=sum(a.fillers or 0 for a in heard) / filled if heard else None,
    )


def _time(week: date, pairs: list[tuple[float, float]]) -> TimePoint:
    count = len(pairs)
    return TimePoint(
        week=week,
        answers=count,
        used=sum(used for used, _ in pairs) / count,
        given=sum(given for _, given in pairs) / count,
        used_share=sum(used / given for used, given in pairs) / count,
        over=sum(used > given for used, given in pairs),
    )
