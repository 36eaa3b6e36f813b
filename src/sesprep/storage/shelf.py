"""Folders of TOML files that the user owns: stories, agencies and live runs."""

from collections.abc import Callable, MutableMapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from sesprep.domain.agency import Agency
from sesprep.domain.partner import LiveRun
from sesprep.domain.story import Story
from sesprep.errors import BadInputError
from sesprep.storage.catalog import load_file, same_id, toml_files
from sesprep.storage.durable import read_bytes, write_atomic
from sesprep.storage.problems import Problem, did_you_mean
from sesprep.storage.toml_file import MAX_BYTES, TomlFile, parse_toml, read_toml

Own = TypeVar("Own", Story, Agency, LiveRun)
_COMMANDS = {"Story": "stories", "Agency": "agency", "LiveRun": "partner"}
MEND = "Mend the file in a text editor; nothing was written."


@dataclass(frozen=True)
class Shelf(Generic[Own]):
    """The values of a folder by name of file, and what is wrong in files that gave none or a part."""

    values: tuple[Own, ...]
    paths: dict[str, Path]
    """The file of each value by its id."""
    problems: tuple[Problem, ...] = ()
    listed: str = ""
    """Which command lists them, in a sentence."""

    def ids(self) -> tuple[str, ...]:
        """The id of every value."""
        return tuple(value.id for value in self.values)

    def get(self, wanted: str) -> Own:
        """The value with that id; BadInputError with the nearest id when there is none."""
        for value in self.values:
            if value.id == wanted:
                return value
        there = f"There are: {', '.join(self.ids()[:20])}." if self.values else "There is none yet."
        hint = did_you_mean(wanted, self.ids()) or there
        raise BadInputError(f"'{wanted}' is not known.", hint=f"{hint} {self.listed}".strip())


def load_shelf(model: type[Own], folder: Path) -> Shelf[Own]:
    """Every file of a folder; of two with one id the first by name stays. Never raises for what stands in a file."""
    values: dict[str, Own] = {}
    paths: dict[str, Path] = {}
    found, unread = toml_files(folder)
    problems = list(unread)
    for path in found:
        value, wrong = load_file(model, path)
        problems += wrong
        if value is not None and value.id in values:
            problems.append(same_id(path, value.id, paths[value.id]))
        elif value is not None:
            values[value.id], paths[value.id] = value, path
    listed = f"`sesprep {_COMMANDS[model.__name__]} list` lists them."
    return Shelf(tuple(values.values()), paths, tuple(problems), listed)


def opened(model: type[Own], path: Path) -> tuple[Own, TomlFile]:
    """One file as a value with its text. Raises BadInputError with its first problem, StorageError."""
    value, problems = load_file(model, path)
    if value is None:
        first = problems[0]
        raise BadInputError(first.message, hint=first.hint or MEND, where=first.where)
    return value, read_toml(path)


def save_new(path: Path, text: str, model: type[Own]) -> Own:
    """Write a file that is not there yet, when it reads back as a value. Raises BadInputError, StorageError."""
    if path.exists() or path.is_symlink():
        raise BadInputError("There is a file with this name already.", hint="Give another name.", where=str(path))
    value = model.model_validate(parse_toml(path, text.encode("utf-8")).data)
    write_atomic(path, text)
    return value


def change(model: type[Own], path: Path, alter: Callable[[Own], Own]) -> Own:
    """Change a file that a person may have written: only keys that differ are written, comments stay.

    Raises BadInputError, with the file as it was, when it cannot be read, when the change would not read back, or when
    another program changed it meanwhile; StorageError when it cannot be written.
    """
    import tomlkit  # only for writing

    before, file = opened(model, path)
    wanted = alter(before)
    document = tomlkit.parse(file.text)
    old, new = before.model_dump(mode="python", exclude_none=True), wanted.model_dump(mode="python", exclude_none=True)
    for key in old.keys() - new.keys():
        document.pop(key, None)
    for key, value in new.items():
        if old.get(key) != value:
            _put(document, key, value)
    text = tomlkit.dumps(document)
    if model.model_validate(parse_toml(path, text.encode("utf-8")).data) != wanted:
        raise BadInputError("This change cannot be made in this file.", hint=MEND, where=str(path))
    if read_bytes(path, MAX_BYTES) != file.text.encode("utf-8"):
        raise BadInputError("Another program changed this file meanwhile.", hint="Try again.", where=str(path))
    write_atomic(path, text)
    return wanted


def _put(document: MutableMapping[str, Any], key: str, value: object) -> None:
    """Set one key where it stands, with its comment; a table key by key."""
    import tomlkit  # only for writing

    held = document.get(key)
    if isinstance(value, dict) and isinstance(held, MutableMapping):
        for gone in held.keys() - value.keys():
            del held[gone]
        for inner, new in value.items():
            if inner not in held or held[inner] != _plain(new):
                held[inner] = _plain(new)
    elif isinstance(held, MutableMapping | tomlkit.items.AoT) or _has_tables(value):
        document.pop(key, None)
        document[key] = tomlkit.item(_plain(value))
    else:
        document[key] = _plain(value)


def _has_tables(value: object) -> bool:
    return isinstance(value, dict) or (isinstance(value, list | tuple) and any(isinstance(v, dict) for v in value))


def _plain(value: object) -> object:
    """A value that TOML knows: tuples become lists, empty texts inside tables are left out."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items() if inner not in (None, "")}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value
