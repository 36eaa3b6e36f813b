"""What the schedule comes back to: stories and questions, and the answers that practiced them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from typing import Literal

from sesprep.domain.bank import Bank, Question
from sesprep.domain.debrief import Debrief
from sesprep.domain.facts import SessionFacts
from sesprep.domain.framework import Framework
from sesprep.domain.session import SessionRecord
from sesprep.domain.story import Story
from sesprep.practice.grade import grade_of, grade_of_facts
from sesprep.practice.placeholders import fill
from sesprep.review.interviews import Asked, asked_for

REVIEW_MINUTES = 2.0
"""To look at what was found in an answer."""
USUAL_MINUTES = 4.0


@dataclass(frozen=True)
class Topic:
    """A story or a question to come back to."""

    kind: Literal["story", "question"]
    ref: str
    """The story's id, or `bank/question`."""
    title: str
    minutes: float = USUAL_MINUTES + REVIEW_MINUTES
    competencies: tuple[str, ...] = ()
    ask: tuple[str, str] | None = None
    """The bank and question to practice it with; None when the banks have none."""
    asked: Asked | None = None
    """The newest question of a real interview that presses to practice it."""

    @property
    def key(self) -> str:
        """What tells it from every other."""
        return f"{self.kind}:{self.ref}"


@dataclass(frozen=True)
class Practiced:
    """One answer that practiced a topic."""

    key: str
    at: datetime
    grade: int
    """1 (again) to 4 (easy)."""
    day: date = field(default=date.min)
    """The local day of the answer."""


def topics(
    stories: Iterable[Story],
    records: Sequence[SessionRecord],
    banks: Iterable[Bank],
    framework: Framework,
    debriefs: Iterable[Debrief] = (),
) -> tuple[Topic, ...]:
    """Every story, every question that was practiced and still stands in a bank, and one for each bare qualification.

    A story is practiced with a question on its strongest competency, the one that was put least often. What went badly
    in a real interview, or was probed there, presses a question on its competency, and brings one in if there is none.
    """
    put: dict[tuple[str, str], int] = {}
    for record in records:
        for attempt in record.attempts:
            key = (attempt.asked.bank, attempt.asked.question.id)
            put[key] = put.get(key, 0) + (attempt.probe is None)
    return topics_put(stories, put, banks, framework, debriefs)


def topics_put(
    stories: Iterable[Story],
    put: Mapping[tuple[str, str], int],
    banks: Iterable[Bank],
    framework: Framework,
    debriefs: Iterable[Debrief] = (),
) -> tuple[Topic, ...]:
    """The same from how often each question was put, by bank and question id."""
    known = {(bank.id, q.id): q for bank in banks for q in bank.questions}
    inside = {key: q for key, q in known.items() if any(r.startswith(f"{framework.id}/") for r in q.competencies)}
    found = [
        Topic("story", s.id, s.title, competencies=s.competencies, ask=_ask(s.competencies, framework, inside, put))
        for s in stories
    ]
    wanted = [key for key in put if key in inside]
    for whole in (f"{framework.id}/{q.id}" for q in framework.qualifications if q.kind == "core"):
        if not any(_on(inside[key].competencies, whole) for key in wanted):
            wanted += [key for key in sorted(inside) if _on(inside[key].competencies, whole)][:1]
    pressing = _pressing(debriefs, wanted, inside, put)
    for key in dict.fromkeys((*wanted, *pressing)):
        question = inside[key]
        minutes = (question.minutes or USUAL_MINUTES) + REVIEW_MINUTES
        title = " ".join(fill(question.text, None).split())[:80]
        asked = pressing.get(key)
        found.append(Topic("question", "/".join(key), title, minutes, question.competencies, key, asked))
    return tuple(found)


def practiced(
    records: Iterable[SessionRecord], stories: Iterable[Story], zone: tzinfo | None = None
) -> tuple[Practiced, ...]:
    """Every answer as the topics it practiced, its question and the stories linked to it, oldest first.

    A drill on a part of an answer tells nothing of how well the whole is remembered, and is left out.
    """
    told = _told(stories)
    found: list[Practiced] = []
    for record in records:
        drill = record.plan.drill
        for attempt in record.attempts if drill is None or drill.whole else ():
            if attempt.probe is not None or not attempt.answer.strip():
                continue
            joined = record.joined.get(attempt.id)
            grade = grade_of(attempt.rating, joined.assessment if joined else record.assessments.get(attempt.id))
            keys = [f"question:{attempt.asked.bank}/{attempt.asked.question.id}", *told.get(attempt.id, ())]
            day = _local(attempt.started, zone)
            found += [Practiced(key, attempt.started, grade, day) for key in keys]
    return tuple(sorted(found, key=lambda one: (one.at, one.key)))


def practiced_facts(
    sessions: Iterable[SessionFacts], stories: Iterable[Story], zone: tzinfo | None = None
) -> tuple[Practiced, ...]:
    """The same from the facts of the sessions."""
    told = _told(stories)
    found: list[Practiced] = []
    for attempt in (a for facts in sessions for a in facts.attempts if a.whole and not a.probe and a.words):
        keys = [f"question:{attempt.bank}/{attempt.question}", *told.get(attempt.id, ())]
        day = _local(attempt.started, zone)
        found += [Practiced(key, attempt.started, grade_of_facts(attempt), day) for key in keys]
    return tuple(sorted(found, key=lambda one: (one.at, one.key)))


def _told(stories: Iterable[Story]) -> dict[str, list[str]]:
    """The stories that an attempt told, as topics, by the attempt's id."""
    told: dict[str, list[str]] = {}
    for story in stories:
        for one in story.told:
            told.setdefault(one.attempt, []).append(f"story:{story.id}")
    return told


def _pressing(
    debriefs: Iterable[Debrief],
    wanted: Sequence[tuple[str, str]],
    inside: Mapping[tuple[str, str], Question],
    put: Mapping[tuple[str, str], int],
) -> dict[tuple[str, str], Asked]:
    """A question for each competency that a real interview presses: one that is wanted already, else one put seldom."""
    pressed: dict[str, Asked] = {}
    for asked in asked_for(debriefs):  # the newest first
        for ref in asked.refs:
            pressed.setdefault(ref, asked)
    found: dict[tuple[str, str], Asked] = {}
    for ref, asked in pressed.items():
        fitting = sorted(key for key, q in inside.items() if _on(q.competencies, ref))
        if asked.presses and fitting:
            known = [key for key in wanted if key in fitting]
            found.setdefault(known[0] if known else min(fitting, key=lambda key: put.get(key, 0)), asked)
    return found


def _ask(
    competencies: Sequence[str],
    framework: Framework,
    known: Mapping[tuple[str, str], Question],
    put: Mapping[tuple[str, str], int],
) -> tuple[str, str] | None:
    """The question put least often on the first competency that has one."""
    for ref in (ref for ref in competencies if ref.startswith(f"{framework.id}/")):
        fitting = sorted(key for key, q in known.items() if _on(q.competencies, ref))
        if fitting:
            return min(fitting, key=lambda key: put.get(key, 0))
    return None


def _on(refs: Sequence[str], whole: str) -> bool:
    return bool(refs) and (refs[0] == whole or refs[0].startswith(f"{whole}/"))


def _local(moment: datetime, zone: tzinfo | None) -> date:
    try:
        return moment.astimezone(zone).date()
    except (OverflowError, ValueError, OSError):  # a hand-edited year that this system cannot reckon with
        return moment.date()
