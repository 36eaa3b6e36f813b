"""Takes an archive's files over without duplicates, and without changing what is here."""

import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sesprep.domain.delivery import RECORDINGS
from sesprep.domain.session import SCHEMA_VERSION, Started
from sesprep.errors import BadInputError
from sesprep.storage.archive import SETTINGS, is_recording, roots
from sesprep.storage.archive_read import Archive, Listed, opened_archive
from sesprep.storage.beside import recording_beside
from sesprep.storage.durable import append_line, parsed, read_bytes, storage_error, write_atomic, write_chunks
from sesprep.storage.free_path import free_path
from sesprep.storage.history import Summary, list_sessions
from sesprep.storage.history_bin import list_deleted
from sesprep.storage.journal import SUFFIX, started_of
from sesprep.storage.places import Places


@dataclass
class Imported:
    """What became of each file of an archive, by its name in it."""

    added: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    """They were here already, with every line that the archive has."""
    merged: list[str] = field(default_factory=list)
    """Sessions that were here with fewer lines; the missing lines were added."""
    left: list[tuple[str, str]] = field(default_factory=list)
    """Files not taken over, with the reason; those here stay as they are."""


def import_archive(places: Places, archive: Path) -> Imported:
    """Take over what is not here yet; nothing here is overwritten, and a second import adds nothing.

    A session that is here gains the lines and recordings that it lacks. Any other file that is here with another text
    stays as it is. Raises BadInputError when the archive cannot be used, before anything is written; StorageError.
    """
    with opened_archive(archive) as held:
        done = Imported()
        if not held.listed:
            return done
        places.prepare()
        _check_room(places, held)
        takers = _Taker(places, done)
        for one in held.listed:
            if not is_recording(one.name):
                takers.take(one.name, held.read(one.name))
        for one in held.listed:
            if is_recording(one.name):
                takers.take_recording(one, held.chunks(one.name))
        return done


class _Taker:
    """Takes one file after the other; recordings go where their sessions went, so they come last."""

    def __init__(self, places: Places, done: Imported) -> None:
        self._places = places
        self._done = done
        self._here = {summary.id: summary for summary in list_sessions(places).sessions}
        self._binned = {summary.id for summary in list_deleted(places)}
        self._went: dict[str, Path | None] = {}

    def take(self, name: str, data: bytes) -> None:
        done, (root, _, rest) = self._done, name.partition("/")
        head = _started(data) if root == "sessions" and rest.endswith(SUFFIX) else None
        if root == SETTINGS:
            _take(done, name, data, self._places.settings_file)
            return
        target = roots(self._places)[root] / rest
        if head is not None:
            self._went[name] = _take_session(done, name, data, head, target, self._here, self._binned)
        else:
            here = _take(done, name, data, target)
            self._went[name] = target if here else None

    def take_recording(self, one: Listed, chunks: Iterator[bytes]) -> None:
        root, folder, file = one.name.split("/")
        journal = roots(self._places)[root] / f"{folder.removesuffix(RECORDINGS)}{SUFFIX}"
        went = self._went.get(f"{root}/{journal.name}", journal)
        if went is None:
            self._done.left.append((one.name, "Its session is left out."))
            return
        target = went.with_suffix(RECORDINGS) / file
        if not target.exists() and recording_beside(went, file) is None:
            _make_folder(target.parent)
            write_chunks(target, chunks, one.modified)
            self._done.added.append(one.name)
        elif not target.exists() or _digest(target) == one.sha256:  # it may have been compressed here since
            self._done.same.append(one.name)
        else:
            self._done.left.append((one.name, "There is another recording of this name here; it stays as it is."))


def _check_room(places: Places, held: Archive) -> None:
    try:
        free = shutil.disk_usage(places.data).free
    except OSError as error:
        raise storage_error(error, places.data) from error
    if held.recorded > free:
        need, have = held.recorded / 1e6, free / 1e6
        message = f"The recordings in this archive take {need:.0f} MB, and {have:.0f} MB are free."
        raise BadInputError(message, hint="Free some space, and import again.", where=str(places.data))


def _take_session(
    done: Imported, name: str, data: bytes, head: Started, target: Path, here: dict[str, Summary], binned: set[str]
) -> Path | None:
    """Take one session over, and return where it is here; None when it is left out."""
    known = here.get(head.id)
    if known is not None:
        _merge(done, name, data, known)
        return known.path
    if head.id in binned:
        done.left.append((name, f"You deleted it here; `sesprep history restore {head.id}` brings it back."))
        return None
    free = free_path(target)
    write_atomic(free, data)
    here[head.id] = Summary(free, head.id, head.at, head.plan)
    done.added.append(name)
    return free


def _merge(done: Imported, name: str, data: bytes, known: Summary) -> None:
    """Add the whole lines that the session here lacks; a torn line of the archive's is nothing to add."""
    mine = read_bytes(known.path)
    lines = set(mine.split(b"\n"))
    lacking = [line for line in data.split(b"\n") if line not in lines and parsed(line) is not None]
    if not lacking:
        done.same.append(name)
        return
    started = _started(mine)
    if started is not None and started.schema_version > SCHEMA_VERSION:
        done.left.append((name, "A newer sesprep wrote the one here; it stays as it is."))
        return
    for line in lacking:
        append_line(known.path, line.decode("utf-8"), create=False)
    done.merged.append(name)


def _take(done: Imported, name: str, data: bytes, target: Path) -> bool:
    """Take one file over; whether it is here now, with the text of the archive."""
    if not target.exists():
        _make_folder(target.parent)
        write_atomic(target, data)
        done.added.append(name)
    elif _bytes(target) == data:
        done.same.append(name)
    else:
        done.left.append((name, "There is another file of this name here; it stays as it is."))
        return False
    return True


def _started(data: bytes) -> Started | None:
    values = (parsed(line) for line in data.split(b"\n"))
    return next((found for value in values if value and (found := started_of(value))), None)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise storage_error(error, folder) from error


def _bytes(path: Path) -> bytes | None:
    try:
        return read_bytes(path)
    except BadInputError:  # a folder or a pipe stands there
        return None


def _digest(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:  # a folder stands there, or nobody may read it
        return None
