"""`sesprep agency`."""

from collections.abc import Iterator

import click

from sesprep.cli import output
from sesprep.cli.agency_keys import LISTS, TEXTS, changed, new_agency
from sesprep.cli.diagnostics import tell, tell_problems
from sesprep.cli.editor import edit as open_editor
from sesprep.cli.listing import json_lines, json_object, show_list
from sesprep.domain.agency import Agency
from sesprep.domain.counted import counted
from sesprep.errors import BadInputError
from sesprep.practice.clock import SystemClock
from sesprep.practice.suggest import suggested_bank
from sesprep.storage.agency import agency_for, load_agencies, save_agency
from sesprep.storage.places import Places
from sesprep.storage.shelf import Shelf, opened
from sesprep.tui.amounts import days_until

EMPTY = 'No agency notes yet. `sesprep agency new "NAME OF THE AGENCY"` begins them.'


@click.group("agency")
def command() -> None:
    """Keep what you found out about an agency and a post: it fills the questions and suggests new ones.

    \b
    Examples:
      sesprep agency new "the Bureau of Land Management"
      sesprep agency set bureau-of-land-management field "grants management"
      sesprep agency show
    """


@command.command("list")
@json_lines
@click.pass_obj
def list_(places: Places, as_json: bool) -> None:
    """List the agencies that you keep notes on.

    \b
    Example:
      sesprep agency list
    """
    shelf = _shelf(places)

    def facts(agency: Agency) -> dict[str, object]:
        return {**agency.model_dump(mode="json"), "path": str(shelf.paths[agency.id])}

    show_list(shelf.values, ("Agency", "Interview", "Post", "Name"), _cells, facts, as_json=as_json, nothing=EMPTY)


@command.command("show")
@click.argument("agency_id", metavar="[ID]", required=False)
@json_object
@click.pass_obj
def show(places: Places, agency_id: str | None, as_json: bool) -> None:
    """Show the notes, what is still to be found out, and the questions that they suggest.

    Without an ID: the agency whose interview comes next, or the only one.

    \b
    Examples:
      sesprep agency show
      sesprep agency show bureau-of-land-management --json
    """
    shelf = _shelf(places)
    agency = _one(shelf, agency_id)
    if as_json:
        output.json_object({**agency.model_dump(mode="json"), "path": str(shelf.paths[agency.id])})
    else:
        output.text(f"File: {shelf.paths[agency.id]}", *_lines(agency))


@command.command("new")
@click.argument("name", metavar="NAME")
@click.option("--post", default="", help="The title in the announcement.")
@click.option("--interview", metavar="DATE", default="", help="Such as 2027-01-31, January 31 or `in 6 weeks`.")
@click.pass_obj
def new(places: Places, name: str, post: str, interview: str) -> None:
    """Begin the notes on an agency, named as a panel would say it; prints the file.

    \b
    Example:
      sesprep agency new "the Bureau of Land Management" --post "Associate Director" --interview 2027-01-31
    """
    places.prepare()
    agency = new_agency(name, _shelf(places).ids())
    for key, value in (("post", post), ("interview-date", interview)):
        agency = changed(agency, key, (value,), SystemClock().now().astimezone().date()) if value else agency
    output.text(str(save_agency(places, agency)))
    tell(f"`sesprep agency set {agency.id} KEY VALUE` adds to it, `sesprep agency edit {agency.id}` opens it.")


@command.command("set")
@click.argument("agency_id", metavar="ID")
@click.argument("key", metavar="KEY")
@click.argument("values", metavar="[VALUE]...", nargs=-1)
@click.option("--add", is_flag=True, help="Keep what a list has, and add to it.")
@click.option("--mandatory", is_flag=True, help="For qualifications: these are mandatory.")
@click.pass_obj
def set_(places: Places, agency_id: str, key: str, values: tuple[str, ...], add: bool, mandatory: bool) -> None:
    """Set one field of the notes; without a VALUE it is emptied.

    One value: name, post, field, program, interview-date, mission, notes. Several: goals, initiatives, challenges,
    stakeholders, qualifications (the TQs of the announcement, each in its own words).

    \b
    Examples:
      sesprep agency set blm interview-date "January 31"
      sesprep agency set blm goals "Cut permit times by half." "Open three offices."
      sesprep agency set blm qualifications --add --mandatory "Has run a national grants program."
    """
    agency = _shelf(places).get(agency_id)
    today = SystemClock().now().astimezone().date()
    save_agency(places, changed(agency, key, values, today, add=add, mandatory=mandatory))


@command.command("edit")
@click.argument("agency_id", metavar="[ID]", required=False)
@click.pass_obj
def edit(places: Places, agency_id: str | None) -> None:
    """Open the notes in your text editor (EDITOR), and check them when it is closed.

    \b
    Example:
      sesprep agency edit bureau-of-land-management
    """
    shelf = load_agencies(places)
    broken = {path.stem: path for path in places.agencies_dir.glob("*.toml")} if agency_id else {}
    named = shelf.paths.get(agency_id or "") or broken.get(agency_id or "")
    path = named or shelf.paths[_one(shelf, agency_id).id]
    open_editor(path)
    opened(Agency, path)


def _shelf(places: Places) -> Shelf[Agency]:
    shelf = load_agencies(places)
    tell_problems(shelf.problems)
    return shelf


def _one(shelf: Shelf[Agency], wanted: str | None) -> Agency:
    found = agency_for(shelf, wanted, SystemClock().now().astimezone().date())
    if found is not None:
        return found
    if not shelf.values:
        raise BadInputError("There are no agency notes.", hint='`sesprep agency new "NAME"` begins them.')
    raise BadInputError("There are several agencies.", hint=f"Name one: {', '.join(shelf.ids())}.")


def _cells(agency: Agency) -> tuple[str, ...]:
    return (agency.id, str(agency.interview_date or "no date"), agency.post, agency.name)


def _lines(agency: Agency) -> Iterator[str]:
    for key in TEXTS:
        if value := getattr(agency, key):
            yield f"{key.capitalize()}: {value}"
    if agency.interview_date is not None:
        today = SystemClock().now().astimezone().date()
        yield f"Interview: {agency.interview_date}, {days_until(agency.interview_date, today)}"
    for key in LISTS:
        yield from (f"{key.capitalize()}: {value}" for value in getattr(agency, key))
    for one in agency.qualifications:
        yield f"{'Mandatory qualification' if one.mandatory else 'Qualification'}: {one.name or one.text}"
        if one.name:
            yield f"  {one.text}"
    missing = [key for key in (*TEXTS, *LISTS, "qualifications") if not getattr(agency, key)]
    missing += [] if agency.interview_date else ["interview-date"]
    if missing:
        yield f"Still empty: {', '.join(missing)}."
    asked = suggested_bank(agency).questions
    if asked:
        yield ""
        yield f"{counted(len(asked), 'question')} from these notes; sessions draw on them:"
        yield from (f"  {question.text}" for question in asked)
