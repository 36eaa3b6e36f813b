"""An archive as it comes from elsewhere: every name, size and checksum is looked at before anything is taken."""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sesprep.errors import BadInputError
from sesprep.storage.archive import CHUNK, MANIFEST, SCHEMA, is_ours, is_recording
from sesprep.storage.durable import MAX_READ, storage_error

MOST = 4 * 1024 * 1024 * 1024
"""Bytes in all that an archive may unpack to, recordings left out."""
LONGEST = 128 * 1024 * 1024
"""Bytes that one recording may have: an hour takes 115 MB."""


@dataclass(frozen=True)
class Listed:
    """One file as the manifest tells it."""

    name: str
    sha256: str
    size: int | None
    modified: float | None
    """When a recording was made, in seconds; recordings may be kept for a number of days."""


class Archive:
    """An archive that was found sound."""

    def __init__(self, file: zipfile.ZipFile, path: Path, listed: tuple[Listed, ...]) -> None:
        """`listed` is what `file`, at `path`, holds."""
        self._file = file
        self._path = path
        self.listed = listed

    @property
    def recorded(self) -> int:
        """Bytes of its recordings."""
        return sum(self._file.getinfo(one.name).file_size for one in self.listed if is_recording(one.name))

    def read(self, name: str) -> bytes:
        """One file that is no recording, whole."""
        return b"".join(_chunks(self._file, name, self._path))

    def chunks(self, name: str) -> Iterator[bytes]:
        """One file, a part at a time."""
        return _chunks(self._file, name, self._path)


@contextmanager
def opened_archive(path: Path) -> Iterator[Archive]:
    """The archive at `path`; everything in it is looked at before it is given.

    Raises BadInputError when it is no archive of sesprep, of a newer one, damaged, or names a place outside of the
    known folders; StorageError when it cannot be read.
    """
    try:
        file = zipfile.ZipFile(path)
    except OSError as error:
        raise storage_error(error, path) from error
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError) as error:
        raise _foreign(path, "This is not an archive of sesprep, or it is damaged.") from error
    with file:
        listed = _listed(file, path)
        for one in listed:
            _check(file, one, path)
        yield Archive(file, path, listed)


def _listed(file: zipfile.ZipFile, path: Path) -> tuple[Listed, ...]:
    known = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
    if MANIFEST not in file.namelist() or any(info.compress_type not in known for info in file.infolist()):
        raise _foreign(path)
    try:
        manifest = json.loads(b"".join(_chunks(file, MANIFEST, path)))
        kind, schema, rows = manifest["kind"], int(manifest["schema"]), manifest["files"]
        listed = tuple(_row(row) for row in rows)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _foreign(path) from error
    if kind != "sesprep-archive":
        raise _foreign(path)
    if schema > SCHEMA:
        raise BadInputError("A newer sesprep wrote this archive.", hint="Import it there.", where=str(path))
    for one in listed:
        if not is_ours(one.name):
            raise _foreign(path, f"This archive names a place that is not sesprep's: {one.name[:80]}")
    if len({one.name for one in listed}) != len(listed):
        raise _foreign(path)
    if sum(info.file_size for info in file.infolist() if not is_recording(info.filename)) > MOST:
        raise _foreign(path)
    return listed


def _row(row: dict[str, object]) -> Listed:
    size, modified = row.get("size"), row.get("modified")
    made = float(modified) if isinstance(modified, int | float) and 0 <= modified < 1e11 else None
    return Listed(str(row["name"]), str(row["sha256"]), size if isinstance(size, int) else None, made)


def _check(file: zipfile.ZipFile, one: Listed, path: Path) -> None:
    digest, size = hashlib.sha256(), 0
    for chunk in _chunks(file, one.name, path):
        digest.update(chunk)
        size += len(chunk)
    if digest.hexdigest() != one.sha256 or (one.size is not None and one.size != size):
        raise _damaged(path, one.name)


def _chunks(file: zipfile.ZipFile, name: str, path: Path) -> Iterator[bytes]:
    most, size = LONGEST if is_recording(name) else MAX_READ, 0
    try:
        with file.open(name) as member:
            while chunk := member.read(CHUNK):
                size += len(chunk)
                if size > most:
                    raise _damaged(path, name)
                yield chunk
    except OSError as error:
        raise storage_error(error, path) from error
    except (KeyError, RuntimeError, NotImplementedError, zipfile.BadZipFile, EOFError, ValueError, zlib.error) as error:
        raise _damaged(path, name) from error


def _foreign(path: Path, says: str = "This is not an archive of sesprep.") -> BadInputError:
    hint = "Name the file that `sesprep history archive` wrote; a copy may have been cut short, so copy it again."
    return BadInputError(says, hint=hint, where=str(path))


def _damaged(path: Path, name: str) -> BadInputError:
    return BadInputError(f"This archive is damaged at {name[:80]}.", hint="Make it anew.", where=str(path))
