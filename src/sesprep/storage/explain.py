"""Says in plain words what pydantic found wrong."""

import types
from collections.abc import Mapping
from typing import Literal, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from sesprep.domain.slug import slugify
from sesprep.storage.problems import Problem, did_you_mean
from sesprep.storage.toml_file import TomlFile, dotted
from sesprep.storage.toml_lines import Loc

_KINDS: Mapping[str, str] = {
    "string_type": "text in quotes",
    "string_unicode": "text in quotes",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "date_type": "a date such as 2026-09-30",
    "date_parsing": "a date such as 2026-09-30",
    "date_from_datetime_parsing": "a date such as 2026-09-30",
    "tuple_type": "a list in square brackets",
    "dict_type": "a table",
    "model_type": "a table",
}
_BOUNDS: Mapping[str, tuple[str, str]] = {
    "greater_than": ("gt", "more than"),
    "greater_than_equal": ("ge", "at least"),
    "less_than": ("lt", "less than"),
    "less_than_equal": ("le", "at most"),
}


def problems_of(error: ValidationError, model: type[BaseModel], file: TomlFile, base: Loc = ()) -> tuple[Problem, ...]:
    """One problem for each thing that the validation of a `model` standing at `base` in `file` refused."""
    found = error.errors(include_url=False)
    return tuple(_problem(detail, model, file, base) for detail in found)


def fields_at(model: type[BaseModel], loc: Loc) -> tuple[str, ...]:
    """The keys that the table at `loc` inside a `model` may have; none when it is no table of a fixed shape."""
    kind: object = model
    for part in loc:
        if isinstance(part, int):
            continue
        inner = _model_in(kind)
        if inner is None or part not in inner.model_fields:
            return ()
        kind = inner.model_fields[part].annotation
    inner = _model_in(kind)
    return tuple(inner.model_fields) if inner else ()


def _problem(detail: ErrorDetails, model: type[BaseModel], file: TomlFile, base: Loc) -> Problem:
    loc: Loc = detail["loc"]
    message, hint = _words(detail, model, loc)
    return file.problem(base + loc, message, hint)


def _words(detail: ErrorDetails, model: type[BaseModel], loc: Loc) -> tuple[str, str]:
    key = f"'{dotted(loc[-1:])}'" if loc and isinstance(loc[-1], str) else f"'{dotted(loc[-2:])}'"
    kind, context, value = detail["type"], detail.get("ctx", {}), detail["input"]
    if kind == "extra_forbidden":
        known = fields_at(model, loc[:-1])
        near = did_you_mean(str(loc[-1]), known)
        return f"The key {key} is not known.", near or (f"The keys are: {', '.join(known)}." if known else "")
    if kind == "missing":
        return f"The key {key} is missing.", f"Add a line {loc[-1]} = …" if loc else ""
    if kind in ("literal_error", "enum"):
        return _not_a_choice(key, value, str(context.get("expected", "")))
    if kind == "string_pattern_mismatch":
        return _not_an_id(key, value, str(context.get("pattern", "")))
    if kind in _KINDS:
        return f"{key} must be {_KINDS[kind]}.", f"It is {_what(value)}."
    if kind in _BOUNDS:
        name, says = _BOUNDS[kind]
        bound = context.get(name)
        shown = f"{bound:g}" if isinstance(bound, float) else bound
        return f"{key} must be {says} {shown}.", f"It is {_what(value)}."
    if kind == "string_too_short" or (kind == "too_short" and context.get("actual_length") == 0):
        return f"{key} is empty.", "Write something here."
    if kind == "string_too_long":
        return f"{key} is longer than {context.get('max_length'):,} characters.", f"It has {len(str(value)):,}."
    return f"{key} cannot be used: {detail['msg'][:1].lower()}{detail['msg'][1:]}.", ""


def _not_a_choice(key: str, value: object, expected: str) -> tuple[str, str]:
    choices = [choice.strip("'") for choice in expected.replace(" or ", ", ").split(", ")]
    if key == "'schema_version'":
        return f"This file has schema version {_what(value)}; this sesprep reads {expected}.", "Get a newer sesprep."
    near = did_you_mean(value, choices) if isinstance(value, str) else ""
    return f"{key} cannot be {_what(value)}.", f"{near} It is one of: {', '.join(choices)}.".strip()


def _not_an_id(key: str, value: object, pattern: str) -> tuple[str, str]:
    if "/" in pattern:
        return f"{key} does not name a competency: {_what(value)}.", "Write framework/qualification/competency."
    suggestion = f"Such as '{slugify(str(value)[:200])}'."
    return f"{key} must be lower-case words and digits joined by hyphens, not {_what(value)}.", suggestion


def _what(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "a table"
    if isinstance(value, list | tuple):
        return "a list"
    try:
        text = f"'{value}'" if isinstance(value, str) else str(value)
    except ValueError:  # a whole number of more digits than Python will print
        return "a very long number"
    return text if len(text) <= 60 else f"{text[:57]}…"


def _model_in(kind: object) -> type[BaseModel] | None:
    """The model inside `X | None`, `tuple[X, ...]` and the like."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return kind
    if get_origin(kind) in (Union, types.UnionType, tuple, list) or get_origin(kind) is not Literal:
        return next((inner for arg in get_args(kind) if (inner := _model_in(arg))), None)
    return None
