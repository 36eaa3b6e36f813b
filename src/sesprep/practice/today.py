"""All that is to be said of today: what to practice, why, and whether somebody should hear it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sesprep.domain.bank import Bank
from sesprep.domain.debrief import Debrief
from sesprep.domain.facts import SessionFacts
from sesprep.domain.framework import Framework, FrameworkMap
from sesprep.domain.partner import LiveRun
from sesprep.domain.story import Story
from sesprep.practice.day_plan import MINUTES, DayPlan, Step, forecast
from sesprep.practice.live_run import live_run_wanted
from sesprep.practice.matrix import with_mapped
from sesprep.practice.schedule import Schedule
from sesprep.practice.topics import practiced_facts, topics_of

DAYS = 7
"""How many days are looked ahead, today among them."""


@dataclass(frozen=True)
class Today:
    """The plan of today, with the days after it as they come when every step goes well."""

    plan: DayPlan
    ahead: tuple[DayPlan, ...]
    interview: date | None
    live_run: str
    """Why a live run with a person should come now; empty when none should."""


def today_of(
    stories: Sequence[Story],
    sessions: Sequence[SessionFacts],
    banks: Iterable[Bank],
    framework: Framework,
    maps: Iterable[FrameworkMap],
    runs: Sequence[LiveRun],
    debriefs: Iterable[Debrief],
    interview: date | None,
    day: date,
    minutes: float = MINUTES,
) -> Today:
    """What is to be said of `day`, a local date, in at most `minutes`. Pure."""
    answers = practiced_facts(sessions, stories)
    known = tuple(maps)
    now = [with_mapped(story, framework, known) for story in stories]
    schedule = Schedule(topics_of(now, sessions, banks, framework, debriefs, known), answers, day)
    first, *later = forecast(schedule, interview, DAYS, minutes)
    heard = sorted({(one.at, one.day) for one in answers})
    wanted = live_run_wanted([on for _, on in heard], runs, interview, day)
    return Today(first, tuple(later), interview, wanted)


def asks(step: Step) -> tuple[str, str]:
    """The bank and question to practice a step with; a plan never holds a step without."""
    assert step.topic.ask is not None
    return step.topic.ask
