"""`sesprep banks import`."""

from datetime import date
from pathlib import Path

import click

from sesprep.cli import output
from sesprep.cli.commands.banks.shelf import own_path, preferred, read_settings
from sesprep.cli.diagnostics import ExitCode, tell, tell_problems
from sesprep.domain.bank import Bank
from sesprep.domain.counted import counted
from sesprep.domain.slug import slugify
from sesprep.domain.text import storable
from sesprep.errors import BadInputError
from sesprep.storage.bank_import import IMPORT_FORMATS, Imported, ImportFormat, format_of, import_questions
from sesprep.storage.bank_names import CompetencyNames
from sesprep.storage.bank_writer import save_bank
from sesprep.storage.durable import read_bytes
from sesprep.storage.frameworks import load_frameworks
from sesprep.storage.places import Places
from sesprep.storage.toml_file import MAX_BYTES, decoded


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(IMPORT_FORMATS), help="Told by the file's ending when left out.")
@click.option("--id", "bank_id", metavar="ID", help="The new bank's id; made from the file's name when left out.")
@click.option("--title", help="The new bank's title; the file's own when left out.")
@click.option("--competency", "named", multiple=True, metavar="NAME", help=(
    "What questions test that name nothing themselves; may be repeated."
))  # fmt: skip
@click.option("--framework", metavar="ID", help="The framework meant where several have a competency of one name.")
@click.option("--output", "written", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help=(
    "Write here instead of your own folder of banks."
))  # fmt: skip
@click.pass_obj
def import_(
    places: Places,
    file: Path,
    form: ImportFormat | None,
    bank_id: str | None,
    title: str | None,
    named: tuple[str, ...],
    framework: str | None,
    written: Path | None,
) -> ExitCode:
    """Make a bank from a CSV table, a Markdown file or a plain list of questions.

    In a list each line is a question and each heading a competency, by name or id. A table has a column text (or
    question) and, if you like, id, kind, competencies, parts, minutes, probes, level_1, level_3, level_5 and notes,
    in any order. What cannot be mapped is told, and its question is kept. Exit code 2 when a question had to be left
    out.

    \b
    Examples:
      sesprep banks import questions.txt --id my-panel
      sesprep banks import panel.csv --framework FRAMEWORK
      sesprep banks import list.md --competency "Problem Solving" --output team/list.toml
    """
    chosen_form = form or format_of(file)
    names = CompetencyNames(preferred(load_frameworks(places), read_settings(places), framework, _today()))
    text = decoded(file, read_bytes(file, MAX_BYTES))
    found = import_questions(text, chosen_form, names, file, tuple(_ref(names, name) for name in named))
    tell_problems(found.problems)
    if not found.questions:
        hint = "In a list each line is a question; a table has a column text or question."
        raise BadInputError("There is no question in this file.", hint=hint, where=str(file))
    chosen = bank_id or slugify(file.stem)
    path = own_path(places, chosen, written)
    save_bank(path, _bank(chosen, title or found.title or storable(file.stem)[:120], found))
    output.text(str(path))
    tell(_said(found))
    left_out = any(problem.severity == "error" for problem in found.problems)
    return ExitCode.BAD_INPUT if left_out else ExitCode.FINE


def _bank(bank_id: str, title: str, found: Imported) -> Bank:
    if not 0 < len(title) <= 120:
        raise BadInputError("A title has 1 to 120 characters.", hint="Say another with --title.")
    return Bank(id=bank_id, title=storable(title), questions=found.questions)


def _ref(names: CompetencyNames, name: str) -> str:
    match = names.find(name)
    if match is None:
        hint = names.near(name) or "`sesprep frameworks list` and `sesprep frameworks show ID` give the names."
        raise BadInputError(f"'{name}' is no competency of any framework.", hint=hint)
    if match.others:
        tell(f"'{name}' could be {' or '.join((match.ref, *match.others))}; taken as {match.ref}.")
    return match.ref


def _said(found: Imported) -> str:
    without = sum(not question.competencies for question in found.questions)
    tail = f" {without} without a competency: asked only when you choose this bank." if without else ""
    return f"{counted(len(found.questions), 'question')} made.{tail}"


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the user's own day, as their wall shows it
