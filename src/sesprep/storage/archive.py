"""All data in one file: every folder of the user's, as it is, in a zip archive."""

import hashlib
import json
import os
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from sesprep.domain.delivery import RECORDING_KINDS, RECORDINGS
from sesprep.errors import BadInputError, SesprepError
from sesprep.storage.durable import SCRATCH, read_bytes, storage_error, sync_folder
from sesprep.storage.places import Places

MANIFEST = "sesprep-archive.json"
SCHEMA = 1
SETTINGS = "settings"
CHUNK = 1 << 20


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


def write_archive(places: Places, target: Path, *, recordings: bool = True) -> Written:
    """Put every file of the user's into a new zip archive at `target`, readable by the user alone (0600).

    `recordings` says whether those of spoken answers go along. Raises BadInputError when `target` exists, StorageError
    when it cannot be written; then nothing is left there.
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
                    if not recordings and is_recording(name):
                        continue
                    try:
                        listed.append(
                            _put_recording(file, name, path) if is_recording(name) else _put(file, name, path)
                        )
                    except SesprepError as error:
                        left_out.append((path, error.message))
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


def recordings_of(places: Places) -> tuple[int, int]:
    """How many recordings an archive would hold, and their bytes."""
    found = [path for name, path in _files(places) if is_recording(name)]
    return len(found), sum(path.stat().st_size for path in found)


def is_recording(name: str) -> bool:
    """Whether a file of an archive is the recording of a spoken answer."""
    parts = name.split("/")
    return len(parts) == 3 and parts[1].endswith(RECORDINGS) and parts[2].endswith(RECORDING_KINDS)


def is_ours(name: str) -> bool:
    """Whether a name is that of a place that an archive may hold."""
    parts = name.split("/")
    sound = all(part not in ("", ".", "..") and not set(part) & set("\\:\0") for part in parts)
    known = len(parts) >= 2 and parts[0] in roots(Places(Path(), Path(), Path()))
    return sound and (known or name == f"{SETTINGS}/settings.toml")


def _put(file: zipfile.ZipFile, name: str, path: Path) -> dict[str, object]:
    data = read_bytes(path)
    file.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return {"name": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def _put_recording(file: zipfile.ZipFile, name: str, path: Path) -> dict[str, object]:
    """Sound is copied as it is, for it does not get smaller; its age goes along, for recordings may be kept for days.

    Raises StorageError when the recording cannot be opened.
    """
    digest, size = hashlib.sha256(), 0
    try:
        stream = path.open("rb")
    except OSError as error:
        raise storage_error(error, path) from error
    with stream, file.open(zipfile.ZipInfo(name), "w", force_zip64=True) as member:
        modified = os.fstat(stream.fileno()).st_mtime
        while chunk := stream.read(CHUNK):
            member.write(chunk)
            digest.update(chunk)
            size += len(chunk)
    return {"name": name, "size": size, "sha256": digest.hexdigest(), "modified": round(modified, 3)}


def _files(places: Places) -> Iterator[tuple[str, Path]]:
    if places.settings_file.is_file():
        yield f"{SETTINGS}/settings.toml", places.settings_file
    for root, folder in roots(places).items():
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.name.startswith(".") and path.suffix != SCRATCH:
                name = str(PurePosixPath(root, *path.relative_to(folder).parts))
                if is_ours(name):
                    yield name, path


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
