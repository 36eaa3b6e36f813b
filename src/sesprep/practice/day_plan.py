"""Today: what to practice in the minutes there are, and why."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sesprep.domain.counted import counted, days_ago
from sesprep.practice.grade import AGAIN, GOOD
from sesprep.practice.schedule import Schedule, Standing, overdue
from sesprep.practice.topics import Topic
from sesprep.review.interviews import Asked

MINUTES = 25.0
"""Of a day, unless the candidate sets another number."""
NEW_A_DAY = 2
"""New topics a day when no interview is set."""
SOON = 2
"""Days before the interview in which nothing new is begun."""
NAMED = 3
"""How many stories a note names at most."""

_AGAIN = "The same question of that interview asked for what this one tests, too."


@dataclass(frozen=True)
class Step:
    """One topic to practice today."""

    topic: Topic
    reason: str
    is_new: bool


@dataclass(frozen=True)
class DayPlan:
    """What to practice on one day."""

    day: date
    steps: tuple[Step, ...]
    minutes: float
    """What the steps take together; never more than there are, unless the first step alone takes more."""
    waiting: int
    """How many due topics did not fit."""
    notes: tuple[str, ...] = ()
    """What the candidate should know, in plain sentences."""


def day_plan(schedule: Schedule, interview: date | None, minutes: float = MINUTES) -> DayPlan:
    """The plan of `schedule.today` in at most `minutes`.

    What a real interview pressed comes first, unless it was practiced since; then what is due, the least remembered
    first.

    A day of the interview, or one in the past, is told in `notes`. Topics without a question to practice them with are
    told there too and never planned.
    """
    today = schedule.today
    notes = list(_notes(schedule, interview))
    if interview == today:
        return DayPlan(today, (), 0.0, 0, tuple(notes))
    standings = [s for s in schedule.standings(interview, minutes) if s.topic.ask is not None]
    pressed = list(_pressed_steps(standings, today, interview))
    rest = [s for s in standings if all(s.topic != step.topic for step in pressed)]
    due = [*pressed, *(Step(s.topic, _why_due(s, today, interview), is_new=False) for s in overdue(rest, today))]
    fresh = [Step(s.topic, _why_new(s.topic), is_new=True) for s in _new(rest, today, interview)]
    taken: list[Step] = []
    for step in (*due, *fresh):
        asked = {one.topic.ask for one in taken}
        fits = sum(one.topic.minutes for one in taken) + step.topic.minutes <= minutes
        if step.topic.ask not in asked and (fits or not taken):
            taken.append(step)
    waiting = sum(step not in taken for step in due)
    return DayPlan(today, tuple(taken), sum(s.topic.minutes for s in taken), waiting, tuple(notes))


def forecast(schedule: Schedule, interview: date | None, days: int, minutes: float = MINUTES) -> tuple[DayPlan, ...]:
    """The next `days` days as they come when every step is done and goes well; changes `schedule`."""
    plans: list[DayPlan] = []
    for _ in range(days):
        plan = day_plan(schedule, interview, minutes)
        plans.append(plan)
        for step in plan.steps:
            schedule.add(step.topic.key, schedule.today, GOOD)
        schedule.today += timedelta(days=1)
    return tuple(plans)


def _pressed_steps(standings: Sequence[Standing], today: date, interview: date | None) -> Iterator[Step]:
    """What an interview pressed; one of its questions that asked for several competencies gives its reason once."""
    told: set[str] = set()
    for standing, asked in _pressed(standings, today, interview):
        again = asked.question in told
        told |= {asked.question} - {""}
        reason = f"What it tests was {asked.reason[0].lower()}{asked.reason[1:]}"  # not the question itself
        yield Step(standing.topic, _AGAIN if again else reason, standing.times == 0)


def _pressed(
    standings: Sequence[Standing], today: date, interview: date | None
) -> Iterator[tuple[Standing, Asked]]:  # fmt: skip
    """What was asked in an interview and not practiced since, by any question or story on the same competency."""
    for standing in standings:
        asked = standing.topic.asked
        if asked is None or asked.day > today or (standing.times == 0 and _is_soon(today, interview)):
            continue
        alike = [s for s in standings if set(s.topic.competencies) & set(asked.refs)]
        if all(s.last is None or s.last <= asked.day for s in (standing, *alike)):
            yield standing, asked


def _is_soon(today: date, interview: date | None) -> bool:
    return interview is not None and 0 < (interview - today).days <= SOON


def _new(standings: Iterable[Standing], today: date, interview: date | None) -> list[Standing]:
    """As many new topics as bring all of them in by half of the time that is left; none in the last days."""
    fresh = [s for s in standings if s.times == 0]
    coming = interview is not None and interview > today
    many = NEW_A_DAY
    if interview is not None and coming:
        left = (interview - today).days
        many = 0 if _is_soon(today, interview) else max(NEW_A_DAY, math.ceil(len(fresh) / max(1, left // 2)))
    stories_first = sorted(fresh, key=lambda s: s.topic.kind != "story")
    return stories_first[:many]


def _why_due(standing: Standing, today: date, interview: date | None) -> str:
    assert standing.last is not None
    when = days_ago((today - standing.last).days)
    if standing.grade == AGAIN:
        return f"Last practiced {when}, and it did not stand yet."
    if interview is not None and 0 < (interview - today).days <= 7 and standing.remembered >= 0.85:
        return f"Last practiced {when}; a last look before the interview."
    return f"Last practiced {when}; about {round(standing.remembered * 100)} % likely to come back to you unprompted."


def _why_new(topic: Topic) -> str:
    if topic.kind == "story":
        return "You have not told this story yet."
    offer = f" By the map, {counted(topic.by_map, 'answer')} under another framework may serve." if topic.by_map else ""
    return f"You have not answered on this yet.{offer}"


def _notes(schedule: Schedule, interview: date | None) -> Iterable[str]:
    if interview is not None and interview < schedule.today:
        yield f"The interview date, {interview}, is past. Set the next one, or leave it out; the plan goes on without."
    if interview == schedule.today:
        yield "The interview is today. Nothing to practice: read your outline once, and leave it."
    if schedule.ahead:
        count = counted(schedule.ahead, "answer is", "answers are")
        yield f"{count} dated in the future; the clock may have been wrong. They count as of today."
    without: Sequence[Topic] = [topic for topic in schedule.topics if topic.ask is None]
    for topic in without:
        if topic.competencies:
            yield f'No question is left for "{topic.title}": add one to a bank, or give the story another competency.'
    bare = [f'"{topic.title}"' for topic in without if not topic.competencies]
    if len(bare) == 1:
        yield f"{bare[0]} names no competency, so no question can be put for it."
    elif bare:
        more = f" and {len(bare) - NAMED} more" if len(bare) > NAMED else ""
        named = ", ".join(bare[:NAMED])
        yield f"{len(bare)} stories name no competency, so no question can be put for them: {named}{more}."
    if not schedule.topics:
        yield "There is nothing to plan yet: note a story with `sesprep stories new`, or practice a question."
