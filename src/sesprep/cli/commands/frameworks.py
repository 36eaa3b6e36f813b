"""`sesprep frameworks`."""

from collections.abc import Iterator

import click

from sesprep.cli import output
from sesprep.cli.diagnostics import tell_problems
from sesprep.cli.listing import json_lines, json_object, show_list
from sesprep.domain.framework import Framework
from sesprep.storage.catalog import Catalog
from sesprep.storage.frameworks import load_frameworks
from sesprep.storage.places import Places


@click.group("frameworks")
def command() -> None:
    """List and show the sets of competencies.

    \b
    Examples:
      sesprep frameworks list
      sesprep frameworks show FRAMEWORK
    """


@command.command("list")
@json_lines
@click.pass_obj
def list_(places: Places, as_json: bool) -> None:
    """List every framework: its id, its name and how long it is in force.

    \b
    Examples:
      sesprep frameworks list
      sesprep frameworks list --json
    """
    frameworks = _load(places)
    headings = ("Framework", "Name", "In force")
    show_list(frameworks.values, headings, lambda f: (f.id, f.name, _in_force(f)), _facts, as_json=as_json)


@command.command("show")
@click.argument("framework_id", metavar="ID")
@json_object
@click.pass_obj
def show(places: Places, framework_id: str, as_json: bool) -> None:
    """Show one framework with the names to give to --competency.

    \b
    Examples:
      sesprep frameworks list
      sesprep frameworks show FRAMEWORK
    """
    framework = _load(places).get(framework_id)
    if as_json:
        output.json_object(framework.model_dump(mode="json"))
    else:
        output.text(*_lines(framework))


def _load(places: Places) -> Catalog[Framework]:
    frameworks = load_frameworks(places)
    tell_problems(frameworks.problems)
    return frameworks


def _facts(framework: Framework) -> dict[str, object]:
    return {
        "id": framework.id,
        "name": framework.name,
        "in_force_from": _day(framework.in_force_from),
        "in_force_to": _day(framework.in_force_to),
        "competencies": len(tuple(framework.competencies())),
    }


def _lines(framework: Framework) -> Iterator[str]:
    yield f"{framework.name} ({framework.id})"
    yield f"In force: {_in_force(framework)}"
    yield f"Source: {framework.source}"
    if framework.note:
        yield f"Note: {framework.note}"
    for qualification in framework.qualifications:
        yield ""
        yield f"{qualification.name}  [{framework.id}/{qualification.id}]"
        yield f"  {qualification.definition}{_gloss(qualification.definition_by)}"
        for competency in qualification.competencies:
            yield f"  - {competency.name}  [{framework.id}/{qualification.id}/{competency.id}]"
            yield f"    {competency.definition}{_gloss(competency.definition_by)}"
    if framework.levels:
        yield ""
        yield "Rating scale"
        for level in framework.levels:
            yield f"  {level.value} {level.name}: {level.difficulty} {level.guidance}"


def _gloss(author: str) -> str:
    """OPM's own words go without saying; ours say so."""
    return "" if author == "opm" else " (our gloss)"


def _in_force(framework: Framework) -> str:
    start, end = _day(framework.in_force_from), _day(framework.in_force_to)
    if start is None:
        return "no date"
    return f"{start} to {end}" if end else f"since {start}"


def _day(day: object) -> str | None:
    return None if day is None else str(day)
