"""`sesprep outline`."""

import click

from sesprep.cli import output
from sesprep.cli.answers import STDIN, read_answer
from sesprep.cli.diagnostics import tell, tell_error, tell_problems
from sesprep.cli.editor import edit as open_editor
from sesprep.cli.listing import json_lines, show_list
from sesprep.domain.attempt import AskedQuestion
from sesprep.domain.bank import Bank
from sesprep.domain.outline import Outline
from sesprep.errors import BadInputError
from sesprep.practice.suggest import suggested_bank
from sesprep.storage.agency import load_agencies
from sesprep.storage.banks import load_banks
from sesprep.storage.frameworks import load_frameworks
from sesprep.storage.outlines import list_outlines, outline_path
from sesprep.storage.places import Places
from sesprep.storage.problems import did_you_mean
from sesprep.storage.settings import load_settings
from sesprep.tui.outlines import Outlines

WORDS = 10
"""How many words of an outline a list shows."""


@click.group("outline")
def command() -> None:
    """Keep a few key words for a question, to look at while you answer it.

    A question is named by its bank and its id; `sesprep banks show BANK` lists both.

    \b
    Examples:
      sesprep outline set general scope-in-one-minute "Denver; 40 people; 9,000 claims to 400"
      sesprep outline edit general scope-in-one-minute
      sesprep outline list
    """


@command.command("list")
@json_lines
@click.pass_obj
def list_(places: Places, as_json: bool) -> None:
    """List the questions that have an outline.

    \b
    Example:
      sesprep outline list
    """
    found, wrong = list_outlines(places)
    for error in wrong:
        tell_error(error)
    nothing = "" if wrong else "No outlines yet. `sesprep outline set BANK QUESTION TEXT` writes one."
    headings = ("Bank", "Question", "Words", "Begins")
    show_list(found, headings, _cells, lambda one: one.model_dump(mode="json"), as_json=as_json, nothing=nothing)


@command.command("show")
@click.argument("bank")
@click.argument("question")
@click.pass_obj
def show(places: Places, bank: str, question: str) -> None:
    """Print the outline for a question.

    \b
    Example:
      sesprep outline show general scope-in-one-minute
    """
    asked = _asked(places, bank, question)
    text = Outlines(places).load(asked)
    if text:
        output.text(text.rstrip("\n"))
    else:
        tell(f"No outline yet. `sesprep outline edit {bank} {question}` writes one.")


@command.command("set")
@click.argument("bank")
@click.argument("question")
@click.argument("text", metavar="TEXT|-")
@click.pass_obj
def set_(places: Places, bank: str, question: str, text: str) -> None:
    """Write the outline for a question; `-` reads it from standard input, and an empty text takes it away.

    \b
    Examples:
      sesprep outline set general scope-in-one-minute "Denver; 40 people; 9,000 claims to 400"
      sesprep outline set general scope-in-one-minute ""
    """
    places.prepare()
    asked = _asked(places, bank, question)
    Outlines(places).save(asked, read_answer(text) if text == STDIN else text)


@command.command("edit")
@click.argument("bank")
@click.argument("question")
@click.pass_obj
def edit(places: Places, bank: str, question: str) -> None:
    """Open the outline for a question in your text editor (EDITOR), and check it when it is closed.

    \b
    Example:
      sesprep outline edit general scope-in-one-minute
    """
    places.prepare()
    asked = _asked(places, bank, question)
    open_editor(outline_path(places, bank, question))
    outlines = Outlines(places)
    outlines.save(asked, outlines.load(asked))  # an empty one takes its file away


def _asked(places: Places, bank: str, question: str) -> AskedQuestion:
    """The question as it stands in its bank. Raises BadInputError with the nearest names."""
    banks = {one.id: one for one in _banks(places)}
    if bank not in banks:
        hint = did_you_mean(bank, banks) or "`sesprep banks list` shows every bank."
        raise BadInputError(f"There is no bank '{bank}'.", hint=hint)
    questions = {one.id: one for one in banks[bank].questions}
    if question not in questions:
        hint = did_you_mean(question, questions) or f"`sesprep banks show {bank}` lists its questions."
        raise BadInputError(f"The bank '{bank}' has no question '{question}'.", hint=hint)
    return AskedQuestion(bank=bank, question=questions[question])


def _banks(places: Places) -> tuple[Bank, ...]:
    """Every bank, and the questions that the agency notes suggest."""
    settings, problems = load_settings(places.settings_file)
    tell_problems(problems)
    shelf = load_banks(places, settings, load_frameworks(places))
    agencies = load_agencies(places)
    return (*(loaded.bank for loaded in shelf.banks), *(suggested_bank(agency) for agency in agencies.values))


def _cells(outline: Outline) -> tuple[str, ...]:
    words = outline.text.split()
    begins = " ".join(words[:WORDS]) + ("…" if len(words) > WORDS else "")
    return (outline.bank, outline.question, str(outline.words), begins)
