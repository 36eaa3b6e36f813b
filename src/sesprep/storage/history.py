"""The saved sessions: listed, found and deleted."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sesprep.domain.session import SCHEMA_VERSION, Plan, SessionRecord
from sesprep.errors import BadInputError, SesprepError
from sesprep.storage.beside import move_journal
from sesprep.storage.durable import parsed, read_first, read_lines
from sesprep.storage.free_path import free_path
from sesprep.storage.journal import SUFFIX, read_journal, started_of
from sesprep.storage.places import Places


@dataclass(frozen=True)
class Summary:
    """What a journal's first line says; the rest is read on demand."""

    path: Path
    id: str
    started: datetime
    plan: Plan

    def record(self) -> SessionRecord:
        """The whole session. Raises BadInputError or StorageError when the file has changed and cannot be read."""
        return read_journal(self.path)


@dataclass(frozen=True)
class Unreadable:
    """A file among the sessions that holds none that can be read, and why."""

    path: Path
    reason: str


@dataclass(frozen=True)
class History:
    """The saved sessions, newest first, and the files that could not be read."""

    sessions: tuple[Summary, ...]
    unreadable: tuple[Unreadable, ...] = ()

    def find(self, wanted: str) -> Summary:
        """The session with that id, or the only one whose id starts so. Raises BadInputError for none or several."""
        exact = [summary for summary in self.sessions if summary.id == wanted]
        near = exact or [summary for summary in self.sessions if wanted and summary.id.startswith(wanted)]
        if len(near) == 1:
            return near[0]
        if near:
            ids = ", ".join(summary.id for summary in near[:5])
            raise BadInputError(f"Several sessions start with '{wanted}': {ids}.", hint="Give more of the id.")
        raise BadInputError(f"There is no session '{wanted}'.", hint="`sesprep history list` shows the ids.")


def list_sessions(places: Places) -> History:
    """Every saved session, newest first; no file there can break the list.

    Of two files with one session, as a file sync may leave them, the longer is listed. Raises nothing.
    """
    sessions: dict[str, Summary] = {}
    unreadable: list[Unreadable] = []
    for path in _journals(places.sessions_dir):
        try:
            summary = summary_of(path)
        except SesprepError as error:
            unreadable.append(Unreadable(path, error.message))
            continue
        if summary.id in sessions:
            unreadable.append(Unreadable(path, f"It holds the same session as {sessions[summary.id].path.name}."))
        else:
            sessions[summary.id] = summary
    newest = sorted(sessions.values(), key=lambda summary: (summary.started, summary.id), reverse=True)
    return History(tuple(newest), tuple(unreadable))


def summary_of(path: Path) -> Summary:
    """A journal's first line, or the first usable line of the whole file when something stands before it.

    Raises BadInputError with the reason when there is no session in it, StorageError when it cannot be read.
    """
    first = parsed(read_first(path))
    started = started_of(first) if first else None
    started = started or next((s for value in read_lines(path).values if (s := started_of(value))), None)
    if started is None:
        raise BadInputError(_reason(path, first), where=str(path))
    return Summary(path, started.id, started.at, started.plan)


def _reason(path: Path, first: dict[str, Any] | None) -> str:
    version = (first or {}).get("schema_version")
    if isinstance(version, int) and version > SCHEMA_VERSION:
        return "A newer sesprep wrote it, and this one cannot read it."
    if _size(path) == 0:
        return "The file is empty."
    return "It is not a session of sesprep, or its first line is damaged; what it holds stays as it is."


def delete(places: Places, summary: Summary) -> Path:
    """Move a session to the folder of deleted ones, and return where it is now. Raises StorageError."""
    target = free_path(places.bin_dir / summary.path.name)
    move_journal(summary.path, target)
    return target


def _journals(folder: Path) -> list[Path]:
    """Longest first, so that of two copies the fuller one counts."""
    try:
        found = [path for path in folder.iterdir() if path.suffix == SUFFIX and not path.name.startswith(".")]
    except OSError:  # no session was ever saved here, or `prepare` has told that the folder cannot be used
        return []
    return sorted(found, key=lambda path: (-_size(path), path.name))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # gone since, or a loop of links: reading it will say so
        return 0
