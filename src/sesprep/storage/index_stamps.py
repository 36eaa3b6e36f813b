"""What tells that a journal has changed since it was read."""

import os
from pathlib import Path
from typing import NamedTuple

from sesprep.storage.journal import SUFFIX

_SUFFIX = SUFFIX.encode()


class Stamp(NamedTuple):
    """A file's size and times; two that are alike are taken for the same contents."""

    text: str
    size: int


def names_in(folder: Path) -> list[bytes]:
    """The names of the journals in a folder; none where it cannot be read."""
    try:
        return [name for name in os.listdir(os.fsencode(folder)) if _is_journal(name)]  # noqa: PTH208 - bytes are faster
    except OSError:  # no session was ever saved here, or `prepare` has told that the folder cannot be used
        return []


def stamps_in(folder: Path) -> dict[bytes, Stamp]:
    """The stamp of every journal in a folder, by its name."""
    try:
        with os.scandir(os.fsencode(folder)) as entries:
            return {entry.name: stamp_of(entry) for entry in entries if _is_journal(entry.name)}
    except OSError:  # as above
        return {}


def stamp_of(file: "os.DirEntry[bytes] | Path") -> Stamp:
    """The stamp of one file."""
    try:
        told = file.stat()
    except OSError:  # gone since, or a loop of links: reading it will say so
        return Stamp("", 0)
    return Stamp(f"{told.st_size}:{told.st_mtime_ns}:{told.st_ctime_ns}", told.st_size)


def _is_journal(name: bytes) -> bool:
    return name.endswith(_SUFFIX) and not name.startswith(b".")
