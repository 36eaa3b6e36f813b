"""The banks: those sesprep comes with, the user's own, and those of further folders."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sesprep.domain.bank import Bank
from sesprep.domain.framework import Framework
from sesprep.domain.settings import Settings
from sesprep.errors import BadInputError, SesprepError
from sesprep.storage import packaged
from sesprep.storage.bank_parts import bank_from
from sesprep.storage.catalog import Catalog, same_id, toml_files
from sesprep.storage.places import Places
from sesprep.storage.problems import Problem, did_you_mean
from sesprep.storage.toml_file import problem_of, read_toml

Origin = Literal["shipped", "yours", "folder"]


@dataclass(frozen=True)
class LoadedBank:
    """A bank, where it came from, and what was wrong with parts of it."""

    bank: Bank
    path: Path
    origin: Origin
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class BankShelf:
    """Every bank there is, and the problems of files and folders that gave none."""

    banks: tuple[LoadedBank, ...]
    refused: tuple[Problem, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything wrong anywhere on the shelf."""
        return self.refused + tuple(problem for loaded in self.banks for problem in loaded.problems)

    def ids(self) -> tuple[str, ...]:
        """The id of every bank."""
        return tuple(loaded.bank.id for loaded in self.banks)

    def get(self, wanted: str) -> LoadedBank:
        """The bank with that id; BadInputError with the nearest id when there is none."""
        for loaded in self.banks:
            if loaded.bank.id == wanted:
                return loaded
        hint = did_you_mean(wanted, self.ids()) or "`sesprep banks list` shows every bank."
        raise BadInputError(f"There is no bank '{wanted}'.", hint=hint)


def load_banks(places: Places, settings: Settings, frameworks: Catalog[Framework]) -> BankShelf:
    """Every bank of every folder; of two with one id the first stays, and the second is reported and left out.

    Raises MissingError when the shipped banks are not there.
    """
    known = known_refs(frameworks)
    banks: dict[str, LoadedBank] = {}
    refused: list[Problem] = []
    seen: set[Path] = set()
    for origin, folder, wrong in _folders(places, settings):
        paths, unread = toml_files(folder)
        refused += [*wrong, *unread]
        for path in paths:
            if _same_file(path, seen):
                continue
            bank, problems = load_bank(path, known)
            if bank is None:
                refused += problems
            elif bank.id in banks:
                refused.append(same_id(path, bank.id, banks[bank.id].path))
            else:
                banks[bank.id] = LoadedBank(bank, path, origin, problems)
    return BankShelf(tuple(banks.values()), tuple(refused))


def load_bank(path: Path, known: Collection[str]) -> tuple[Bank | None, tuple[Problem, ...]]:
    """The good parts of one bank file and what is wrong with the others; None when nothing of it can be used.

    `known` holds the competency references that questions may name. Never raises for what stands in the file.
    """
    try:
        file = read_toml(path)
    except SesprepError as error:
        return None, (problem_of(error, path),)
    return bank_from(file, known)


def known_refs(frameworks: Catalog[Framework]) -> frozenset[str]:
    """Every competency reference of every framework."""
    return frozenset(ref for framework in frameworks.values for ref in framework.refs())


def _folders(places: Places, settings: Settings) -> Iterator[tuple[Origin, Path, tuple[Problem, ...]]]:
    yield "shipped", packaged.banks_dir(), ()
    yield "yours", places.banks_dir, ()
    for named in settings.bank_folders:
        folder, wrong = _folder(places, named)
        yield "folder", folder, wrong


def _folder(places: Places, named: str) -> tuple[Path, tuple[Problem, ...]]:
    """A folder that the settings name; a relative one starts where the settings are."""
    written = Path(named)
    try:
        folder = places.config / written.expanduser()
        there = folder.is_dir()
    except (OSError, RuntimeError, ValueError):  # an unknown user's home, a loop of links, a NUL in the name
        folder, there = places.config / re.sub(r"\x00", "", named), False
    if there:
        return folder, ()
    problem = Problem(places.settings_file, None, "bank_folders", f"There is no folder '{named}'.")
    return folder, (problem,)


def _same_file(path: Path, seen: set[Path]) -> bool:
    """Whether this very file was met before, such as when a folder is named twice."""
    try:
        real = path.resolve()
    except (OSError, RuntimeError):  # a loop of links: reading it will say so
        return False
    before = real in seen
    seen.add(real)
    return before
