"""`sesprep history debrief`."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from sesprep.cli import output
from sesprep.cli.commands.history.debrief_asking import ask_debrief, check_refs
from sesprep.cli.commands.history.finding import today
from sesprep.cli.day import full_day
from sesprep.cli.diagnostics import tell_problems
from sesprep.cli.listing import json_lines, json_object, show_list
from sesprep.domain.debrief import Debrief, DebriefQuestion
from sesprep.domain.slug import slugify, unique_id
from sesprep.domain.text import storable
from sesprep.errors import BadInputError
from sesprep.storage.catalog import load_file
from sesprep.storage.debriefs import Debriefs, load_debriefs, save_debrief
from sesprep.storage.places import Places


@click.group("debrief")
def command() -> None:
    """Record what a real interview asked and how it felt; it counts in coverage and in the plan.

    \b
    Examples:
      sesprep history debrief new --title "Deputy CFO" --question "Tell us of a budget you cut."
      sesprep history debrief list
    """


@command.command("new")
@click.option("--day", type=full_day, metavar="DAY", help="The day of it (default: today).")
@click.option("--title", default="", metavar="TEXT", help="The position or agency, in your words.")
@click.option("--question", "questions", multiple=True, metavar="TEXT", help="A question that was asked.")
@click.option("--competency", "refs", multiple=True, metavar="REF", help="What the question before it seemed to test.")
@click.option("--felt", type=click.IntRange(1, 5), help="How it felt, 1 (badly) to 5 (well).")
@click.option("--feedback", default="", metavar="TEXT", help="What you were told afterwards.")
@click.option("--from", "source", type=click.Path(path_type=Path), metavar="FILE", help="Take it from a TOML file.")
@click.pass_obj
def new(
    places: Places,
    day: date | None,
    title: str,
    questions: tuple[str, ...],
    refs: tuple[str, ...],
    felt: int | None,
    feedback: str,
    source: Path | None,
) -> None:
    """Record a real interview. At a terminal, without --question, it asks; its file can be edited later.

    With as many --competency as --question, each belongs to its question; one alone belongs to all of them.

    \b
    Examples:
      sesprep history debrief new
      sesprep history debrief new --day 2026-11-20 --question "Why this agency?" --felt 4
    """
    if source is not None:
        debrief, problems = load_file(Debrief, source)
        tell_problems(problems)
        if debrief is None:
            raise BadInputError("This file holds no debrief that can be used.", where=str(source))
    else:
        when = day or today()
        if len(refs) > 1 and len(refs) != len(questions):
            raise click.UsageError("Give one --competency, or one for each --question.")
        tests = refs if len(refs) == len(questions) else refs * len(questions)
        asked = tuple(
            DebriefQuestion(text=_text(q, 1200), competencies=tests[at : at + 1]) for at, q in enumerate(questions)
        )
        name = slugify(f"{when} {title}")[:60].rstrip("-")
        debrief = Debrief(
            id=name, day=when, title=_text(title, 200), felt=felt, feedback=_text(feedback, 8000), questions=asked
        )
        if not questions:
            taken = [known.id for known in _load(places).debriefs]
            debrief = ask_debrief(debrief.model_copy(update={"id": unique_id(name, taken)}))
    places.prepare()
    check_refs(places, debrief)
    output.text(f"Saved in {save_debrief(places, debrief)}")


@command.command("list")
@json_lines
@click.pass_obj
def list_(places: Places, as_json: bool) -> None:
    """List the debriefs, the newest interview first.

    \b
    Examples:
      sesprep history debrief list
      sesprep history debrief list --json
    """
    show_list(
        _load(places).debriefs,
        ("Debrief", "Day", "Title", "Questions", "Felt"),
        lambda d: (d.id, str(d.day), d.title, str(len(d.questions)), str(d.felt or "-")),
        lambda debrief: debrief.model_dump(mode="json"),
        as_json=as_json,
        nothing="No debriefs yet. `sesprep history debrief new` records an interview.",
    )


@command.command("show")
@click.argument("debrief_id", metavar="ID")
@json_object
@click.pass_obj
def show(places: Places, debrief_id: str, as_json: bool) -> None:
    """Show one debrief.

    \b
    Example:
      sesprep history debrief show 2026-11-20-deputy-cfo
    """
    debrief = _load(places).get(debrief_id)
    if as_json:
        output.json_object(debrief.model_dump(mode="json"))
    else:
        output.text(*_lines(debrief))


def _load(places: Places) -> Debriefs:
    found = load_debriefs(places)
    tell_problems(found.problems)
    return found


def _lines(debrief: Debrief) -> Iterator[str]:
    yield f"{debrief.day}  {debrief.title}".rstrip()
    for head, text in (("Felt", f"{debrief.felt} of 5" if debrief.felt else ""), ("Feedback", debrief.feedback)):
        if text:
            yield f"{head}: {text}"
    if debrief.notes:
        yield f"Notes: {debrief.notes}"
    for number, question in enumerate(debrief.questions, start=1):
        yield ""
        yield f"{number}. {question.text}"
        felt = f"{question.felt} of 5" if question.felt else ""
        tests = ", ".join(question.competencies)
        for head, text in (("Tests", tests), ("Felt", felt), ("Probed", question.probed), ("Notes", question.notes)):
            if text:
                yield f"   {head}: {text}"


def _text(text: str, most: int) -> str:
    if len(text) > most:
        raise BadInputError(f"This text has {len(text)} characters; at most {most} are kept.", where=text[:40])
    return storable(text)
