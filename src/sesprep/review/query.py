"""Which sessions and attempts a person asks for, and in which order."""

from collections.abc import Sequence
from datetime import date, tzinfo
from typing import Literal

from pydantic import Field

from sesprep.domain.facts import AttemptFacts, SessionFacts, search_texts
from sesprep.domain.model import Model
from sesprep.domain.session import SessionRecord
from sesprep.review.days import day_of
from sesprep.review.means import mean

Sort = Literal["newest", "oldest", "longest", "words", "rated", "strongest", "weakest"]
SORTS: tuple[Sort, ...] = ("newest", "oldest", "longest", "words", "rated", "strongest", "weakest")


class Query(Model):
    """What to look for; every field left empty lets everything through, and all fields must hold at once."""

    framework: str = ""
    """The session's framework, or one that a question's competencies belong to."""
    competency: str = ""
    """A reference or the start of one up to a slash: that of a qualification finds its competencies too."""
    format: str = ""
    bank: str = ""
    since: date | None = None
    """The first day, in local time."""
    until: date | None = None
    """The last day, in local time."""
    ratings: tuple[int, ...] = ()
    """The candidate's own ratings, any of them."""
    finding: str = ""
    """The id of a rule that found something."""
    starred: bool = False
    search: str = Field(default="", max_length=1000)
    """Words that all stand somewhere in the question, the answer or the note, in any case and order."""

    def terms(self) -> tuple[str, ...]:
        """The words to search for, made alike in case."""
        return tuple(self.search.casefold().split())

    def of_attempts(self) -> bool:
        """Whether anything is asked that only an attempt can answer."""
        return bool(self.competency or self.bank or self.ratings or self.finding or self.starred or self.terms())


def admits(query: Query, session: SessionFacts, zone: tzinfo | None = None) -> bool:
    """Whether a session's own facts fit; its attempts are asked one by one."""
    day = day_of(session.started, zone)
    if (query.since and day < query.since) or (query.until and day > query.until):
        return False
    if query.format and session.format != query.format:
        return False
    return not query.framework or query.framework == session.framework or _in_framework(query.framework, session)


def matches(query: Query, attempt: AttemptFacts, text: str = "") -> bool:
    """Whether an attempt fits; `text`, needed only for a query with words to search for, is its `search_texts`."""
    return (
        (not query.competency or any(is_in(ref, query.competency) for ref in attempt.competencies))
        and (not query.bank or attempt.bank == query.bank)
        and (not query.ratings or attempt.rating in query.ratings)
        and (not query.finding or any(f.rule.casefold() == query.finding.casefold() for f in attempt.findings))
        and (not query.starred or attempt.starred)
        and all(term in text for term in query.terms())
    )


def found(query: Query, record: SessionRecord, facts: SessionFacts, zone: tzinfo | None = None) -> tuple[str, ...]:
    """The ids of a record's attempts that a query finds, in the record's order."""
    if not admits(query, facts, zone):
        return ()
    texts = search_texts(record) if query.terms() else {}
    return tuple(attempt.id for attempt in facts.attempts if matches(query, attempt, texts.get(attempt.id, "")))


def in_order(sessions: Sequence[SessionFacts], sort: Sort) -> tuple[SessionFacts, ...]:
    """The sessions sorted: by start, time used, words, mean own rating or mean strength; without one they come last."""
    newest = sorted(sessions, key=lambda session: (session.started, session.id), reverse=True)
    if sort in ("newest", "oldest"):
        return tuple(newest if sort == "newest" else reversed(newest))
    sign = 1 if sort == "weakest" else -1
    values = {id(session): _value(session, sort) for session in newest}
    return tuple(sorted(newest, key=lambda s: _last_without(values[id(s)], sign)))


def is_in(ref: str, wanted: str) -> bool:
    """Whether a reference is `wanted` or lies under it."""
    return ref == wanted or ref.startswith(f"{wanted}/")


def _in_framework(framework: str, session: SessionFacts) -> bool:
    return any(is_in(ref, framework) for attempt in session.attempts for ref in attempt.competencies)


def _value(session: SessionFacts, sort: Sort) -> float | None:
    attempts = session.attempts
    if sort == "longest":
        return sum(attempt.seconds for attempt in attempts)
    if sort == "words":
        return float(sum(attempt.words for attempt in attempts))
    if sort == "rated":
        return mean(attempt.rating for attempt in attempts)
    return mean(attempt.strength for attempt in attempts if attempt.checked)


def _last_without(value: float | None, sign: int) -> tuple[bool, float]:
    return value is None, sign * (value or 0.0)
