"""`sesprep formats`."""

from collections.abc import Iterator
from pathlib import Path

import click

from sesprep.cli import output
from sesprep.cli.diagnostics import ExitCode, tell_problems
from sesprep.cli.listing import json_lines, json_object, json_problems, show_list, show_problems
from sesprep.domain.counted import counted
from sesprep.domain.format import SessionFormat
from sesprep.storage.catalog import load_file
from sesprep.storage.formats import copy_format, load_formats
from sesprep.storage.places import Places
from sesprep.storage.problems import Problem
from sesprep.tui.amounts import minutes_words


@click.group("formats")
def command() -> None:
    """List, show and check the ways in which a session is held.

    \b
    Examples:
      sesprep formats list
      sesprep formats show qrb
      sesprep formats check my-format.toml
    """


@command.command("list")
@json_lines
@click.pass_obj
def list_(places: Places, as_json: bool) -> None:
    """List every format: those sesprep comes with, and yours.

    \b
    Examples:
      sesprep formats list
      sesprep formats list --json
    """
    formats = load_formats(places)
    tell_problems(formats.problems)
    show_list(
        formats.values,
        ("Format", "Questions", "Time", "Name"),
        lambda form: (form.id, str(form.questions), _time(form), form.name),
        lambda form: form.model_dump(mode="json", exclude_defaults=True),
        as_json=as_json,
    )


@command.command("show")
@click.argument("format_id", metavar="ID")
@json_object
@click.pass_obj
def show(places: Places, format_id: str, as_json: bool) -> None:
    """Show one format, with what stands behind its figures and how sure that is.

    \b
    Examples:
      sesprep formats show qrb
      sesprep formats show qrb --json
    """
    form = load_formats(places).get(format_id)
    if as_json:
        output.json_object(form.model_dump(mode="json"))
    else:
        output.text(*_lines(form))


@command.command("new")
@click.argument("format_id", metavar="ID")
@click.option("--like", default="practice", show_default=True, metavar="ID", help="The format to copy.")
@click.pass_obj
def new(places: Places, format_id: str, like: str) -> None:
    """Copy a format to a file of your own, where every figure can be changed; prints the file's name.

    \b
    Example:
      sesprep formats new my-board --like qrb
    """
    places.prepare()
    output.text(str(copy_format(places, like, format_id)))


@command.command("check")
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
@json_problems
@click.pass_obj
def check(places: Places, files: tuple[Path, ...], as_json: bool) -> ExitCode:
    """Check format files for mistakes, or every format when no file is named.

    Exit code 2 when a file cannot be used.

    \b
    Examples:
      sesprep formats check
      sesprep formats check my-format.toml --json
    """
    problems: list[Problem] = []
    if not files:
        formats = load_formats(places)
        problems += formats.problems
        if not as_json:
            output.text(*(f"{form.id}: fine" for form in formats.values))
    for path in files:
        form, wrong = load_file(SessionFormat, path)
        problems += wrong
        if form is not None and not as_json:
            output.text(f"{path}: fine")
    show_problems(problems, as_json=as_json)
    return ExitCode.BAD_INPUT if problems else ExitCode.FINE


def _time(form: SessionFormat) -> str:
    if form.minutes_whole is not None:
        return f"{form.minutes_whole:g} min in all"
    if form.minutes_each is not None and form.minutes_each < 1:
        return f"{form.minutes_each * 60:.0f} s each"
    return "untimed" if form.minutes_each is None else f"{form.minutes_each:g} min each"


def _lines(form: SessionFormat) -> Iterator[str]:
    yield f"{form.name} ({form.id})"
    yield form.description
    yield ""
    yield f"Questions: {form.questions}. Time: {_time(form)}. {'An exam.' if form.exam else 'Practice.'}"
    if form.minutes_preparation:
        yield f"Preparation: {minutes_words(form.minutes_preparation)} with the questions in hand."
    if form.probes:
        yield f"Follow-ups: at most {form.probes} for each question."
    if form.supplemental:
        time = f" in {minutes_words(form.minutes_supplemental)}" if form.minutes_supplemental else ""
        yield f"Then at most {counted(form.supplemental, 'supplemental question')}{time}."
    if form.drill:
        yield f"Drill: {form.drill.asks}"
    for panelist in form.panel:
        yield f"Panel: {panelist.name}{f', {panelist.post}' if panelist.post else ''}"
    if form.source:
        yield ""
        yield f"Source: {form.source}"
    for fact in form.facts:
        yield ""
        yield f"{fact.key} ({fact.certainty}): {fact.says}"
        yield f"  From: {fact.source}"
