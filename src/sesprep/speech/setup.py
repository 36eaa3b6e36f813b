"""Gets a speech model, from the network or from a folder; the only part of sesprep that ever uses a network."""

import hashlib
import http.client
import os
import shutil
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from sesprep.errors import BadInputError, MissingError
from sesprep.speech.model import RECORD, ModelFile, SpeechModel, describe

CHUNK = 1 << 20
TIMEOUT = 30.0
Progress = Callable[[int, int], None]
"""Told the bytes so far and the bytes in all."""


def fetch_model(model: SpeechModel, folder: Path, progress: Progress) -> Path:
    """Download a known model into `folder` and return where it is; each file's hash is checked as it comes.

    Raises MissingError without a network, space or permission, BadInputError when a file is not what it should be; then
    nothing is left behind, and an older copy stays as it was.
    """
    with _assembled(model, folder) as target:
        so_far = 0
        for file in model.files:
            url = f"{model.source}/resolve/{model.revision}/{file.name}"
            with _opened(url) as stream:
                so_far = _copy(stream, target / file.name, file, so_far, model.size, progress)
    return folder / model.name


def copy_model(source: Path, folder: Path, progress: Progress) -> Path:
    """Copy a model, from a USB stick for example, into `folder`, and return where it is; raises as `fetch_model`."""
    model = describe(source)
    with _assembled(model, folder) as target:
        so_far = 0
        for file in model.files:
            try:
                with (source / file.name).open("rb") as stream:
                    so_far = _copy(stream, target / file.name, file, so_far, model.size, progress)
            except OSError as error:
                raise _failed(error, source / file.name) from error
    return folder / model.name


@contextmanager
def _assembled(model: SpeechModel, folder: Path) -> Iterator[Path]:
    """A folder to fill; it takes the model's name when it is full, and goes away when it is not."""
    part = folder / f".{model.name}.{os.getpid()}"
    final = folder / model.name
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        free = shutil.disk_usage(folder).free
        if free < model.size * 1.1:
            need, have = model.size / 1e6, free / 1e6
            raise MissingError(f"The model takes {need:.0f} MB, and {have:.0f} MB are free.", where=str(folder))
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(mode=0o700)
        yield part
        (part / RECORD).write_text(model.model_dump_json(), "utf-8")
        shutil.rmtree(final, ignore_errors=True)
        part.rename(final)
    except OSError as error:
        raise _failed(error, folder) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


@contextmanager
def _opened(url: str) -> Iterator[BinaryIO]:
    request = urllib.request.Request(url, headers={"User-Agent": "sesprep"})
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT) as stream:
            yield stream
    except (urllib.error.URLError, http.client.HTTPException) as error:
        reason = error.reason if isinstance(error, urllib.error.URLError) else type(error).__name__
        hint = "Try again with a network, or copy the model by hand and use `sesprep voice setup --model FOLDER`."
        raise MissingError(f"The model could not be fetched: {reason}.", hint=hint, where=url) from error


def _copy(stream: BinaryIO, target: Path, file: ModelFile, so_far: int, whole: int, progress: Progress) -> int:
    """Copy one file, and return the bytes of all files so far."""
    digest = hashlib.sha256()
    size = 0
    with target.open("xb") as out:
        while size <= file.size and (chunk := stream.read(CHUNK)):
            out.write(chunk)
            digest.update(chunk)
            size += len(chunk)
            progress(so_far + size, whole)
        out.flush()
        os.fsync(out.fileno())
    if digest.hexdigest() != file.sha256:
        hint = "Nothing was installed. Try again; if it stays so, tell the makers of sesprep."
        raise BadInputError(f"{file.name} is not what it should be: its hash differs.", hint=hint)
    return so_far + size


def _failed(error: OSError, where: Path) -> MissingError:
    return MissingError(f"The model could not be installed: {error.strerror or error}.", where=str(where))
