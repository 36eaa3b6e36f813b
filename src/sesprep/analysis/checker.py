"""The checker: from an answer's words to its assessment."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from sesprep.analysis.evidence import find_evidence
from sesprep.analysis.explain import explain
from sesprep.analysis.model import Model, load
from sesprep.analysis.presence import judge_presence, nearest
from sesprep.analysis.reading import Reading, read
from sesprep.analysis.rules import Rule, all_rules
from sesprep.analysis.seen import Seen
from sesprep.analysis.stages import COUNT
from sesprep.analysis.story import judge_story
from sesprep.analysis.strength import run_checks, strength
from sesprep.domain.assessment import (
    SEVERITIES,
    Assessment,
    Certainty,
    ElementVerdict,
    Finding,
    SetRole,
    Unit,
    Verdict,
)
from sesprep.domain.bank import Question
from sesprep.domain.structure import Band, Element, Structure

EARLY = 40
"""With fewer words the live strip tells nothing: the first sentence of a story reads like any part of one."""
CLEAR, LIKELY = 0.8, 0.5
"""From these probabilities on, a clause's role counts as clear, or as likely."""


class Glance(NamedTuple):
    """What the live strip shows: by element, its share of the words and whether it is there yet."""

    shares: dict[str, float]
    present: dict[str, Verdict]


class Checker:
    """Assesses answers against one structure, with the user's own bands and choice of rules."""

    def __init__(
        self,
        structure: Structure,
        *,
        bands: Mapping[str, tuple[float, float]] | None = None,
        rules: Mapping[str, bool] | None = None,
        model: Model | None = None,
        today: date | None = None,
        framework: str | None = None,
    ) -> None:
        """Prepare a checker; `bands` by element id and `rules` by rule id replace the defaults.

        `today` tells how old an example is; without it nothing is said about that. `framework` is the one whose
        competencies are looked for when a question names none.
        """
        own = {element_id: Band(low=low, high=high) for element_id, (low, high) in (bands or {}).items()}
        self.structure = structure
        self.bands = {element.id: own.get(element.id, element.band) for element in structure.elements}
        self._model = model
        self._year = today.year if today else None
        self._switches = dict(rules or {})
        self._framework = framework

    @property
    def model(self) -> Model:
        """The model in use, loaded when first needed."""
        if self._model is None:
            self._model = load()
        return self._model

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that are switched on."""
        return tuple(rule for rule in all_rules() if self._switches.get(rule.id, rule.default_on))

    def __call__(
        self,
        text: str,
        *,
        attempt_id: str,
        question: Question | None = None,
        set_roles: tuple[SetRole, ...] = (),
    ) -> Assessment:
        """Assess any text; pure, and never raises on any text."""
        reading = read(text, self.model, question=question.text if question else "", set_roles=set_roles)
        seen = self._see(text, reading, question)
        return Assessment(
            id=attempt_id,
            structure=self.structure.id,
            model=self.model.version,
            words=reading.total,
            story=seen.story.story,
            story_reason=seen.story.reason,
            elements=seen.elements,
            units=tuple(self._unit(reading, at) for at in range(len(reading.clauses))),
            findings=self._findings(seen),
            evidence=find_evidence(reading, question, self._framework),
        )

    def glance(self, text: str) -> Glance:
        """The little that the live strip needs, as fast as can be."""
        reading = read(text, self.model)
        if reading.total < EARLY or len(reading.clauses) < COUNT:
            nothing = dict.fromkeys((element.id for element in self.structure.elements), 0.0)
            return Glance(nothing, dict.fromkeys(nothing, "missing"))
        return Glance(
            shares={element.id: share(reading, element) for element in self.structure.elements},
            present={element.id: self._judge(reading, element).verdict for element in self.structure.elements},
        )

    def _see(self, text: str, reading: Reading, question: Question | None) -> Seen:
        verdicts = {element.id: self._judge(reading, element) for element in self.structure.elements}
        return Seen(text, reading, self.structure, self.bands, judge_story(reading), verdicts, question, self._year)

    def _judge(self, reading: Reading, element: Element) -> ElementVerdict:
        verdict = judge_presence(reading, element)
        checks = () if verdict == "missing" else run_checks(reading, element)
        near = nearest(reading, element) if verdict != "present" else None
        return ElementVerdict(
            verdict=verdict,
            strength=strength(checks),
            share=share(reading, element),
            checks=checks,
            nearest=near,
            ask=f"Is this your {element.name}? {element.asks}" if verdict == "unsure" else "",
        )

    def _unit(self, reading: Reading, at: int) -> Unit:
        role, span = reading.roles[at], reading.clauses[at].span
        element = self.structure.element_of(role)
        cues, reason = explain(reading, at)
        p = 1.0 if at in reading.set_by_user else min(max(reading.rows[at].get(role, 0.0), 0.0), 1.0)
        return Unit(
            start=span.start,
            end=span.end,
            role=role,
            element=element.id if element else None,
            certainty=certainty(p),
            p=round(p, 3),
            cues=cues,
            reason=reason,
            set_by_you=at in reading.set_by_user,
        )

    def _findings(self, seen: Seen) -> tuple[Finding, ...]:
        if seen.story.story == "too-short":
            return ()
        found = [finding for rule in self.rules for finding in rule.findings(seen)]
        return tuple(sorted(found, key=lambda f: (SEVERITIES.index(f.severity), f.rule, f.start or 0)))


def share(reading: Reading, element: Element) -> float:
    """The element's share of the answer's words, 0 to 1."""
    return round(reading.words(*element.roles, *element.tail) / (reading.total or 1), 3)


def certainty(p: float) -> Certainty:
    """A probability in words."""
    if p >= CLEAR:
        return "clear"
    return "likely" if p >= LIKELY else "unsure"
