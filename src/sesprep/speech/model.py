"""Speech models: which there are, where they are, and whether they are what they should be."""

import hashlib
import json
import os
from functools import cache
from importlib.resources import files
from pathlib import Path

import tomli
from pydantic import Field, ValidationError

from sesprep.domain.model import Model
from sesprep.errors import BadInputError, MissingError
from sesprep.speech.remedies import lacking

RECORD = "sesprep.json"
"""Beside a model's files: what they were when they were installed."""
NEEDED = ("config.json", "model.bin", "tokenizer.json")
OPTIONAL = ("vocabulary.txt", "vocabulary.json", "preprocessor_config.json")


class ModelFile(Model):
    """One file of a model."""

    name: str
    size: int = Field(ge=0)
    sha256: str


class SpeechModel(Model):
    """One speech model, with where it comes from."""

    name: str
    license: str
    source: str
    revision: str = ""
    note: str = ""
    files: tuple[ModelFile, ...]

    @property
    def size(self) -> int:
        """Bytes of all its files."""
        return sum(file.size for file in self.files)


class _Manifest(Model):
    default: str
    models: tuple[SpeechModel, ...]


@cache
def _manifest() -> _Manifest:
    text = files("sesprep").joinpath("data", "voice", "models.toml").read_text("utf-8")
    return _Manifest.model_validate(tomli.loads(text))


def models_folder(data: Path) -> Path:
    """Where speech models are kept, under the folder of the user's data."""
    return data / "models"


def known_models() -> tuple[SpeechModel, ...]:
    """The models that `sesprep voice setup` can get, smallest first."""
    return _manifest().models


def known_model(name: str | None = None) -> SpeechModel:
    """The model of that name, the usual one for None. Raises BadInputError."""
    wanted = name or _manifest().default
    for model in known_models():
        if model.name == wanted:
            return model
    names = ", ".join(model.name for model in known_models())
    raise BadInputError(f"There is no speech model '{wanted}'.", hint=f"Choose one of {names}, or name a folder.")


def installed(folder: Path) -> tuple[Path, ...]:
    """The models under `folder`, largest first; empty when there are none."""
    try:
        found = [path for path in folder.iterdir() if not path.name.startswith(".") and _is_model(path)]
    except OSError:  # no folder: none was ever installed
        return ()
    return tuple(sorted(found, key=lambda path: (-(path / "model.bin").stat().st_size, path.name)))


def find_model(folder: Path, name: str | None = None) -> Path:
    """The folder of the installed model `name`, or of the largest. Raises MissingError when there is none."""
    for path in installed(folder):
        if name is None or path.name == name:
            return path
    raise lacking("model")


def check_model(path: Path) -> None:
    """Compare a model's files with what they were when they were installed.

    A folder that sesprep did not install is looked through for its files only. Raises MissingError for one that is
    missing or damaged.
    """
    if not _is_model(path):
        raise lacking("model", f"{path} holds none")
    record = read_record(path)
    for file in record.files if record else ():
        if sha256(path / file.name) != file.sha256:
            raise lacking("damaged-model", file.name)


def read_record(path: Path) -> SpeechModel | None:
    """What a model was when it was installed; None for one that sesprep did not install."""
    try:
        return SpeechModel.model_validate(json.loads((path / RECORD).read_text("utf-8")), extra="ignore")
    except FileNotFoundError:
        return None
    except (OSError, ValueError, ValidationError) as error:
        raise lacking("damaged-model", RECORD) from error


def describe(path: Path) -> SpeechModel:
    """A model in a folder: the known one whose weights these are, else one by the folder's own name.

    Raises BadInputError when the folder holds no model, or differs from the known one in another file.
    """
    if not _is_model(path):
        hint = f"A folder with {', '.join(NEEDED)} is needed: a Whisper model converted for faster-whisper."
        raise BadInputError("There is no speech model in this folder.", hint=hint, where=str(path))
    names = [name for name in (*NEEDED, *OPTIONAL) if (path / name).is_file()]
    held = tuple(ModelFile(name=name, size=(path / name).stat().st_size, sha256=sha256(path / name)) for name in names)
    hashes = {file.name: file.sha256 for file in held}
    for model in known_models():
        expected = {file.name: file.sha256 for file in model.files}
        if hashes["model.bin"] == expected["model.bin"]:
            wrong = [name for name, value in expected.items() if hashes.get(name) != value]
            if wrong:
                raise BadInputError(f"This is {model.name}, but {wrong[0]} is damaged.", where=str(path))
            return model
    return SpeechModel(name=path.name, license="not known", source=str(path), files=held)


def sha256(path: Path) -> str:
    """The SHA-256 of a file. Raises MissingError when it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise MissingError(f"The file could not be read: {error.strerror or error}.", where=str(path)) from error


def _is_model(path: Path) -> bool:
    return all(os.access(path / name, os.R_OK) and (path / name).is_file() for name in NEEDED)
