"""Takes an archive's files over without duplicates, and without changing what is here."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from sesprep.domain.session import SCHEMA_VERSION, Started
from sesprep.errors import BadInputError
from sesprep.storage.archive import SETTINGS, read_archive, roots
from sesprep.storage.durable import append_line, parsed, read_bytes, storage_error, write_atomic
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

    A session that is here gains the lines that it lacks. Any other file that is here with another text stays as it is.
    Raises BadInputError when the archive cannot be used, before anything is written; StorageError.
    """
    files = read_archive(archive)
    first = next(files, None)
    done = Imported()
    if first is None:
        return done
    places.prepare()
    here = {summary.id: summary for summary in list_sessions(places).sessions}
    binned = {summary.id for summary in list_deleted(places)}
    folders = roots(places)
    for name, data in (first, *files):
        root, _, rest = name.partition("/")
        head = _started(data) if root == "sessions" and rest.endswith(SUFFIX) else None
        if head is not None:
            _take_session(done, name, data, head, places.sessions_dir / rest, here, binned)
        elif root == SETTINGS:
            _take(done, name, data, places.settings_file)
        else:
            _take(done, name, data, folders[root] / rest)
    return done


def _take_session(
    done: Imported, name: str, data: bytes, head: Started, target: Path, here: dict[str, Summary], binned: set[str]
) -> None:
    known = here.get(head.id)
    if known is not None:
        _merge(done, name, data, known)
    elif head.id in binned:
        done.left.append((name, f"You deleted it here; `sesprep history restore {head.id}` brings it back."))
    else:
        free = _free(target)
        write_atomic(free, data)
        here[head.id] = Summary(free, head.id, head.at, head.plan)
        done.added.append(name)


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


def _take(done: Imported, name: str, data: bytes, target: Path) -> None:
    if not target.exists():
        _make_folder(target.parent)
        write_atomic(target, data)
        done.added.append(name)
    elif _bytes(target) == data:
        done.same.append(name)
    else:
        done.left.append((name, "There is another file of this name here; it stays as it is."))


def _started(data: bytes) -> Started | None:
    values = (parsed(line) for line in data.split(b"\n"))
    return next((found for value in values if value and (found := started_of(value))), None)


def _free(target: Path) -> Path:
    """The name itself, or the same with a number when another file has it."""
    names: Iterable[Path] = (target.with_name(f"{target.stem}-{copy}{target.suffix}") for copy in range(2, 10_000))
    return target if not target.exists() else next(name for name in names if not name.exists())


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
