"""Today as the home and the plan screen show it."""

from dataclasses import dataclass
from datetime import date

from textual.content import Content

from sesprep.domain.agency import Agency
from sesprep.domain.counted import counted
from sesprep.errors import BadInputError
from sesprep.practice.day_plan import DayPlan, Step
from sesprep.practice.today import Today, asks, today_of
from sesprep.storage.agency import agency_for, interview_day, load_agencies
from sesprep.storage.debriefs import load_debriefs
from sesprep.storage.frameworks import load_maps
from sesprep.storage.live_runs import load_live_runs
from sesprep.storage.stories import load_stories
from sesprep.tui.amounts import days_until, minutes_words, short_day
from sesprep.tui.messages import TryWanted
from sesprep.tui.past import Past
from sesprep.tui.plain import MUTED, hang, plain, short
from sesprep.tui.services import Services

KEYS = 5
"""How many steps have a key of their own."""


@dataclass(frozen=True)
class Day:
    """Today, and where the interview's date stands."""

    today: Today
    agency: Agency | None
    """The agency whose notes hold the date; None when the settings hold it."""


def read_day_plan(services: Services) -> Day:
    """Work today out anew; slow where there are many sessions, so call it from a thread. Raises SesprepError."""
    places, today = services.places, services.today()
    agency = agency_for(load_agencies(places), None, today)
    found = today_of(
        load_stories(places, services.frameworks, services.structures).values,
        Past(places, services.clock.now).facts(),
        [loaded.bank for loaded in services.shelf.banks],
        services.framework(),
        load_maps(places).maps,
        load_live_runs(places).values,
        load_debriefs(places).debriefs,
        interview_day(agency, services.settings.interview_date),
        today,
    )
    return Day(found, agency if agency and agency.interview_date else None)


def headline(plan: DayPlan) -> str:
    """ "Today: 25 minutes", or that there is nothing."""
    return f"Today: {minutes_words(plan.minutes)}" if plan.steps else "Today: nothing to practice"


def step_title(step: Step) -> str:
    """What to do, in a few words."""
    return f"Tell “{step.topic.title}”" if step.topic.kind == "story" else f"Answer: {step.topic.title}"


def step_lines(steps: tuple[Step, ...], width: int, *, at_most: int, reason: int | None = None) -> Content:
    """The first steps with their keys, each with its reason.

    What to do is cut after `at_most` lines, the reason after `reason` lines, or not at all.
    """
    lines: list[Content] = []
    for number, step in enumerate(steps, start=1):
        head = Content.styled(f"{number}  " if number <= KEYS else "   ", "bold $text-accent")
        title = short(step_title(step), (width - 6) * at_most)  # words leave line ends free
        lines.append(hang(head, plain(title, "bold"), width))
        about = f"{minutes_words(step.topic.minutes)}. {step.reason}"
        about = about if reason is None else short(about, (width - 6) * reason)
        lines.append(hang(Content("   "), plain(about, MUTED), width))
    return Content("\n").join(lines)


def shows(services: Services, step: Step) -> str:
    """For a story, the main competency of the question that it answers; else empty."""
    bank, wanted = asks(step)
    loaded = next((one.bank for one in services.shelf.banks if one.bank.id == bank), None)
    question = next((q for q in loaded.questions if q.id == wanted), None) if loaded else None
    if step.topic.kind != "story" or question is None or not question.competencies:
        return ""
    return f" for {services.framework().name_of(question.competencies[0])}"


def ahead_words(plans: tuple[DayPlan, ...]) -> str:
    """The days after today in one line."""
    each = (f"{short_day(plan.day)}: {minutes_words(plan.minutes) if plan.steps else 'nothing'}" for plan in plans)
    return "If all goes well: " + " · ".join(each)


def elsewhere(services: Services) -> str:
    """A sentence when an agency's notes hold the interview's date, for it counts before that of the settings."""
    agency = agency_for(load_agencies(services.places), None, services.today())
    if agency is None or agency.interview_date is None:
        return ""
    day = agency.interview_date
    return (
        f"Your notes on {agency.name} say {day:%B} {day.day}, {day.year}. That date counts, not the one here: "
        "8 at home changes it."
    )


def date_words(day: date | None, today: date) -> str:
    """The interview's date as a sentence."""
    if day is None:
        return "No interview date. E sets one; the plan then closes up towards it."
    long = f"{day:%A, %B} {day.day}, {day.year}"
    if day < today:
        return f"The interview date, {long}, is past. E sets the next one, or takes it away."
    return f"Interview {days_until(day, today)}: {long}."


def waiting_words(plan: DayPlan) -> str:
    """How much did not fit; empty when all did."""
    return f"{counted(plan.waiting, 'more is due', 'more are due')} and did not fit today." if plan.waiting else ""


def try_step(services: Services, step: Step) -> TryWanted:
    """The message that begins a step; BadInputError when its question is gone from the bank meanwhile."""
    bank, wanted = asks(step)
    questions = services.shelf.get(bank).bank.questions
    question = next((q for q in questions if q.id == wanted), None)
    if question is None:
        raise BadInputError("This question is not in its bank any more.", hint="Open the plan again.")
    return TryWanted(services.plan_of(bank, question, step.topic.ref if step.topic.kind == "story" else ""))
