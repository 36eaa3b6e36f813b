"""`sesprep history coverage`."""

import click

from sesprep.cli import output
from sesprep.cli.commands.history.finding import opened, today
from sesprep.cli.diagnostics import tell_problems, tell_some
from sesprep.review.bias import rating_bias
from sesprep.review.coverage import CoverageRow, coverage
from sesprep.review.next_steps import next_steps
from sesprep.review.recurring import recurring
from sesprep.storage.debriefs import load_debriefs
from sesprep.storage.frameworks import load_maps
from sesprep.storage.places import Places
from sesprep.tui.services import load_services


@click.command("coverage")
@click.option("--framework", metavar="ID", help="The framework (default: yours).")
@click.option("--json", "as_json", is_flag=True, help="One JSON object: the rows, and what to do next.")
@click.pass_obj
def command(places: Places, framework: str | None, as_json: bool) -> None:
    """Show what of a framework you practiced, when last and how strong, and three things to do next.

    "By map" counts answers under another framework that correspond to a competency of this one.

    \b
    Examples:
      sesprep history coverage
      sesprep history coverage --framework FRAMEWORK --json
    """
    services = load_services(places)
    debriefs = load_debriefs(places)
    maps = load_maps(places)
    tell_some(services.problems, "`sesprep banks check`")
    tell_problems((*debriefs.problems, *maps.problems))
    framed = services.frameworks.get(framework) if framework else services.framework()
    with opened(places) as index:
        facts = [session.facts for session in index.sessions()]
    rows = coverage(facts, framed, today(), debriefs.debriefs, maps=maps.maps)
    steps = next_steps(rows, recurring(facts), rating_bias(facts))
    if as_json:
        told = [row.model_dump(mode="json") for row in rows]
        output.json_object({"framework": framed.id, "rows": told, "next": [s.model_dump(mode="json") for s in steps]})
        return
    heads = ("Competency", "Answers", "Last", "Strength", "Rated", "Interviews", "By map")
    output.table(heads, [_cells(row) for row in rows])
    if any(row.by_map for row in rows):
        output.text("By map: answers under another framework that may serve here; they count in no other number.")
    output.text("", "What to do next")
    for number, step in enumerate(steps, start=1):
        output.text(f"{number}. {step.do} {step.reason}", f"   sesprep {' '.join(step.target)}")


def _cells(row: CoverageRow) -> tuple[str, ...]:
    name = row.name if row.level == "qualification" else f"  {row.name}"
    last = "never" if row.last is None else str(row.last)
    return (
        name,
        str(row.answers),
        last,
        _figure(row.strength),
        _figure(row.rating),
        str(row.interviews),
        str(row.by_map),
    )


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f}"
