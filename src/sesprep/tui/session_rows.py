"""A session as a row of the history, and a query in words."""

from sesprep.domain.facts import AttemptFacts, SessionFacts
from sesprep.domain.session import SCHEMA_VERSION
from sesprep.review.means import mean
from sesprep.review.query import Query, Sort
from sesprep.storage.history_index import IndexedSession
from sesprep.tui.amounts import day_and_time, elapsed_time, figure, short_time
from sesprep.tui.letters import strength_dots
from sesprep.tui.plain import cell, short
from sesprep.tui.services import Services

WIDE = 110
MARKS = "* star, n note"
SORT_WORDS: dict[Sort, str] = {
    "newest": "newest first",
    "oldest": "oldest first",
    "longest": "longest time first",
    "words": "most words first",
    "rated": "your highest rating first",
    "strongest": "strongest first",
    "weakest": "weakest first",
}
_FIRST = (("When", 16), ("Format", 20), ("Answers", 8), ("Found", 13), ("You", 3), ("Strong", 7), ("", 2))
_NARROW = {"When": ("When", 12), "Answers": ("Given", 5)}
"""Columns that differ where there is little room, so that the name of a format and every element stay whole."""
_MORE = (("Framework", 10), ("Time", 6), ("Words", 6))
_AROUND = 28
"""Cells for gaps, margins and the scroll bar."""


def columns(width: int) -> tuple[tuple[str, int], ...]:
    """Labels and widths of the columns, for a terminal of that width."""
    if width < WIDE:
        return tuple(_NARROW.get(label, (label, cells)) for label, cells in _FIRST)
    taken = sum(cells for _, cells in (*_FIRST, *_MORE)) + _AROUND
    return (*_FIRST, *_MORE, ("First question", max(20, width - taken)))


def session_cells(session: IndexedSession, services: Services, width: int) -> list[object]:
    """The cells of one row, under `columns`."""
    facts = session.facts
    answered = len({attempt.position for attempt in facts.attempts})
    marks = "!" if session.skipped or facts.schema_version > SCHEMA_VERSION else ""  # first: there is room for two
    marks += "*" if any(attempt.starred for attempt in facts.attempts) else ""
    marks += "n" if any(attempt.noted for attempt in facts.attempts) else ""
    texts = [
        day_and_time(facts.started) if width >= WIDE else short_time(facts.started, services.today()),
        format_name(facts.format, services), f"{answered}{' of ' if width >= WIDE else '/'}{facts.questions}",
        _found(facts, services), figure(mean(a.rating for a in facts.attempts)),
        strength_cell(mean(a.strength for a in facts.attempts if a.checked)), marks,
    ]  # fmt: skip
    if width >= WIDE:
        known = facts.framework in services.frameworks.ids()
        texts += [
            services.frameworks.get(facts.framework).short if known else facts.framework,
            elapsed_time(sum(a.seconds for a in facts.attempts)), str(sum(a.words for a in facts.attempts)),
            facts.attempts[0].asked if facts.attempts else "",
        ]  # fmt: skip
    return [cell(text) for text in texts]


def format_name(format_id: str, services: Services) -> str:
    """The name of a format, or its id when it is not known any more."""
    return next((f.name for f in services.formats.values if f.id == format_id), format_id)


def query_words(query: Query, services: Services) -> str:
    """What a query asks for, in one line."""
    said = [
        query.search.strip() and f"“{short(query.search, 40)}”",
        query.framework and services_framework(query.framework, services),
        query.competency and services.name_of(query.competency),
        query.format and format_name(query.format, services),
        query.bank and f"bank {query.bank}",
        query.since and f"from {query.since}",
        query.until and f"up to {query.until}",
        query.ratings and f"rated {', '.join(str(rating) for rating in query.ratings)}",
        query.finding and f"finding {query.finding}",
        query.starred and "with a star",
    ]
    return " · ".join(str(one) for one in said if one)


def services_framework(framework: str, services: Services) -> str:
    """The short name of a framework, or its id."""
    return next((f.short for f in services.frameworks.values if f.id == framework), framework)


def strength_cell(strength: float | None) -> str:
    """A strength of 0 to 3 as dots and a figure: `●●○ 1.8`."""
    return "–" if strength is None else f"{strength_dots(round(strength))} {figure(strength)}"


def _found(facts: SessionFacts, services: Services) -> str:
    """How many questions had each element in their newest answer: `S3 T1 A3 R2`; a dash where no story was checked."""
    told = (a for a in facts.attempts if a.elements and a.wants_story and not a.probe)
    newest: dict[int, AttemptFacts] = {a.position: a for a in told}
    if not newest:
        return "–"
    structure = services.structure(facts.structure)
    return " ".join(
        f"{e.letter}{sum(e.id in a.elements and a.elements[e.id].verdict == 'present' for a in newest.values())}"
        for e in structure.elements
    )
