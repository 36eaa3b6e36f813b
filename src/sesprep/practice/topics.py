"""What the schedule comes back to: stories and questions, and the answers that practiced them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from textwrap import shorten
from typing import Literal

from sesprep.domain.bank import Bank, Question
from sesprep.domain.debrief import Debrief
from sesprep.domain.facts import SessionFacts, facts_of
from sesprep.domain.framework import Framework, FrameworkMap
from sesprep.domain.session import SessionRecord
from sesprep.domain.story import Story
from sesprep.practice.grade import grade_of, grade_of_facts
from sesprep.practice.placeholders import fill
from sesprep.review.interviews import Asked, asked_for, offered
from sesprep.review.query import is_in

TITLE = 100
"""Characters of a question that its topic is called by; cut between words, and said to be cut."""
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
    by_map: int = 0
    """Answers under another framework to what corresponds to it: an offer, since the map is a reading; they move no
    date of the plan. 0 when it was answered itself."""

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
    maps: Sequence[FrameworkMap] = (),
) -> tuple[Topic, ...]:
    """Every story, every question that was practiced and still stands in a bank, and one for each bare qualification.

    A story is practiced with a question on its strongest competency, the one that was put least often. What went badly
    in a real interview, or was probed there, presses a question on its competency, and brings one in if there is none.
    `maps` tell what was asked and answered under another framework. A drill on a part of an answer puts no question.
    """
    return topics_of(stories, [facts_of(record) for record in records], banks, framework, debriefs, maps)


def topics_of(
    stories: Iterable[Story],
    sessions: Iterable[SessionFacts],
    banks: Iterable[Bank],
    framework: Framework,
    debriefs: Iterable[Debrief] = (),
    maps: Sequence[FrameworkMap] = (),
) -> tuple[Topic, ...]:
    """The same from the facts of the sessions."""
    told = [a for facts in sessions for a in facts.attempts if a.whole and not a.probe]
    put = Counter((a.bank, a.question) for a in told)
    offers = _offers((a.competencies for a in told), maps)
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
    pressing = _pressing(debriefs, maps, wanted, inside, put)
    for key in dict.fromkeys((*wanted, *pressing)):
        question = inside[key]
        minutes = (question.minutes or USUAL_MINUTES) + REVIEW_MINUTES
        title = shorten(fill(question.text, None), TITLE, placeholder="…")
        asked = pressing.get(key)
        by_map = 0 if key in put else sum(many for refs, many in offers.items() if _meets(refs, question.competencies))
        found.append(Topic("question", "/".join(key), title, minutes, question.competencies, key, asked, by_map))
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
    maps: Sequence[FrameworkMap],
    wanted: Sequence[tuple[str, str]],
    inside: Mapping[tuple[str, str], Question],
    put: Mapping[tuple[str, str], int],
) -> dict[tuple[str, str], Asked]:
    """A question for each competency that a real interview presses: one that is wanted already, else one put seldom.

    What was asked under another framework presses one question, on the first competency that the map offers and that
    no interview under this one pressed.
    """
    every = asked_for(debriefs)  # the newest first
    fits: dict[str, list[tuple[str, str]]] = {}

    def fitting(ref: str) -> list[tuple[str, str]]:
        if ref not in fits:
            fits[ref] = sorted(key for key, q in inside.items() if _on(q.competencies, ref))
        return fits[ref]

    pressed: dict[str, Asked] = {}
    for asked in every:
        for ref in asked.refs:
            pressed.setdefault(ref, asked.model_copy(update={"refs": (ref,)}))
    for asked in (offered(one, maps) for one in every if one.presses and not any(fitting(ref) for ref in one.refs)):
        ref = next((ref for ref in asked.refs if ref not in pressed and fitting(ref)), "")
        if ref:
            pressed[ref] = asked.model_copy(update={"refs": (ref,)})
    found: dict[tuple[str, str], Asked] = {}
    for ref, asked in pressed.items():
        keys = fitting(ref)
        if asked.presses and keys:
            known = [key for key in wanted if key in keys]
            found.setdefault(known[0] if known else min(keys, key=lambda key: put.get(key, 0)), asked)
    return found


def _offers(answered: Iterable[Sequence[str]], maps: Sequence[FrameworkMap]) -> Counter[frozenset[str]]:
    """What the maps offer for the competencies of each answer, and for how many answers."""
    several = Counter(tuple(refs) for refs in answered)
    offers: Counter[frozenset[str]] = Counter()
    for refs, many in several.items():
        offers[frozenset(new for one in maps for ref in refs for new in one.elsewhere(ref))] += many
    return offers


def _meets(offered_refs: Iterable[str], competencies: Sequence[str]) -> bool:
    """Whether an offer is what a question tests in the first place, or lies under it."""
    return any(is_in(ref, competencies[0]) for ref in offered_refs) if competencies else False


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
