"""`sesprep banks`."""

from collections.abc import Iterator
from pathlib import Path

import click

from sesprep.cli import output
from sesprep.cli.diagnostics import ExitCode, tell_problems
from sesprep.domain.bank import Bank, Question
from sesprep.storage.banks import BankShelf, known_refs, load_bank, load_banks
from sesprep.storage.frameworks import load_frameworks
from sesprep.storage.places import Places
from sesprep.storage.problems import Problem
from sesprep.storage.settings import load_settings


@click.group("banks")
def command() -> None:
    """List, show and check the banks of questions.

    \b
    Examples:
      sesprep banks list
      sesprep banks show general
      sesprep banks check my-bank.toml
    """


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_obj
def list_(places: Places, as_json: bool) -> None:
    """List every bank: those sesprep comes with, yours, and those of the folders in your settings.

    \b
    Examples:
      sesprep banks list
      sesprep banks list --json
    """
    shelf = _shelf(places)
    tell_problems(shelf.problems)
    if as_json:
        for loaded in shelf.banks:
            facts = {"id": loaded.bank.id, "title": loaded.bank.title, "questions": len(loaded.bank.questions)}
            output.json_object({**facts, "origin": loaded.origin, "path": str(loaded.path)})
        return
    output.table(
        ("Bank", "Questions", "From", "Title"),
        [(found.bank.id, str(len(found.bank.questions)), found.origin, found.bank.title) for found in shelf.banks],
    )


@command.command("show")
@click.argument("bank_id", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.pass_obj
def show(places: Places, bank_id: str, as_json: bool) -> None:
    """Show one bank with its questions, their parts and their probes.

    \b
    Examples:
      sesprep banks show general
      sesprep banks show general --json
    """
    loaded = _shelf(places).get(bank_id)
    tell_problems(loaded.problems)
    if as_json:
        output.json_object(loaded.bank.model_dump(mode="json"))
    else:
        output.text(*_lines(loaded.bank, loaded.path))


@command.command("check")
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object for each problem, a line each.")
@click.pass_obj
def check(places: Places, files: tuple[Path, ...], as_json: bool) -> ExitCode:
    """Check bank files for mistakes, or every bank when no file is named.

    Exit code 2 when something had to be left out of a bank.

    \b
    Examples:
      sesprep banks check
      sesprep banks check my-bank.toml --json
    """
    problems: list[Problem] = []
    if files:
        known = known_refs(load_frameworks(places))
        for path in files:
            bank, wrong = load_bank(path, known)
            problems += wrong
            _report(path, bank, wrong, as_json)
    else:
        shelf = _shelf(places)
        problems += shelf.problems
        for loaded in shelf.banks:
            _report(loaded.path, loaded.bank, loaded.problems, as_json)
        _print(shelf.refused, as_json)
    return ExitCode.BAD_INPUT if any(p.severity == "error" for p in problems) else ExitCode.FINE


def _shelf(places: Places) -> BankShelf:
    settings, problems = load_settings(places.settings_file)
    tell_problems(problems)
    return load_banks(places, settings, load_frameworks(places))


def _report(path: Path, bank: Bank | None, problems: tuple[Problem, ...], as_json: bool) -> None:
    _print(problems, as_json)
    if not as_json:
        count = len(bank.questions) if bank else 0
        verdict = f"{len(problems)} to mend" if problems else "fine"
        output.text(f"{path}: {count} question{'' if count == 1 else 's'} usable, {verdict}")


def _print(problems: tuple[Problem, ...], as_json: bool) -> None:
    for problem in problems:
        if as_json:
            facts = {"path": str(problem.path), "line": problem.line, "key": problem.key, "severity": problem.severity}
            output.json_object({**facts, "message": problem.message, "hint": problem.hint})
        else:
            output.text(str(problem))


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
