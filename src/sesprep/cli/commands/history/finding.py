"""What the history's commands share: the index, the session or answer that a person names, and the day."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime

from sesprep.cli import output
from sesprep.cli.diagnostics import tell
from sesprep.domain.attempt import Attempt
from sesprep.domain.counted import counted
from sesprep.domain.session import SessionRecord
from sesprep.errors import BadInputError
from sesprep.storage.history_index import HistoryIndex, IndexedSession, history_index
from sesprep.storage.places import Places

SAID_FROM = 1000
"""From how many files on it is said how far the reading is."""


@contextmanager
def opened(places: Places) -> Iterator[HistoryIndex]:
    """The index, up to date; the files that could not be read are told on stderr."""
    with history_index(places, _report if output.is_terminal() else None) as index:
        for bad in index.unreadable():
            tell(f"{bad.path}: {bad.reason} It is left out of the list.")
        yield index


def find_answer(index: HistoryIndex, wanted: str) -> tuple[IndexedSession, SessionRecord, Attempt]:
    """The answer that `SESSION/N`, an answer's id, or the id of a session with one answer names.

    Raises BadInputError for none or several.
    """
    session, slash, number = wanted.rpartition("/")
    if slash:
        found = index.find(session)
        record = found.record()
        if not number.isdecimal() or len(number) > 6 or not 1 <= int(number) <= len(record.attempts):
            raise BadInputError(f"Session {record.id} has no answer {number}; it has {len(record.attempts)}.")
        return found, record, record.attempts[int(number) - 1]
    named = [(s, a.id) for s in index.having(wanted) for a in s.facts.attempts if a.id.startswith(wanted)]
    exact = [pair for pair in named if pair[1] == wanted] or named
    if len(exact) == 1 and wanted:
        record = exact[0][0].record()
        return exact[0][0], record, next(a for a in record.attempts if a.id == exact[0][1])
    found = index.find(wanted)
    record = found.record()
    if len(record.attempts) != 1:
        hint = f"Name one: {record.id}/1 is the first."
        raise BadInputError(f"Session {record.id} has {counted(len(record.attempts), 'answer')}.", hint=hint)
    return found, record, record.attempts[0]


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The local date."""
    return now().astimezone().date()


def _report(done: int, of: int) -> None:
    if of >= SAID_FROM:
        tell(f"Reading the sessions: {done} of {of}")
