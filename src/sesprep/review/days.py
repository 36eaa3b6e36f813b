"""Days and weeks of moments kept in UTC."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta, tzinfo

from sesprep.domain.facts import AttemptFacts, SessionFacts


def day_of(moment: datetime, zone: tzinfo | None) -> date:
    """The day of a moment in a time zone; None is the system's own."""
    try:
        return moment.astimezone(zone).date()
    except (OverflowError, ValueError, OSError):  # a hand-edited year that this system cannot reckon with
        return moment.date()


def week_of(day: date) -> date:
    """The Monday of a day's week; the first days of year 1 have none earlier and stay as they are."""
    return day - timedelta(days=min(day.weekday(), day.toordinal() - 1))


def attempts_of(sessions: Iterable[SessionFacts]) -> tuple[AttemptFacts, ...]:
    """Every attempt, oldest first; two with the same start stand in the order of their ids."""
    return tuple(sorted(_all(sessions), key=lambda attempt: (attempt.started, attempt.id)))


def _all(sessions: Iterable[SessionFacts]) -> Iterator[AttemptFacts]:
    seen: set[str] = set()
    for session in sessions:
        if session.id not in seen:  # the same session from two machines counts once
            seen.add(session.id)
            yield from session.attempts
