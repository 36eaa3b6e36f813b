"""All data in one file: every folder of the user's, as it is, in a zip archive."""

import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from sesprep.errors import BadInputError, SesprepError
from sesprep.storage.durable import MAX_READ, SCRATCH, read_bytes, storage_error, sync_folder
from sesprep.storage.places import Places

MANIFEST = "sesprep-archive.json"
SCHEMA = 1
SETTINGS = "settings"
MOST = 4 * 1024 * 1024 * 1024
"""Bytes in all that an archive may unpack to."""


@dataclass(frozen=True)
class Written:
    """What an archive now holds."""

    path: Path
    files: int
    left_out: tuple[tuple[Path, str], ...]
    """Files that could not be read, with the reason."""


def roots(places: Places) -> dict[str, Path]:
    """The folders that an archive holds, by their names in it; the index is left out, for it can be made anew."""
    kept_out = (places.settings_file, places.index_dir)
    return {path.name: path for _, path in places.rows() if path not in kept_out}


def write_archive(places: Places, target: Path) -> Written:
    """Put every file of the user's into a new zip archive at `target`, readable by the user alone (0600).

    Raises BadInputError when `target` exists, StorageError when it cannot be written; then nothing is left there.
    """
    if target.exists():
        raise BadInputError("There is a file of this name already.", hint="Name another.", where=str(target))
    scratch = target.with_name(f".{target.name[:100]}.{os.getpid()}.{os.urandom(4).hex()}{SCRATCH}")
    listed: list[dict[str, object]] = []
    left_out: list[tuple[Path, str]] = []
    try:
        with open(scratch, "xb", opener=_private) as stream:
            with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
                for name, path in _files(places):
                    try:
                        data = read_bytes(path)
                    except SesprepError as error:
                        left_out.append((path, error.message))
                        continue
                    file.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
                    listed.append({"name": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()})
                manifest = {"kind": "sesprep-archive", "schema": SCHEMA, "files": listed}
                file.writestr(zipfile.ZipInfo(MANIFEST), json.dumps(manifest, indent=1), zipfile.ZIP_DEFLATED)
            stream.flush()
            os.fsync(stream.fileno())
        scratch.rename(target)
        sync_folder(target.absolute().parent)
    except OSError as error:
        raise storage_error(error, target) from error
    finally:
        scratch.unlink(missing_ok=True)
    return Written(target, len(listed), tuple(left_out))


def read_archive(path: Path) -> Iterator[tuple[str, bytes]]:
    """The files of an archive, each with its name in it; all are looked at before the first is given.

    Raises BadInputError when it is no archive of sesprep, of a newer one, damaged, or names a place outside of the
    known folders; StorageError when it cannot be read.
    """
    try:
        with zipfile.ZipFile(path) as file:
            listed = _listed(file, path)
            for name, digest in listed.items():
                if hashlib.sha256(_member(file, name, path)).hexdigest() != digest:
                    raise _damaged(path, name)
            for name in listed:
                yield name, _member(file, name, path)
    except OSError as error:
        raise storage_error(error, path) from error
    except (zipfile.BadZipFile, NotImplementedError, EOFError) as error:
        raise BadInputError("This is not an archive of sesprep, or it is damaged.", where=str(path)) from error


def _listed(file: zipfile.ZipFile, path: Path) -> dict[str, str]:
    """The checksum of each file by name, from the manifest."""
    foreign = BadInputError("This is not an archive of sesprep.", where=str(path))
    known = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
    if MANIFEST not in file.namelist() or any(info.compress_type not in known for info in file.infolist()):
        raise foreign
    try:
        manifest = json.loads(_member(file, MANIFEST, path))
        kind, schema, rows = manifest["kind"], int(manifest["schema"]), manifest["files"]
        listed = {str(row["name"]): str(row["sha256"]) for row in rows}
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise foreign from error
    if kind != "sesprep-archive":
        raise foreign
    if schema > SCHEMA:
        raise BadInputError("A newer sesprep wrote this archive.", hint="Import it there.", where=str(path))
    if len(listed) != len(rows) or sum(info.file_size for info in file.infolist()) > MOST:
        raise foreign
    for name in listed:
        if not _is_ours(name):
            raise BadInputError(f"This archive names a place that is not sesprep's: {name[:80]}", where=str(path))
    return listed


def _member(file: zipfile.ZipFile, name: str, path: Path) -> bytes:
    try:
        with file.open(name) as member:
            data = member.read(MAX_READ + 1)
    except (KeyError, RuntimeError, zipfile.BadZipFile, EOFError, ValueError, zlib.error) as error:
        raise _damaged(path, name) from error
    if len(data) > MAX_READ:
        raise _damaged(path, name)
    return data


def _damaged(path: Path, name: str) -> BadInputError:
    return BadInputError(f"This archive is damaged at {name[:80]}.", hint="Make it anew.", where=str(path))


def _is_ours(name: str) -> bool:
    parts = name.split("/")
    sound = all(part not in ("", ".", "..") and not set(part) & set("\\:\0") for part in parts)
    known = len(parts) >= 2 and parts[0] in roots(Places(Path(), Path(), Path()))
    return sound and (known or name == f"{SETTINGS}/settings.toml")


def _files(places: Places) -> Iterator[tuple[str, Path]]:
    if places.settings_file.is_file():
        yield f"{SETTINGS}/settings.toml", places.settings_file
    for root, folder in roots(places).items():
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                name = str(PurePosixPath(root, *path.relative_to(folder).parts))
                if _is_ours(name):
                    yield name, path


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
