"""Makes a plausible history: months of practice by one person who gets better at some things and not at others.

The checker is not used: verdicts, strengths and findings are drawn, so that their course over time is known.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from sesprep.domain.assessment import Assessment, Check, Cue, ElementVerdict, Evidence, Finding, Unit
from sesprep.domain.attempt import AskedQuestion, Attempt
from sesprep.domain.bank import Probe, Question
from sesprep.domain.framework import Framework
from sesprep.domain.role import Role
from sesprep.domain.session import (
    Answered,
    Assessed,
    Ended,
    Event,
    Noted,
    Plan,
    Rated,
    Rechecked,
    Starred,
    Started,
)
from sesprep.domain.structure import Structure

LAST_DAY = date(2026, 11, 20)
THREE_MONTHS = 92

SENTENCES = {
    "context": (
        "In {year} I ran a field office of {n} people in Denver.",
        "The agency had just lost {n} percent of its budget, and morale was low.",
        "A backlog of {n} hundred claims had built up over two winters.",
    ),
    "challenge": ("Two offices refused to share their records.", "The contractor had missed {n} deadlines."),
    "task": (
        "My task was to clear it by September without more staff.",
        "The director asked me to find {n} million dollars of savings.",
    ),
    "action": (
        "I split the cases by age and moved {n} examiners to the oldest ones.",
        "I met the union every Friday and wrote down what each side could give.",
        "I asked counsel to look at the hard cases first.",
        "I cut {n} steps from the approval because nobody used them.",
        "I trained {n} supervisors myself, one afternoon each.",
    ),
    "result": (
        "As a result the wait fell by {n} percent in eight months.",
        "We closed {n} hundred cases, and the audit found no errors.",
    ),
    "reflection": ("I learned to ask the people at the counter first.",),
}
RULES = {
    "R301": ("should", "No figure tells how much changed."),
    "R102": ("must", "Some elements take more words than the rest can bear."),
    "R205": ("consider", "The same word starts many sentences."),
    "R401": ("should", "It is not clear what was your own part."),
}


@dataclass(frozen=True)
class Maker:
    """Draws sessions; the same seed gives the same history to the byte."""

    framework: Framework
    structures: dict[str, Structure]
    seed: int = 1

    def questions(self) -> tuple[AskedQuestion, ...]:
        """One question for most competencies of the framework; every fifth competency has none."""
        refs = [ref for at, (ref, _, _) in enumerate(self.framework.competencies()) if at % 5 != 4]
        return tuple(
            AskedQuestion(
                bank="made" if at % 3 else "other",
                question=Question(
                    id=f"q-{at}",
                    text=f"Tell us of a time that called for {ref.rsplit('/', 1)[1].replace('-', ' ')}.",
                    competencies=(ref, refs[(at + 3) % len(refs)]) if at % 2 else (ref,),
                ),
            )
            for at, ref in enumerate(refs)
        )

    def sessions(self, count: int, days: int, last_day: date = LAST_DAY) -> Iterator[list[Event]]:
        """The events of `count` sessions spread over `days` days, oldest first."""
        questions = self.questions()
        first = datetime.combine(last_day - timedelta(days=days - 1), time(), UTC)
        for at in range(count):
            draw = random.Random(f"{self.seed}/{at}")
            moment = (
                first
                + timedelta(days=at * days / count)
                + timedelta(minutes=draw.randrange(420, 1200), seconds=at % 60)
            )
            moment = min(moment, datetime.combine(last_day, time(23, 30), UTC))
            yield list(self._session(draw, at, at / max(count - 1, 1), moment, questions))

    def _session(
        self, draw: random.Random, at: int, progress: float, moment: datetime, questions: tuple[AskedQuestion, ...]
    ) -> Iterator[Event]:
        exam = draw.random() < 0.15
        structure = "star" if draw.random() < 0.85 else "ccar"
        limit = None if draw.random() < 0.1 else (420.0 if exam else 240.0)
        asked = tuple(draw.sample(questions, 5 if exam else draw.randint(1, 3)))
        plan = Plan(
            framework=self.framework.id, structure=structure, format="exam" if exam else "practice", exam=exam,
            seconds_each=limit, seed=at, asked=asked,
        )  # fmt: skip
        session = f"{draw.getrandbits(48):012x}"
        yield Started(id=session, at=moment, plan=plan)
        for position, question in enumerate(asked):
            for number in (1, 2) if not exam and draw.random() < 0.2 else (1,):
                probe = Probe(text="What would you do differently?", aim="learning") if draw.random() < 0.05 else None
                name = f"{session[:8]}{position}{number}ab"
                attempt, units = self._attempt(
                    draw, name, question, position, number, structure, limit, moment, progress
                )
                attempt = attempt.model_copy(update={"probe": probe})
                yield Answered(attempt=attempt)
                assessment = self._assess(draw, attempt, units, progress)
                if draw.random() < 0.9:
                    level = 1 + 4 * sum(e.strength for e in assessment.elements.values()) / 12
                    yield Rated(attempt=name, rating=min(5, max(1, round(level + draw.gauss(1.0, 0.6)))))
                yield Assessed(attempt=name, assessment=assessment)
                moment += timedelta(seconds=attempt.seconds + 45)
                if draw.random() < 0.08:
                    yield Noted(at=moment, attempt=name, text=f"Tell of the budget {draw.randint(1, 9)} first.")
                if draw.random() < 0.06:
                    yield Starred(at=moment, attempt=name, on=True)
                if draw.random() < 0.02:
                    yield Rechecked(
                        at=moment, attempt=name, assessment=assessment.model_copy(update={"model": "made-2"})
                    )
        if draw.random() < 0.97:
            yield Ended(at=moment, how="finished" if draw.random() < 0.9 else "stopped")

    def _attempt(
        self, draw: random.Random, name: str, question: AskedQuestion, position: int, number: int, structure: str,
        limit: float | None, moment: datetime, progress: float,
    ) -> tuple[Attempt, list[tuple[int, int, Role]]]:  # fmt: skip
        spoken = draw.random() < 0.3
        told = ["generic"] if draw.random() < 0.02 else self._roles(draw, progress)
        text, units = "", []
        for role in told:
            sentence = "Yes." if role == "generic" else draw.choice(SENTENCES[role])
            sentence = sentence.format(year=draw.randint(2015, 2025), n=draw.randint(2, 90))
            if spoken and draw.random() < 0.5 * (1 - progress / 2):
                sentence = f"Um, {sentence}"
            start = len(text) + bool(text)
            text = f"{text} {sentence}" if text else sentence
            units.append((start, len(text), Role(role)))
        seconds = len(text.split()) / draw.uniform(1.6, 2.6) + draw.uniform(4, 40)
        over = limit is not None and seconds > limit
        attempt = Attempt(
            id=name, asked=question, position=position, number=number, structure=structure,
            medium="spoken" if spoken else "typed", started=moment, seconds=round(seconds, 2), limit=limit,
            time_up_at=len(text) // 2 if over else None, answer=text,
        )  # fmt: skip
        return attempt, units

    def _roles(self, draw: random.Random, progress: float) -> list[str]:
        """Much context and few results at first, better balanced later."""
        roles = ["context"] * draw.randint(1, 6 - round(3 * progress)) + ["challenge"] * draw.randint(0, 2)
        roles += ["task"] * draw.randint(0, 1) + ["action"] * draw.randint(2, 5 + round(6 * progress))
        roles += ["result"] * (draw.randint(1, 3) if draw.random() < 0.4 + 0.55 * progress else 0)
        return roles + ["reflection"] * draw.randint(0, 1)

    def _assess(
        self, draw: random.Random, attempt: Attempt, units: list[tuple[int, int, Role]], progress: float
    ) -> Assessment:
        words = len(attempt.answer.split())
        elements = {}
        for element in self.structures[attempt.structure].elements:
            mine = [attempt.answer[start:end] for start, end, role in units if role in (*element.roles, *element.tail)]
            there = any(role in element.roles for _, _, role in units)
            strength = min(3, max(0, round(draw.gauss(1.0 + 1.4 * progress, 0.7)))) if there else 0
            elements[element.id] = ElementVerdict(
                verdict=("unsure" if draw.random() < 0.08 else "present") if there else "missing",
                strength=strength,
                share=round(sum(len(text.split()) for text in mine) / words, 3),
                checks=(Check(id="when", says="It says when it was.", met=strength > 1),) if there else (),
            )
        chances = {"R301": 0.9 - 1.1 * progress, "R102": 0.75, "R205": 0.6 * progress - 0.4, "R401": 0.04}
        rules = [rule for rule, chance in chances.items() if draw.random() < chance]
        structure = self.structures[attempt.structure]
        by_role = {role: structure.element_of(role) for role in Role}
        return Assessment(
            id=attempt.id, structure=attempt.structure, model="made-1", words=words,
            story="too-short" if words < 10 else "specific" if draw.random() < 0.9 else "generic",
            elements=elements,
            units=tuple(
                Unit(start=start, end=end, role=role, element=e.id if (e := by_role[role]) else None, certainty="clear",
                     p=0.91, cues=(Cue(start=start, end=start + 2, says="a cue"),), reason="Its first words say so.")
                for start, end, role in units
            ),
            findings=tuple(
                Finding(rule=rule, severity=RULES[rule][0], message=RULES[rule][1], why="Panels look for it.",
                        try_="Say it in one sentence.", start=0 if again else None, end=4 if again else None)
                for rule in rules for again in range(draw.randint(1, 2))
            ),
            evidence=tuple(
                Evidence(competency=ref, asked=True, seen="shown" if draw.random() < 0.3 + progress / 2 else "not-seen")
                for ref in attempt.asked.question.competencies
            ),
        )  # fmt: skip


def make_history(folder: Path, maker: Maker, count: int = 200, days: int = THREE_MONTHS) -> int:
    """Write the journals of a history into `folder`, and return how many bytes they have."""
    written = 0
    for events in maker.sessions(count, days):
        head = events[0]
        assert isinstance(head, Started)
        path = folder / f"{head.at:%Y%m%dT%H%M%SZ}-{head.id}.jsonl"
        written += path.write_bytes("".join(f"{e.model_dump_json(by_alias=True)}\n" for e in events).encode())
    return written
