"""Answers being written or spoken, checkpointed so that a crash costs a few seconds of typing at most.

A draft's file is `SESSION.PID-START.json`: its name says which process holds it, so a rename alone hands it on.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pydantic import AwareDatetime, Field, ValidationError

from sesprep.domain.model import Model
from sesprep.domain.session import SessionRecord
from sesprep.domain.text import storable
from sesprep.errors import SesprepError, StorageError
from sesprep.storage.durable import read_bytes, storage_error, sync_folder, write_atomic
from sesprep.storage.history_page import without_end
from sesprep.storage.journal import read_journal, safe_id
from sesprep.storage.places import Places
from sesprep.storage.process import Owner


class Draft(Model):
    """An answer as far as it was written or spoken."""

    session: str
    position: int = Field(ge=0)
    """The place of the question in the session's plan, from 0."""
    number: int = Field(ge=1)
    """1 for the first try at this question."""
    text: str
    seconds: float = Field(ge=0)
    """How long the answer had taken, pauses left out."""
    time_up_at: int | None = Field(default=None, ge=0)
    """The code point at which time ran out; None when it had not."""
    recordings: tuple[str, ...] = ()
    """What was recorded of it, by the files' names in the session's folder of recordings, in order."""
    saved_at: AwareDatetime
    """In UTC."""
    pid: int
    process_started_ms: int


@dataclass(frozen=True)
class Unfinished:
    """A session that was cut off, with the answer being written when that happened."""

    journal: Path
    record: SessionRecord
    draft: Draft | None
    """None when nothing was being written, or when the answer was finished and is in the record."""
    path: Path | None
    """The draft's file."""


class DraftFile:
    """The draft of one session in this process; while it is there, no other copy takes the session for cut off."""

    def __init__(self, places: Places, session: str) -> None:
        """Name the file; nothing is written. Raises ValueError for an id that no file can have."""
        self.owner = Owner.this()
        self.session = session
        self.path = places.drafts_dir / f"{safe_id(session)}.{self.owner.mark}.json"

    def save(
        self,
        text: str,
        *,
        position: int,
        number: int,
        seconds: float,
        now: datetime,
        time_up_at: int | None = None,
        recordings: tuple[str, ...] = (),
    ) -> Draft:
        """Put the text on the disk in place of the last one. Raises StorageError, with the last one as it was."""
        draft = Draft(
            session=self.session,
            position=position,
            number=number,
            text=storable(text),
            seconds=seconds,
            time_up_at=time_up_at,
            recordings=recordings,
            saved_at=now.astimezone(UTC),
            pid=self.owner.pid,
            process_started_ms=self.owner.started_ms,
        )
        write_atomic(self.path, draft.model_dump_json())
        return draft

    def hold(self, *, position: int, number: int, now: datetime) -> Draft:
        """Mark the session as this process's before anything is typed; do it before the journal is created."""
        return self.save("", position=position, number=number, seconds=0, now=now)

    def clear(self) -> None:
        """Remove the draft and let go of the session; fine when there is none. Raises StorageError."""
        try:
            self.path.unlink(missing_ok=True)
        except OSError as error:
            raise storage_error(error, self.path) from error


def unfinished(places: Places) -> tuple[Unfinished, ...]:
    """The sessions without an end that no living process holds, newest first, each with its latest draft.

    Raises nothing for files that cannot be read: the history names those journals.
    """
    held = _drafts(places)
    found: list[Unfinished] = []
    for path in without_end(places, held):
        try:
            record = read_journal(path)
        except SesprepError:  # changed since it was listed
            continue
        files = held.get(record.id, [])
        if record.ended is None and not any(owner.alive() for owner, _ in files):
            draft, file = _latest(files)
            found.append(Unfinished(path, record, _still_open(record, draft), file))
    return tuple(sorted(found, key=lambda cut: (cut.record.started, cut.record.id), reverse=True))


def claim(places: Places, cut_off: Unfinished) -> tuple[DraftFile, Draft | None]:
    """Take a cut-off session over: its draft's file becomes this process's by a rename, and is read only then.

    Raises StorageError when another copy was faster.
    """
    mine = DraftFile(places, cut_off.record.id)
    if cut_off.path is None:
        return mine, None
    try:
        cut_off.path.replace(mine.path)
        sync_folder(places.drafts_dir)
    except FileNotFoundError as error:
        message = "Another copy of sesprep has just taken up this session."
        raise StorageError(message, where=str(cut_off.path)) from error
    except OSError as error:
        raise storage_error(error, cut_off.path) from error
    return mine, _still_open(cut_off.record, _read(mine.path))


def _drafts(places: Places) -> dict[str, list[tuple[Owner, Path]]]:
    """The files of drafts by session; files with other names are not ours."""
    held: dict[str, list[tuple[Owner, Path]]] = {}
    try:
        paths = sorted(places.drafts_dir.glob("*.json"))
    except OSError:  # no folder: nothing was ever written
        return held
    for path in paths:
        session, _, mark = path.stem.partition(".")
        owner = Owner.parse(mark)
        if owner is not None:
            held.setdefault(session, []).append((owner, path))
    return held


def _latest(files: list[tuple[Owner, Path]]) -> tuple[Draft | None, Path | None]:
    read = [(draft, path) for _, path in files if (draft := _read(path)) is not None]
    if read:
        return max(read, key=lambda found: (bool(found[0].text or found[0].recordings), found[0].saved_at))
    return None, files[0][1] if files else None


def _read(path: Path) -> Draft | None:
    try:
        return Draft.model_validate_json(read_bytes(path), extra="ignore")
    except (SesprepError, ValidationError):  # not a draft of ours; the file stays where it is
        return None


def _still_open(record: SessionRecord, draft: Draft | None) -> Draft | None:
    """The draft, unless its try is finished: then its words, or later ones, are in the record."""
    if draft is None or not (draft.text or draft.recordings):
        return None
    done = any(a.position == draft.position and a.number == draft.number for a in record.attempts)
    return None if done else draft
