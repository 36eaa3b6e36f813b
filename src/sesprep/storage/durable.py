"""Files that survive a crash, a kill and a full disk: what was acknowledged stays, and nothing is half written."""

import contextlib
import errno
import json
import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from sesprep.errors import BadInputError, StorageError

MAX_READ = 64 * 1024 * 1024
SCRATCH = ".scratch"
_BINARY = getattr(os, "O_BINARY", 0)  # Windows would turn \n into \r\n
_UNBLOCKED = getattr(os, "O_NONBLOCK", 0)  # opening a named pipe must not hang


@dataclass(frozen=True)
class Lines:
    """The whole lines of a JSON-lines file."""

    values: tuple[dict[str, Any], ...]
    numbers: tuple[int, ...]
    """The number of each value's line, from 1."""
    skipped: tuple[int, ...]
    """The numbers, from 1, of lines that are torn or hold no JSON object."""


def write_atomic(path: Path, data: bytes | str) -> None:
    """Replace the whole of `path` so that a reader sees the old or the new text, never a part of either.

    When this returns, the new text is on the disk, as UTF-8, for the user's eyes only (0600).
    Raises StorageError, with the old file as it was.
    """
    write_chunks(path, (data.encode("utf-8") if isinstance(data, str) else data,))


def write_chunks(path: Path, chunks: Iterable[bytes], modified: float | None = None) -> None:
    """As `write_atomic`, for what is too big to hold at once; `modified` is the time the file is to have, in seconds.

    Raises StorageError, and whatever `chunks` raises, with the old file as it was.
    """
    target = Path(os.path.realpath(path))  # a settings file may be a link into a dotfiles folder: keep the link
    scratch = target.with_name(f".{target.name[:100]}.{os.getpid()}.{os.urandom(4).hex()}{SCRATCH}")
    try:
        handle = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
        try:
            for chunk in chunks:
                _write_all(handle, chunk)
            os.fsync(handle)
        finally:
            os.close(handle)
        if modified is not None:
            os.utime(scratch, (modified, modified))
        scratch.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise storage_error(error, path) from error
    finally:
        with contextlib.suppress(OSError):  # gone when all went well; else the first error is the one to tell
            scratch.unlink(missing_ok=True)


def append_line(path: Path, line: str, *, create: bool = True) -> None:
    """Add one line to `path`; when this returns, the line is on the disk.

    A torn tail, left by a crash in the middle of a line, is sealed first so that it spoils only itself. `line` must not
    hold a line feed. Raises StorageError, with every earlier line as it was (a missing file is one such error unless
    `create`); ValueError when `line` is more than one or cannot be written as UTF-8.
    """
    if "\n" in line:
        raise ValueError("append_line writes one line")
    payload = line.encode("utf-8") + b"\n"
    try:
        handle = os.open(path, os.O_RDWR | os.O_APPEND | _BINARY | (os.O_CREAT if create else 0), 0o600)
        try:
            size = os.fstat(handle).st_size
            try:
                seal = b"\n" if _is_torn(handle, size) else b""
                _write_all(handle, seal + payload)
                os.fsync(handle)
            except OSError:
                with contextlib.suppress(OSError):  # if this fails too, the next append seals what is left
                    os.ftruncate(handle, size)
                raise
        finally:
            os.close(handle)
        if size == 0:
            sync_folder(path.parent)
    except OSError as error:
        raise storage_error(error, path) from error


def read_bytes(path: Path, limit: int = MAX_READ) -> bytes:
    """The bytes of a regular file of at most `limit` bytes.

    Raises BadInputError for what is no regular file or too big, StorageError when it cannot be read.
    """
    try:
        with _opened(path, limit) as file:
            return file.read(limit)
    except OSError as error:
        raise storage_error(error, path) from error


def read_first(path: Path, limit: int = MAX_READ) -> bytes:
    """The first line of a regular file, without reading the rest; raises as `read_bytes` does."""
    try:
        with _opened(path, limit) as file:
            return file.readline()
    except OSError as error:
        raise storage_error(error, path) from error


def read_lines(path: Path) -> Lines:
    """The JSON objects of a JSON-lines file, one a line; torn and foreign lines are skipped and counted.

    A last line without a line feed counts when it is whole. Raises as `read_bytes` does.
    """
    values: list[dict[str, Any]] = []
    numbers: list[int] = []
    skipped: list[int] = []
    for number, line in enumerate(read_bytes(path).split(b"\n"), start=1):
        value = parsed(line)
        if value is not None:
            values.append(value)
            numbers.append(number)
        elif line.strip():
            skipped.append(number)
    return Lines(tuple(values), tuple(numbers), tuple(skipped))


def sync_folder(folder: Path) -> None:
    """Put a folder's list of names on the disk; Windows has no way to ask for it and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def storage_error(error: OSError, path: Path) -> StorageError:
    """A system error as words a person can act on."""
    full = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG} if hasattr(errno, "EDQUOT") else {errno.ENOSPC, errno.EFBIG}
    if error.errno in full:
        hint = "Free some space and try again; everything saved before is still there."
        return StorageError("The disk is full, so nothing more can be saved.", hint=hint, where=str(path))
    hint = _REMEDIES.get(error.errno or 0, "")
    return StorageError(
        f"The file could not be read or written: {error.strerror or error}.", hint=hint, where=str(path)
    )


_REMEDIES = {
    errno.ELOOP: "This link leads back to itself; put the file itself here.",
    errno.ENOENT: "Check the name and the folder.",
    errno.EACCES: "Check who may read and write it.",
}


def _opened(path: Path, limit: int) -> BinaryIO:
    handle = os.open(path, os.O_RDONLY | _BINARY | _UNBLOCKED)
    found = os.fstat(handle)
    if stat.S_ISREG(found.st_mode) and found.st_size <= limit:
        return os.fdopen(handle, "rb")
    os.close(handle)
    if not stat.S_ISREG(found.st_mode):
        raise BadInputError("This is not a file with text.", hint="Name a text file.", where=str(path))
    size, most = found.st_size / 1e6, limit / 1e6
    message = f"This file has {size:.1f} MB; at most {most:.0f} MB are read."
    raise BadInputError(message, hint="Split it into smaller files.", where=str(path))


def _write_all(handle: int, payload: bytes) -> None:
    rest = memoryview(payload)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _is_torn(handle: int, size: int) -> bool:
    if size == 0:
        return False
    os.lseek(handle, size - 1, os.SEEK_SET)
    return os.read(handle, 1) != b"\n"


def parsed(line: bytes) -> dict[str, Any] | None:
    """The JSON object that a line holds, or None when it is torn or foreign."""
    try:
        value = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError):  # torn, not UTF-8, not JSON, or nested past all reason
        return None
    return value if isinstance(value, dict) else None
