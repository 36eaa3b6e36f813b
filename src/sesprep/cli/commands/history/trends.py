"""`sesprep history trends`."""

import click

from sesprep.cli import output
from sesprep.cli.assessment import bands_of
from sesprep.cli.commands.history.finding import opened, today
from sesprep.cli.diagnostics import tell, tell_some
from sesprep.domain.counted import counted
from sesprep.review.bias import RatingBias
from sesprep.review.heat import WEEKS
from sesprep.review.trends import Trends, trends
from sesprep.storage.places import Places
from sesprep.tui.amounts import elapsed_time, percent
from sesprep.tui.services import load_services

LEANINGS = {
    "over": "You rate yourself above what the checker sees.",
    "under": "You rate yourself below what the checker sees.",
    "fair": "Your ratings are near what the checker sees.",
    "too-few": "There are too few rated answers to tell.",
}


@click.command("trends")
@click.option("--framework", metavar="ID", help="The framework of the heat map (default: yours).")
@click.option("--structure", metavar="star|ccar", help="The structure of the balance (default: your settings').")
@click.option("--weeks", type=click.IntRange(1, 520), default=WEEKS, help=f"Weeks of the heat map (default: {WEEKS}).")
@click.option("--json", "as_json", is_flag=True, help="One JSON object with the numbers behind every plot.")
@click.pass_obj
def command(places: Places, framework: str | None, structure: str | None, weeks: int, as_json: bool) -> None:
    """Show what changes over the weeks: balance, findings, pace, time, your ratings, and what was practiced when.

    \b
    Examples:
      sesprep history trends
      sesprep history trends --weeks 26 --json
    """
    services = load_services(places)
    tell_some(services.problems, "`sesprep banks check`")
    framed = services.frameworks.get(framework) if framework else services.framework()
    told = services.structures.get(structure) if structure else services.structure()
    bands = bands_of(told, services.settings.bands.get(told.id, {}))
    with opened(places) as index:
        facts = [session.facts for session in index.sessions()]
    found = trends(facts, structure=told.id, bands=bands, framework=framed, today=today(), weeks=weeks)
    if as_json:
        named = {"framework": framed.id, "structure": told.id}
        output.json_object({**named, **found.model_dump(mode="json")})
        return
    if not facts:
        tell("There is nothing to show yet: no sessions. `sesprep` or `sesprep practice --plain` starts one.")
        return
    _balance(found, {element.id: element.name for element in told.elements})
    _findings(found)
    _pace(found)
    _bias(found.bias)
    _heat(found, framed.short)


def _balance(found: Trends, names: dict[str, str]) -> None:
    output.text("Balance by week (mean share of the words, usual share, answers)")
    rows = [
        (str(p.week), names[e.element], percent(p.share), f"{percent(e.band.low)} to {percent(e.band.high)}",
         str(p.answers), f"{p.strength:.1f}")
        for e in found.balance
        for p in e.points
    ]  # fmt: skip
    output.table(("Week", "Element", "Share", "Usual", "Answers", "Strength"), rows)


def _findings(found: Trends) -> None:
    output.text("", "Findings that recur, are new, or went away")
    rows = [
        (f.course, f.rule, f"{f.recent} of the last {f.of_recent}", f"{f.answers} of {f.of}", str(f.last), f.message)
        for f in found.findings
    ]
    output.table(("Course", "Rule", "Recent", "In all", "Last", "What it says"), rows)


def _pace(found: Trends) -> None:
    output.text("", "Pace by week")
    rows = [
        (str(p.week), p.medium, str(p.answers), f"{p.words:.0f}", f"{p.words_per_minute:.0f}",
         "-" if p.fillers_per_minute is None else f"{p.fillers_per_minute:.1f}")
        for p in found.pace
    ]  # fmt: skip
    output.table(("Week", "Medium", "Answers", "Words", "Words a minute", "Fillers a minute"), rows)
    output.text("", "Time used of time given, by week")
    times = [
        (str(t.week), str(t.answers), elapsed_time(t.used), elapsed_time(t.given), percent(t.used_share), str(t.over))
        for t in found.time
    ]
    output.table(("Week", "Answers", "Used", "Given", "Share", "Over time"), times)


def _bias(bias: RatingBias) -> None:
    output.text("", f"Your ratings, {counted(bias.answers, 'answer')}: {LEANINGS[bias.leaning]}")
    if bias.difference is not None:
        output.text(f"Mean difference on the scale of 1 to 5: {bias.difference:+.2f}")


def _heat(found: Trends, framework: str) -> None:
    heat = found.heat
    output.text("", f"{framework}: answers by week, {heat.weeks[0]} to {heat.weeks[-1]}")
    rows = [(row.name, " ".join(str(n) if n else "." for n in row.counts), str(row.total)) for row in heat.rows]
    output.table(("Competency", "Weeks", "Ever"), rows)
    output.text(f"Never practiced: {', '.join(row.name for row in heat.never()) or 'none'}")
    if heat.outside:
        output.text(f"Outside of these weeks: {counted(heat.outside, 'answer')}")
