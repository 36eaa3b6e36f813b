"""`sesprep partner`."""

import secrets
from pathlib import Path

import click

from sesprep.cli import output
from sesprep.cli.diagnostics import tell, tell_problems
from sesprep.cli.format_option import FormatOption
from sesprep.cli.listing import json_lines, json_object, show_list
from sesprep.cli.story_bank import open_stories
from sesprep.domain.counted import counted
from sesprep.domain.partner import LiveRun, PartnerRating
from sesprep.practice.clock import SystemClock
from sesprep.practice.partner import sheet_html, sheet_markdown
from sesprep.practice.plan import Choice, make_plan
from sesprep.storage.agency import agency_for, load_agencies
from sesprep.storage.bank_writer import write_new
from sesprep.storage.banks import load_banks
from sesprep.storage.formats import load_formats
from sesprep.storage.frameworks import load_frameworks
from sesprep.storage.live_runs import load_live_runs, rate_live_run, save_live_run
from sesprep.storage.places import Places


@click.group("partner")
def command() -> None:
    """Print an interviewer's sheet for a live run with a person, and enter the ratings that came back.

    \b
    Examples:
      sesprep partner new --html sheet.html
      sesprep partner rate 3f9a2b 1 4 --note "no figure"
      sesprep partner show 3f9a2b
    """


@command.command("new")
@click.option("--questions", type=click.IntRange(1, 20), default=5, show_default=True, help="How many questions.")
@click.option("--framework", metavar="ID", help="The framework (default: your settings').")
@click.option(
    "--format",
    "form",
    cls=FormatOption,
    metavar="ID",
    default="exam",
    show_default=True,
    help="The format to draw for:",
)
@click.option("--agency", metavar="ID", help="Fill the questions from these agency notes.")
@click.option("--with", "partner", metavar="NAME", default="", help="Who plays the interviewer.")
@click.option("--html", "page", type=click.Path(path_type=Path), metavar="FILE", help="A page to print, as a new file.")
@click.option("--seed", type=int, help="Draw the same questions each time.")
@click.pass_obj
def new(
    places: Places,
    questions: int,
    framework: str | None,
    form: str,
    agency: str | None,
    partner: str,
    page: Path | None,
    seed: int | None,
) -> None:
    """Draw questions and print the sheet as Markdown, or write it as HTML.

    \b
    Examples:
      sesprep partner new > sheet.md
      sesprep partner new --html sheet.html --with "J. Ortiz"
    """
    places.prepare()
    bank = open_stories(places)
    chosen = bank.framework(framework)
    agencies = load_agencies(places)
    tell_problems(agencies.problems)
    shelf = load_banks(places, bank.settings, bank.frameworks)
    choice = Choice(questions=questions, seed=secrets.randbelow(2**31) if seed is None else seed)
    shape = load_formats(places).get(form)
    known = agency_for(agencies, agency, bank.today)
    every = [loaded.bank for loaded in shelf.banks]
    plan = make_plan(every, chosen, bank.structures.values[0], shape, choice, known)
    run = LiveRun(id=secrets.token_hex(3), made=bank.today, partner=partner, framework=chosen.id, asked=plan.asked)
    if page is not None:
        write_new(page, sheet_html(run, chosen))
    save_live_run(places, run)
    if page is None:
        output.text(sheet_markdown(run, chosen).rstrip("\n"))
    tell(f"Sheet {run.id} is kept; `sesprep partner rate {run.id} 1 4` enters a rating of 4 for its first question.")


@command.command("list")
@json_lines
@click.pass_obj
def list_(places: Places, as_json: bool) -> None:
    """List the sheets with the ratings that came back.

    \b
    Example:
      sesprep partner list
    """
    runs = load_live_runs(places)
    tell_problems(runs.problems)
    headings = ("Sheet", "Made", "Partner", "Questions", "Ratings")
    nothing = "No live runs yet. `sesprep partner new` prints a sheet."
    show_list(runs.values, headings, _cells, lambda run: run.model_dump(mode="json"), as_json=as_json, nothing=nothing)


@command.command("show")
@click.argument("run_id", metavar="SHEET")
@click.option("--html", "page", type=click.Path(path_type=Path), metavar="FILE", help="A page to print, as a new file.")
@json_object
@click.pass_obj
def show(places: Places, run_id: str, page: Path | None, as_json: bool) -> None:
    """Print a sheet once more, with the ratings that came back.

    \b
    Examples:
      sesprep partner show 3f9a2b
      sesprep partner show 3f9a2b --html sheet.html
    """
    runs = load_live_runs(places)
    run = runs.get(run_id)
    if as_json:
        output.json_object(run.model_dump(mode="json"))
        return
    framework = load_frameworks(places).get(run.framework)
    if page is not None:
        write_new(page, sheet_html(run, framework))
        tell(f"Written to {page}")
        return
    output.text(sheet_markdown(run, framework).rstrip("\n"))
    if run.ratings:
        output.text("", f"Held on {run.held}. Ratings:" if run.held else "Ratings:")
        output.text(*(f"{one.question}: {one.rating}{f' ({one.note})' if one.note else ''}" for one in run.ratings))


@command.command("rate")
@click.argument("run_id", metavar="SHEET")
@click.argument("question", type=click.IntRange(1, 50))
@click.argument("rating", type=click.IntRange(1, 5))
@click.option("--note", default="", help="What the partner wrote beside it.")
@click.pass_obj
def rate(places: Places, run_id: str, question: int, rating: int, note: str) -> None:
    """Enter the partner's rating, 1 to 5, of the answer to one question.

    \b
    Example:
      sesprep partner rate 3f9a2b 1 4 --note "no figure"
    """
    runs = load_live_runs(places)
    run = runs.get(run_id)
    today = SystemClock().now().astimezone().date()
    rated = rate_live_run(runs.paths[run.id], PartnerRating(question=question, rating=rating, note=note), today)
    tell(f"{len(rated.ratings)} of {counted(len(rated.asked), 'question')} rated.")


def _cells(run: LiveRun) -> tuple[str, ...]:
    ratings = ", ".join(f"{one.question}: {one.rating}" for one in run.ratings)
    return (run.id, str(run.made), run.partner, str(len(run.asked)), ratings or "none yet")
