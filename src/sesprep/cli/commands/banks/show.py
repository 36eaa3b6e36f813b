"""`sesprep banks list` and `sesprep banks show`."""

from collections.abc import Iterator
from pathlib import Path

import click

from sesprep.cli import output
from sesprep.cli.commands.banks.shelf import load_shelf
from sesprep.cli.diagnostics import tell_problems, tell_some
from sesprep.cli.listing import json_lines, json_object, show_list
from sesprep.domain.bank import Bank, Question
from sesprep.storage.banks import LoadedBank
from sesprep.storage.places import Places


@click.command("list")
@json_lines
@click.pass_obj
def list_(places: Places, as_json: bool) -> None:
    """List every bank: those sesprep comes with, yours, and those of the folders in your settings.

    \b
    Examples:
      sesprep banks list
      sesprep banks list --json
    """
    shelf = load_shelf(places)
    tell_some(shelf.problems, "`sesprep banks check`")
    show_list(
        shelf.banks,
        ("Bank", "Questions", "From", "Title"),
        lambda found: (found.bank.id, str(len(found.bank.questions)), found.origin, found.bank.title),
        _facts,
        as_json=as_json,
    )


@click.command("show")
@click.argument("bank_id", metavar="ID")
@json_object
@click.pass_obj
def show(places: Places, bank_id: str, as_json: bool) -> None:
    """Show one bank with its questions, their parts and their probes.

    \b
    Examples:
      sesprep banks show general
      sesprep banks show general --json
    """
    loaded = load_shelf(places).get(bank_id)
    tell_problems(loaded.problems)
    if as_json:
        output.json_object(loaded.bank.model_dump(mode="json"))
    else:
        output.text(*_lines(loaded.bank, loaded.path))


def _facts(loaded: LoadedBank) -> dict[str, object]:
    facts = {"id": loaded.bank.id, "title": loaded.bank.title, "questions": len(loaded.bank.questions)}
    return {**facts, "origin": loaded.origin, "path": str(loaded.path)}


def _lines(bank: Bank, path: Path) -> Iterator[str]:
    yield f"{bank.title} ({bank.id})"
    if bank.description:
        yield bank.description
    yield f"File: {path}"
    for question in bank.questions:
        yield ""
        yield from _question_lines(question)


def _question_lines(question: Question) -> Iterator[str]:
    yield f"{question.id} ({question.kind})"
    yield f"  {question.text}"
    if question.competencies:
        yield f"  Competencies: {', '.join(question.competencies)}"
    if question.parts:
        yield f"  Parts: {'; '.join(question.parts)}"
    for probe in question.probes:
        yield f"  Probe ({probe.aim}): {probe.text}"
    if question.notes:
        yield f"  Notes: {question.notes}"
