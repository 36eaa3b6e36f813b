"""The options that choose sessions."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import TypeVar

import click

from sesprep.cli.commands.banks.shelf import preferred
from sesprep.cli.day import full_day
from sesprep.cli.diagnostics import tell
from sesprep.domain.counted import counted
from sesprep.domain.facts import SessionFacts
from sesprep.errors import BadInputError
from sesprep.review.query import Query
from sesprep.storage.bank_names import CompetencyNames
from sesprep.storage.frameworks import load_frameworks
from sesprep.storage.places import Places
from sesprep.storage.problems import did_you_mean
from sesprep.storage.settings import load_settings

F = TypeVar("F", bound=Callable[..., object])
_META = f"{__name__}.query"


def filtered(command: F) -> F:
    """Give a command the options; `asked_for` tells what they were set to."""
    return _with_options(command, "--format")


def filtered_export(command: F) -> F:
    """The same for a command whose --format is the kind of a file."""
    return _with_options(command, "--session-format")


def asked_for() -> Query:
    """What the options of the running command ask for.

    Raises BadInputError for a search that is too long, and for a competency that nothing is called by.
    """
    context = click.get_current_context()
    told = dict(context.meta.get(_META, {}))
    if "/" not in told.get("competency", "/"):
        told["competency"] = _ref(context.find_root().obj, told["competency"], told.get("framework"))
    if len(told.get("search", "")) > 1000:
        raise BadInputError("A search has at most 1,000 characters.")
    return Query.model_validate(told)


def nothing_fits(query: Query, sessions: Iterable[SessionFacts]) -> str:
    """That no session fits, with what none of them has where a choice names such a thing."""
    every = tuple(sessions)
    attempts = [attempt for session in every for attempt in session.attempts]
    known = {
        "framework": {session.framework for session in every}
        | {ref.split("/")[0] for a in attempts for ref in a.competencies},
        "format": {session.format for session in every},
        "bank": {attempt.bank for attempt in attempts},
        "finding": {finding.rule for attempt in attempts for finding in attempt.findings},
    }
    said = f"None of {counted(len(every), 'session')} fits."
    for key, values in known.items():
        wanted: str = getattr(query, key)
        if wanted and wanted.casefold() not in {value.casefold() for value in values}:
            hint = did_you_mean(wanted, values) or f"There are: {', '.join(sorted(values)) or 'none'}."
            said += f" None has the {key} '{wanted}'. {hint}"
    return said


def _ref(places: Places, named: str, framework: str | None) -> str:
    """The reference that a competency's name or id means; a framework's own id stands for all of it."""
    frameworks = load_frameworks(places)
    if named in frameworks.ids():
        return named
    wanted = framework if framework in frameworks.ids() else None
    settings, _ = load_settings(places.settings_file)
    names = CompetencyNames(preferred(frameworks, settings, wanted, datetime.now().astimezone().date()))
    match = names.find(named)
    if match is None:
        hint = names.near(named) or "`sesprep frameworks list` and `sesprep frameworks show ID` give the names."
        raise BadInputError(f"'{named}' is no competency of any framework.", hint=hint)
    if match.others:
        tell(f"'{named}' is taken as {match.ref}; it could be {' or '.join(match.others)}.")
    return match.ref


def _with_options(command: F, format_name: str) -> F:
    rows: tuple[tuple[str, str, str, str, Callable[[str], date] | click.IntRange | None], ...] = (
        ("--framework", "framework", "ID", "Of this framework, or with questions for it.", None),
        ("--competency", "competency", "NAME", "With a question for this competency or qualification.", None),
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
