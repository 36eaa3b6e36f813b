"""Takes a change to one of the user's own files back, as long as nobody changed the file meanwhile."""

from dataclasses import dataclass
from pathlib import Path

from sesprep.errors import BadInputError
from sesprep.storage.durable import read_bytes, storage_error, sync_folder, write_atomic
from sesprep.storage.free_path import free_path

DELETED = "deleted"
"""The folder beside the files in which deleted ones stay."""


@dataclass(frozen=True)
class Change:
    """What a file was before a change and after it; None stands for no file."""

    path: Path
    before: bytes | None
    after: bytes | None


def bytes_of(path: Path) -> bytes | None:
    """What a file holds; None when there is none. Raises StorageError."""
    return read_bytes(path) if path.exists() else None


def put_away(path: Path) -> Change:
    """Move a file to the folder of deleted ones, where it stays. Raises BadInputError when it is gone, StorageError."""
    before = bytes_of(path)
    if before is None:
        raise BadInputError("This file is not there any more.", where=str(path))
    folder = path.parent / DELETED
    kept = free_path(folder / path.name)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        path.rename(kept)
        sync_folder(folder)
        sync_folder(path.parent)
    except OSError as error:
        raise storage_error(error, path) from error
    return Change(path, before, None)


def take_back(change: Change) -> None:
    """Make a file what it was before a change; a file that the change made is put away, not removed.

    Raises BadInputError when the file is not what the change left, StorageError.
    """
    if bytes_of(change.path) != change.after:
        hint = "Change it by hand; nothing was written."
        raise BadInputError("This file was changed meanwhile.", hint=hint, where=str(change.path))
    if change.before is None:
        put_away(change.path)
    else:
        write_atomic(change.path, change.before)
