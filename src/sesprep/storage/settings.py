"""The settings: read key by key, changed without touching what else stands in the file."""

from collections.abc import Iterable, MutableMapping
from pathlib import Path
from typing import Any

import tomli
from pydantic import ValidationError

from sesprep.domain.settings import Settings
from sesprep.errors import BadInputError, SesprepError, StorageError
from sesprep.storage.durable import write_atomic
from sesprep.storage.explain import problems_of
from sesprep.storage.problems import Problem
from sesprep.storage.toml_file import TomlFile, problem_of, read_toml

HINT = "Mend the file, or move it away, and save again."


def load_settings(path: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings and what is wrong with them: a bad key is refused, the rest is kept; no file means the defaults.

    Never raises for what stands in the file.
    """
    try:
        file = _read(path)
    except SesprepError as error:
        return Settings(), (problem_of(error, path),)
    if file is None:
        return Settings(), ()
    try:
        return Settings.model_validate(file.data), ()
    except ValidationError as error:
        problems = problems_of(error, Settings, file)
        return _kept(file.data), problems


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings that differ from those in the file; comments, order and unknown keys stay as they are.

    Raises BadInputError when the file there is not TOML, and leaves it alone; StorageError when it cannot be written.
    """
    import tomlkit  # only for writing: reading settings is on the way to every command
    from tomlkit.exceptions import TOMLKitError

    file = _read(path)
    current, _ = load_settings(path)
    try:
        document = tomlkit.parse(file.text if file else "")
        _change(document, current.model_dump(), settings.model_dump())
        changed = tomlkit.dumps(document)
        same = _kept(tomli.loads(changed)) == settings
    except (TOMLKitError, ValueError, RecursionError) as error:
        raise BadInputError("The settings cannot be changed in this file.", hint=HINT, where=str(path)) from error
    if not same:  # never write what would not read back
        raise StorageError("The settings cannot be changed in this file.", hint=HINT, where=str(path))
    write_atomic(path, changed)


def _read(path: Path) -> TomlFile | None:
    try:
        return read_toml(path)
    except StorageError as error:
        if isinstance(error.__cause__, FileNotFoundError):  # nothing was ever set
            return None
        raise


def _kept(data: dict[str, Any]) -> Settings:
    """The settings without the keys that cannot be used."""
    rest = _copy(data)
    while True:
        try:
            return Settings.model_validate(rest)
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                _drop(rest, detail["loc"])


def _copy(table: dict[str, Any], depth: int = 3) -> dict[str, Any]:
    """As deep as settings go; a dotted key may be thousands of tables deep."""
    return {k: _copy(v, depth - 1) if depth and isinstance(v, dict) else v for k, v in table.items()}


def _drop(data: dict[str, Any], loc: Iterable[str | int]) -> None:
    """Delete the innermost key on the way to `loc`; validation after validation, this ends at the defaults."""
    holder, last = data, ""
    inner: Any = data
    for part in loc:
        if not isinstance(inner, dict) or part not in inner:
            break
        holder, last = inner, str(part)
        inner = inner[part]
    holder.pop(last, None)


def _change(table: MutableMapping[str, Any], old: dict[str, Any], new: dict[str, Any]) -> None:
    for key in [*old, *(key for key in new if key not in old)]:
        before, after = old.get(key), new.get(key)
        if before == after:
            continue
        if after is None:
            table.pop(key, None)
        elif isinstance(before, dict) and isinstance(after, dict) and isinstance(table.get(key), MutableMapping):
            _change(table[key], before, after)
        else:
            table[key] = _plain(after)


def _plain(value: object) -> object:
    """Tuples as lists, for TOML."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, tuple | list) else value
