"""Notes, stars and kept rechecks: added to a session's journal, with all that stood there before."""

from datetime import datetime
from pathlib import Path

from sesprep.domain.assessment import Assessment
from sesprep.domain.session import Noted, Rechecked, Starred
from sesprep.domain.text import storable
from sesprep.errors import BadInputError
from sesprep.storage.journal import Journal, read_journal


def write_note(path: Path, attempt: str, text: str, now: datetime) -> None:
    """Put a note on an attempt in place of an earlier one; an empty text takes the note away.

    The earlier words stay in the journal. Raises BadInputError for an attempt that is not there or a journal of a newer
    sesprep, StorageError when it cannot be written.
    """
    _journal(path, attempt).append(Noted(at=now, attempt=attempt, text=storable(text)))


def set_star(path: Path, attempt: str, on: bool, now: datetime) -> None:
    """Put a star on an attempt, or take it off; raises as `write_note` does."""
    _journal(path, attempt).append(Starred(at=now, attempt=attempt, on=on))


def keep_recheck(path: Path, attempt: str, assessment: Assessment, now: datetime) -> None:
    """Keep a later assessment beside the one of that day; raises as `write_note` does."""
    _journal(path, attempt).append(Rechecked(at=now, attempt=attempt, assessment=assessment))


def _journal(path: Path, attempt: str) -> Journal:
    journal = Journal.reopen(path)
    if all(known.id != attempt for known in read_journal(path).attempts):
        raise BadInputError(f"There is no answer '{attempt}' in this session.", where=str(path))
    return journal
