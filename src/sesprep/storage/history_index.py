"""The index of the sessions: what lists, filters and trends need, without opening every journal.

It is made from the journals alone. `refresh` compares it with the names, sizes and times of the files there, and reads
again what differs; when it is lost or damaged it is made anew.
"""

import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from pydantic import ValidationError

from sesprep.domain.facts import SessionFacts, facts_of, search_texts
from sesprep.domain.filler_words import FillerWords
from sesprep.domain.session import SessionRecord
from sesprep.errors import BadInputError, MissingError, SesprepError
from sesprep.storage.fillers import load_fillers
from sesprep.storage.history import Unreadable, summary_of
from sesprep.storage.index_file import DamagedError, IndexFile, sealed, unsealed
from sesprep.storage.index_stamps import Stamp, stamps_in
from sesprep.storage.journal import JournalReading, read_journal, scan_journal
from sesprep.storage.places import Places

Report = Callable[[int, int], None]
"""Told how many of how many files were read."""

BATCH = 200
_SHOWN = "facts NOTNULL AND name = (SELECT g.name FROM files g WHERE g.id = files.id ORDER BY size DESC, name LIMIT 1)"
_TWICE = "It holds a session that another file holds too."
_NEWEST = "ORDER BY started DESC, id DESC"


@dataclass(frozen=True)
class IndexedSession:
    """A session as the index knows it."""

    folder: Path
    name: bytes
    """Of its file in the folder."""
    facts: SessionFacts
    skipped: int
    """How many lines of its journal could not be used."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """What is searched of each attempt, by its id; empty unless asked for."""

    @property
    def path(self) -> Path:
        """Its journal."""
        return self.folder / os.fsdecode(self.name)

    def record(self) -> SessionRecord:
        """The whole session. Raises BadInputError or StorageError when the file has changed and cannot be read."""
        return read_journal(self.path)


class HistoryIndex:
    """The sessions of one home; not to be shared by threads."""

    def __init__(self, places: Places) -> None:
        """Open the index as it is; `refresh` brings it up to date."""
        self._folder = places.sessions_dir
        if places.sessions_dir.is_dir() and not places.index_dir.is_dir():
            with suppress(MissingError):  # a home that can only be read is listed from memory
                places.prepare()
        self._report: Report | None = None
        self._file = IndexFile(places.index_dir / "history.sqlite", self._fill)

    def refresh(self, report: Report | None = None) -> None:
        """Read every file that is new or has changed, the newest names first, and forget those that are gone.

        What was read stays known when `report` raises to stop it. Raises nothing for what stands in the files.
        """
        self._report = report
        self._file.ask(self._fill)

    def stamps(self) -> dict[bytes, str]:
        """The files that the index knows, with the stamps they had."""
        return self._file.ask(_stamps)

    def count(self) -> int:
        """How many sessions there are."""
        (found,) = self._file.ask(lambda db: db.execute("SELECT count(DISTINCT id) FROM files").fetchone())
        return int(found)

    def page(self, limit: int, offset: int = 0) -> tuple[IndexedSession, ...]:
        """The sessions from `offset` on, newest first."""
        return self._sessions(
            f"SELECT {_columns()} FROM files WHERE {_SHOWN} {_NEWEST} LIMIT ? OFFSET ?", limit, offset
        )

    def sessions(
        self, *, facts: tuple[str, ...] = (), terms: tuple[str, ...] = (), texts: bool = False
    ) -> Iterator[IndexedSession]:
        """Every session, newest first; of the others, those whose facts (as JSON) or texts lack a string are left out.

        `terms` are matched with the texts of all its attempts together, so that each attempt has still to be looked at.
        """
        lacking = " AND instr(facts, ?)" * len(facts) + " AND instr(texts, ?)" * len(terms)
        told = (*facts, *(json.dumps(term)[1:-1] for term in terms))
        query = f"SELECT name FROM files WHERE {_SHOWN}{lacking} {_NEWEST}"
        names = self._file.ask(lambda db: [name for (name,) in db.execute(query, told)])
        for start in range(0, len(names), BATCH):
            wanted = names[start : start + BATCH]
            marks = ", ".join("?" * len(wanted))
            query = f"SELECT {_columns(texts)} FROM files WHERE name IN ({marks}) AND facts NOTNULL {_NEWEST}"
            yield from self._sessions(query, *wanted)

    def unended(self) -> tuple[Path, ...]:
        """The journals of sessions without an end, newest first, as of the last refresh; some may have one by now."""
        query = f"SELECT name FROM files WHERE instr(facts, '\"ended\":null') AND {_SHOWN} {_NEWEST}"
        names = self._file.ask(lambda db: [name for (name,) in db.execute(query)])
        return tuple(self._folder / os.fsdecode(name) for name in names)

    def unreadable(self) -> tuple[Unreadable, ...]:
        """The files that hold no session, or one that a fuller file holds too, with the reason."""
        again = f"SELECT name, '{_TWICE}' FROM files WHERE facts NOTNULL AND NOT ({_SHOWN})"
        query = f"SELECT name, reason FROM files WHERE reason NOTNULL UNION ALL {again} ORDER BY name"
        rows = self._file.ask(lambda db: db.execute(query).fetchall())
        return tuple(Unreadable(self._folder / os.fsdecode(name), str(reason)) for name, reason in rows)

    def find(self, wanted: str) -> IndexedSession:
        """The session with that id, or the only one whose id starts so. Raises BadInputError for none or several."""
        start = f"SELECT {_columns()} FROM files WHERE {_SHOWN} AND"
        near = self._sessions(f"{start} id = ?", wanted)
        near = near or self._sessions(f"{start} substr(id, 1, ?) = ? {_NEWEST} LIMIT 6", len(wanted), wanted)
        if len(near) == 1 and wanted:
            return near[0]
        if near and wanted:
            ids = ", ".join(session.facts.id for session in near[:5])
            raise BadInputError(f"Several sessions start with '{wanted}': {ids}.", hint="Give more of the id.")
        raise BadInputError(f"There is no session '{wanted}'.", hint="`sesprep history list` shows the ids.")

    def having(self, attempt: str) -> tuple[IndexedSession, ...]:
        """The sessions with an attempt whose id starts so."""
        near = self.sessions(facts=(f'"id":{json.dumps(attempt)[:-1]}',))
        return tuple(s for s in near if any(a.id.startswith(attempt) for a in s.facts.attempts))

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    @cached_property
    def _fillers(self) -> FillerWords:
        return load_fillers()

    def _sessions(self, query: str, *told: object) -> tuple[IndexedSession, ...]:
        return self._file.ask(lambda db: tuple(self._session(*row) for row in db.execute(query, told)))

    def _session(self, name: bytes, skipped: int, facts: str, texts: str | None) -> IndexedSession:
        try:
            told = SessionFacts.model_validate_json(unsealed(facts))
            found = json.loads(unsealed(texts)) if texts is not None else {}
        except (ValidationError, ValueError) as error:
            raise DamagedError("contents") from error
        return IndexedSession(self._folder, name, told, skipped, found)

    def _fill(self, db: sqlite3.Connection) -> None:
        known, there = _stamps(db), stamps_in(self._folder)
        with _transaction(db):
            gone = [(name,) for name in known if name not in there]
            db.executemany("DELETE FROM files WHERE name = ?", gone)
        due = sorted(((name, stamp) for name, stamp in there.items() if known.get(name) != stamp.text), reverse=True)
        for start in range(0, len(due), BATCH):
            rows = [self._row(*found) for found in due[start : start + BATCH]]
            with _transaction(db):
                db.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
            if self._report is not None:
                self._report(start + len(rows), len(due))

    def _row(self, name: bytes, stamp: Stamp) -> tuple[object, ...]:
        try:
            reading = reading_of(self._folder / os.fsdecode(name))
        except SesprepError as error:
            return name, *stamp, None, None, None, None, None, error.message
        record = reading.record
        return (
            name, *stamp, record.id, record.started.timestamp(), len(reading.skipped),
            sealed(facts_of(record, self._fillers).model_dump_json()), sealed(json.dumps(search_texts(record))), None,
        )  # fmt: skip


@contextmanager
def history_index(places: Places, report: Report | None = None) -> Iterator[HistoryIndex]:
    """The index, up to date."""
    index = HistoryIndex(places)
    try:
        index.refresh(report)
        yield index
    finally:
        index.close()


def reading_of(path: Path) -> JournalReading:
    """The record of one file; a refusal gives the reason that the plain list gives. Raises as `scan_journal` does."""
    summary_of(path)
    return scan_journal(path)


def _columns(texts: bool = False) -> str:
    return f"name, skipped, facts, {'texts' if texts else 'NULL'}"


def _stamps(db: sqlite3.Connection) -> dict[bytes, str]:
    return dict(db.execute("SELECT name, stamp FROM files"))


@contextmanager
def _transaction(db: sqlite3.Connection) -> Iterator[None]:
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")
