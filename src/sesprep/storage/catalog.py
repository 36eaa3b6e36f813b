"""Reads folders of TOML files into values: the good ones, and what is wrong with the others."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from sesprep.domain.format import SessionFormat
from sesprep.domain.framework import Framework
from sesprep.domain.structure import Structure
from sesprep.errors import BadInputError, SesprepError
from sesprep.storage.explain import problems_of
from sesprep.storage.problems import Problem, did_you_mean
from sesprep.storage.toml_file import problem_of, read_toml

M = TypeVar("M", bound=BaseModel)
Named = TypeVar("Named", Framework, Structure, SessionFormat)


@dataclass(frozen=True)
class Catalog(Generic[Named]):
    """Values by id, in the order they were found, and the problems met on the way."""

    values: tuple[Named, ...]
    problems: tuple[Problem, ...] = ()

    def ids(self) -> tuple[str, ...]:
        """The id of every value."""
        return tuple(value.id for value in self.values)

    def get(self, wanted: str) -> Named:
        """The value with that id; BadInputError with the nearest id when there is none."""
        for value in self.values:
            if value.id == wanted:
                return value
        hint = did_you_mean(wanted, self.ids()) or f"There are: {', '.join(self.ids())}."
        raise BadInputError(f"'{wanted}' is not known.", hint=hint)


def load_catalog(model: type[Named], folders: Iterable[Path]) -> Catalog[Named]:
    """Every file of the folders as a `model`; of two with one id the first stays and the second is a problem."""
    values: dict[str, Named] = {}
    homes: dict[str, Path] = {}
    problems: list[Problem] = []
    for folder in folders:
        paths, unread = toml_files(folder)
        problems += unread
        for path in paths:
            value, wrong = load_file(model, path)
            problems += wrong
            if value is None:
                continue
            if value.id in values:
                problems.append(same_id(path, value.id, homes[value.id]))
            else:
                values[value.id], homes[value.id] = value, path
    return Catalog(tuple(values.values()), tuple(problems))


def load_file(model: type[M], path: Path) -> tuple[M | None, tuple[Problem, ...]]:
    """One file as a `model`, or None with what is wrong; never raises for what stands in the file."""
    try:
        file = read_toml(path)
    except SesprepError as error:
        return None, (problem_of(error, path),)
    try:
        return model.model_validate(file.data), ()
    except ValidationError as error:
        return None, problems_of(error, model, file)


def toml_files(folder: Path) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """The TOML files of a folder by name, its sub-folders left out; a folder that is not there has none."""
    try:
        if not folder.exists():
            return (), ()
        found = sorted(path for path in folder.iterdir() if path.suffix == ".toml" and not path.name.startswith("."))
    except (OSError, ValueError) as error:
        return (), (Problem(folder, None, "", f"This folder cannot be read: {error}."),)
    return tuple(found), ()


def same_id(path: Path, repeated: str, first: Path) -> Problem:
    """The problem of a second file with an id; nothing overrides silently."""
    hint = "Give this one another id."
    return Problem(path, None, "id", f"The id '{repeated}' is already used by {first}; this file is left out.", hint)
