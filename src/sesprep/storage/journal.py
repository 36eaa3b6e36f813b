"""A session's journal: one JSON line for each thing that happened, on the disk before anything else goes on."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError

from sesprep.domain.delivery import RECORDINGS
from sesprep.domain.fold import fold
from sesprep.domain.session import SCHEMA_VERSION, Event, SessionRecord, Started
from sesprep.errors import BadInputError, StorageError
from sesprep.storage.durable import append_line, read_lines, storage_error, sync_folder, write_atomic
from sesprep.storage.places import Places

SUFFIX = ".jsonl"
_ID = re.compile(r"[A-Za-z0-9_-]{1,80}")
_EVENT: TypeAdapter[Event] = TypeAdapter(Event)
_KINDS = get_args(get_args(Event)[0])
_TYPES = tuple(str(kind.model_fields["type"].default) for kind in _KINDS)


def journal_path(places: Places, session: str, at: datetime) -> Path:
    """Where the journal of a session is made. Raises ValueError for an id that no file can have."""
    return places.sessions_dir / f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}-{safe_id(session)}{SUFFIX}"


@dataclass(frozen=True)
class Journal:
    """One session's file, open for more."""

    path: Path

    @classmethod
    def create(cls, places: Places, started: Started) -> "Journal":
        """Begin the journal of a session, in `places.sessions_dir`.

        Raises StorageError when it cannot be written or is already there, ValueError for an id that no file can have.
        """
        path = journal_path(places, started.id, started.at)
        if path.exists():
            raise StorageError("This session already has a file.", where=str(path))
        write_atomic(path, _line(started) + "\n")
        return cls(path)

    @classmethod
    def reopen(cls, path: Path) -> "Journal":
        """Go on with a journal that is there.

        Raises BadInputError when it cannot be read, or when a newer sesprep wrote it and it must stay as it is.
        """
        record = read_journal(path)
        if record.schema_version > SCHEMA_VERSION:
            hint = "It can be read here; go on with it in the newer sesprep."
            raise BadInputError("A newer sesprep wrote this session.", hint=hint, where=str(path))
        return cls(path)

    def append(self, event: Event) -> None:
        """Add an event; when this returns, it is on the disk. Raises StorageError, with all before it as it was."""
        append_line(self.path, _line(event), create=False)


@dataclass(frozen=True)
class JournalReading:
    """A record, and which lines of its journal could not be used."""

    record: SessionRecord
    skipped: tuple[int, ...]
    """Line numbers from 1: torn lines and lines whose fields cannot be used; unknown types are not counted."""


def scan_journal(path: Path) -> JournalReading:
    """The record of a journal with what was left out of it; raises as `read_journal` does."""
    lines = read_lines(path)
    unusable: list[int] = []
    try:
        record = fold(_events(zip(lines.numbers, lines.values, strict=True), unusable))
    except BadInputError as error:
        raise BadInputError(error.message, hint="It may not be a session of sesprep.", where=str(path)) from error
    return JournalReading(record, tuple(sorted([*lines.skipped, *unusable])))


def read_journal(path: Path) -> SessionRecord:
    """The record that a journal tells, of this version of sesprep or of another.

    Unknown fields and unknown types of line are ignored and torn lines skipped. Raises BadInputError with the reason
    when there is no session in the file, StorageError when it cannot be read.
    """
    return scan_journal(path).record


def discard(path: Path) -> bool:
    """Remove the journal of a session in which nothing was answered or recorded; else returns False and leaves it.

    Raises BadInputError and StorageError as `read_journal` does, and when it cannot be removed.
    """
    if read_journal(path).attempts or path.with_suffix(RECORDINGS).exists():
        return False
    try:
        path.unlink()
    except OSError as error:
        raise storage_error(error, path) from error
    sync_folder(path.parent)
    return True


def safe_id(session: str) -> str:
    """The id itself, when a file may be named after it; ValueError otherwise."""
    if not _ID.fullmatch(session):
        raise ValueError(f"not an id of a session: {session!r}")
    return session


def started_of(value: dict[str, Any]) -> Started | None:
    """The first line of a journal as a value, or None when it is none."""
    try:
        return Started.model_validate(value, extra="ignore")
    except ValidationError:
        return None


def _events(lines: Iterable[tuple[int, dict[str, Any]]], unusable: list[int]) -> Iterator[Event]:
    for number, value in lines:
        if value.get("type") not in _TYPES:
            continue  # a newer sesprep may write lines that this one does not know
        try:
            yield _EVENT.validate_python(value, extra="ignore")
        except ValidationError:
            unusable.append(number)


def _line(event: Event) -> str:
    return event.model_dump_json(by_alias=True)
