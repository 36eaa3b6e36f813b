"""`sesprep plan`."""

import sys
from datetime import date
from shutil import get_terminal_size
from textwrap import wrap

import click

from sesprep.cli import output
from sesprep.cli.day import full_day
from sesprep.cli.diagnostics import tell, tell_problems
from sesprep.cli.story_bank import open_stories, records_of
from sesprep.domain.counted import counted
from sesprep.practice.day_plan import MINUTES, DayPlan, forecast
from sesprep.practice.live_run import live_run_wanted
from sesprep.practice.matrix import with_mapped
from sesprep.practice.placeholders import fill
from sesprep.practice.schedule import Schedule
from sesprep.practice.topics import practiced, topics
from sesprep.storage.agency import agency_for, interview_day, load_agencies
from sesprep.storage.banks import load_banks
from sesprep.storage.debriefs import load_debriefs
from sesprep.storage.live_runs import load_live_runs
from sesprep.storage.places import Places
from sesprep.tui.amounts import days_until


@click.command("plan")
@click.option("--minutes", type=click.FloatRange(1, 600), default=MINUTES, show_default=True, help="Minutes a day.")
@click.option("--days", type=click.IntRange(1, 60), default=1, show_default=True, help="How many days to show.")
@click.option("--interview", type=full_day, metavar="DATE", help="The day of the interview.")
@click.option("--agency", metavar="ID", help="Take the day from these agency notes.")
@click.option("--framework", metavar="ID", help="The framework (default: your settings').")
@click.option("--json", "as_json", is_flag=True, help="One JSON object for each day.")
@click.pass_obj
def command(
    places: Places,
    minutes: float,
    days: int,
    interview: date | None,
    agency: str | None,
    framework: str | None,
    as_json: bool,
) -> None:
    """Say what to practice today, and why: stories and questions come back at growing intervals up to the interview.

    What went badly in a real interview, or was probed there (`sesprep history debrief`), comes first.

    Later days are shown as if every step went well.

    \b
    Examples:
      sesprep plan
      sesprep plan --minutes 40 --interview 2027-02-15
      sesprep plan --days 7 --json
    """
    bank = open_stories(places)
    agencies = load_agencies(places)
    runs = load_live_runs(places)
    shelf = load_banks(places, bank.settings, bank.frameworks)
    debriefs = load_debriefs(places)
    tell_problems((*agencies.problems, *runs.problems, *shelf.problems, *debriefs.problems))
    chosen = bank.framework(framework)
    day = interview or interview_day(agency_for(agencies, agency, bank.today), bank.settings.interview_date)
    records = tuple(records_of(places))
    banks = (loaded.bank for loaded in shelf.banks)
    stories = [with_mapped(story, chosen, bank.maps) for story in bank.shelf.values]
    asked = {(one.bank.id, q.id): fill(q.text, None) for one in shelf.banks for q in one.bank.questions}
    found = topics(stories, records, banks, chosen, debriefs.debriefs, bank.maps)
    answers = practiced(records, bank.shelf.values)
    plans = forecast(Schedule(found, answers, bank.today), day, days, minutes)
    questions = sorted({(one.at, one.day) for one in answers})
    wanted = live_run_wanted([on for _, on in questions], runs.values, day, bank.today)
    for plan in plans:
        if as_json:
            output.json_object(_facts(plan))
        else:
            _print(plan, minutes, asked, first=plan is plans[0])
    if day is not None and day > bank.today and not as_json:
        tell(f"The interview is {days_until(day, bank.today)}.")
    if wanted:
        tell(f"Ask somebody for a live run: {wanted} `sesprep partner new` prints the sheet.")


def _print(plan: DayPlan, minutes: float, asked: dict[tuple[str, str], str], *, first: bool) -> None:
    when = "Today" if first else f"{plan.day:%Y-%m-%d}"
    output.text(f"{when}: {plan.minutes:g} minutes of {minutes:g}" if plan.steps else f"{when}: nothing")
    for step in plan.steps:
        story = f'Tell the story "{step.topic.title}" when asked: ' if step.topic.kind == "story" else ""
        told = f"{story}{asked.get(step.topic.ask, step.topic.title)}" if step.topic.ask else step.topic.title
        output.text(*_hung(f"  {step.topic.minutes:g} min  ", told), *_hung(" " * 9, step.reason))
        output.text(f"{' ' * 9}({'/'.join(step.topic.ask or ())})")
    if plan.waiting:
        output.text(f"  {counted(plan.waiting, 'more is due', 'more are due')} and did not fit.")
    for note in plan.notes if first else ():
        output.text(f"  {note}")


def _hung(head: str, body: str) -> list[str]:
    """The body after the head, in lines that fit the terminal; one line where none is."""
    width = get_terminal_size().columns - 1 if output.is_terminal() else sys.maxsize
    return wrap(body, max(width, 40), initial_indent=head, subsequent_indent=" " * 9, break_on_hyphens=False)


def _facts(plan: DayPlan) -> dict[str, object]:
    steps = [
        {
            "kind": step.topic.kind,
            "ref": step.topic.ref,
            "title": step.topic.title,
            "minutes": step.topic.minutes,
            "question": "/".join(step.topic.ask or ()),
            "new": step.is_new,
            "reason": step.reason,
        }
        for step in plan.steps
    ]
    return {"day": str(plan.day), "minutes": plan.minutes, "waiting": plan.waiting, "steps": steps, "notes": plan.notes}
