"""The options that choose sessions."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

import click

from sesprep.cli.day import full_day
from sesprep.errors import BadInputError
from sesprep.review.query import Query

F = TypeVar("F", bound=Callable[..., object])
_META = f"{__name__}.query"


def filtered(command: F) -> F:
    """Give a command the options; `asked_for` tells what they were set to."""
    return _with_options(command, "--format")


def filtered_export(command: F) -> F:
    """The same for a command whose --format is the kind of a file."""
    return _with_options(command, "--session-format")


def asked_for() -> Query:
    """What the options of the running command ask for. Raises BadInputError for a search that is too long."""
    told = dict(click.get_current_context().meta.get(_META, {}))
    if len(told.get("search", "")) > 1000:
        raise BadInputError("A search has at most 1,000 characters.")
    return Query.model_validate(told)


def _with_options(command: F, format_name: str) -> F:
    rows: tuple[tuple[str, str, str, str, Callable[[str], date] | click.IntRange | None], ...] = (
        ("--framework", "framework", "ID", "Of this framework, or with questions for it.", None),
        ("--competency", "competency", "REF", "With a question for this competency or qualification.", None),
        (format_name, "format", "ID", "Held in this format.", None),
        ("--bank", "bank", "ID", "With a question from this bank.", None),
        ("--since", "since", "DAY", "From this day on, as 2026-11-22.", full_day),
        ("--until", "until", "DAY", "Up to this day.", full_day),
        ("--rating", "ratings", "1-5", "With this rating of your own; may be given again.", click.IntRange(1, 5)),
        ("--finding", "finding", "RULE", "With a finding of this rule, as R301.", None),
        ("--search", "search", "WORDS", "With all these words in question, answer or note.", None),
    )
    starred = click.option("--starred", is_flag=True, help="With a star.", expose_value=False, callback=_keep)
    made = starred(command)
    for flag, name, shown, says, kind in reversed(rows):
        made = click.option(
            flag,
            name,
            metavar=shown,
            help=says,
            type=kind,
            multiple=name == "ratings",
            expose_value=False,
            callback=_keep,
        )(made)
    return made


def _keep(ctx: click.Context, option: click.Parameter, value: str | date | tuple[int, ...] | bool | None) -> None:
    """Note down what an option was set to; one left out asks for nothing."""
    if value is not None and option.name is not None:
        ctx.meta.setdefault(_META, {})[option.name] = value
