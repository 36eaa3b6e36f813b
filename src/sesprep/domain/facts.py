"""What is counted, sorted and drawn of a session: the record without its texts and clauses."""

import re

from pydantic import AwareDatetime, Field

from sesprep.domain.assessment import Assessment, Severity, Story, Verdict
from sesprep.domain.attempt import Attempt, Medium
from sesprep.domain.bank import STORYLESS, Kind
from sesprep.domain.filler_words import FillerWords
from sesprep.domain.format import DrillKind
from sesprep.domain.model import Model
from sesprep.domain.session import SessionRecord

NO_FILLERS = FillerWords()
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


class ElementFacts(Model):
    """What the checker said about one element."""

    verdict: Verdict
    strength: int = Field(ge=0, le=3)
    share: float = Field(ge=0, le=1)


class FindingFacts(Model):
    """One rule that found something in an answer, however often."""

    rule: str
    severity: Severity
    message: str
    """Of the first place it found."""


class AttemptFacts(Model):
    """One attempt in numbers and names."""

    id: str
    session: str
    position: int
    """The place of the question in the session's plan, from 0."""
    number: int
    """1 for the first try at this question in the session."""
    bank: str
    question: str
    """The question's id in its bank."""
    asked: str
    """The text of the question or follow-up as it was asked."""
    probe: bool
    """Whether it answers a follow-up; such an answer need not hold a whole story."""
    kind: Kind
    competencies: tuple[str, ...]
    structure: str
    medium: Medium
    started: AwareDatetime
    seconds: float
    """How long it took."""
    speech: float | None
    """Seconds from the first word heard to the last; None when nothing was recorded."""
    limit: float | None
    words: int
    rating: int | None
    story: Story | None
    """None when the attempt was never assessed, and for a drill that asks for a part of a story or for none."""
    strength: float | None
    """The mean strength of its elements, 0 to 3; None when it was not assessed or was too short to check, and for a
    drill that asks for less than a whole story."""
    elements: dict[str, ElementFacts]
    """Empty for a drill that asks for less than a whole story: what it did not ask for is not missing."""
    findings: tuple[FindingFacts, ...]
    """Empty for such a drill as well."""
    shown: tuple[str, ...]
    """The competencies that its words showed."""
    fillers: int | None
    """Filler words heard in a spoken answer; None for a typed one."""
    starred: bool
    noted: bool
    drill: DrillKind | None = None
    """The small task that was asked instead of an answer; None in a session that is no drill."""

    @property
    def practices(self) -> bool:
        """Whether it told something of a story; naming what a question tests does not."""
        return self.drill != "which-competency"

    @property
    def whole(self) -> bool:
        """Whether a whole answer was asked for, and not only a part of one as by most drills."""
        return self.drill in (None, "other-competency")

    @property
    def wants_story(self) -> bool:
        """Whether its question asks for a story; what the checker says of other answers is not shown."""
        return self.kind not in STORYLESS

    @property
    def checked(self) -> bool:
        """Whether it answers a lead question that wants a story, and had enough to check."""
        return self.strength is not None and not self.probe and self.wants_story


class SessionFacts(Model):
    """One session in numbers and names."""

    id: str
    started: AwareDatetime
    ended: AwareDatetime | None
    how: str | None
    schema_version: int
    framework: str
    structure: str
    format: str
    exam: bool
    questions: int
    """How many the plan holds."""
    attempts: tuple[AttemptFacts, ...]


def facts_of(record: SessionRecord, fillers: FillerWords = NO_FILLERS) -> SessionFacts:
    """The facts of a record; `fillers` are counted in spoken answers. Pure, raises nothing."""
    return SessionFacts(
        id=record.id,
        started=record.started,
        ended=record.ended,
        how=record.how,
        schema_version=record.schema_version,
        framework=record.plan.framework,
        structure=record.plan.structure,
        format=record.plan.format,
        exam=record.plan.exam,
        questions=len(record.plan.asked),
        attempts=tuple(_attempt(record, attempt, fillers) for attempt in record.attempts),
    )


def search_texts(record: SessionRecord) -> dict[str, str]:
    """What is searched of each attempt, by its id: question, answer and note, made alike in case."""
    return {
        a.id: "\n".join(
            (a.asked.question.text, a.probe.text if a.probe else "", a.answer, record.notes.get(a.id, ""))
        ).casefold()
        for a in record.attempts
    }


def strength_of(assessment: Assessment) -> float | None:
    """The mean strength of the elements, 0 to 3; None when the answer was too short to check."""
    if assessment.story == "too-short" or not assessment.elements:
        return None
    return sum(element.strength for element in assessment.elements.values()) / len(assessment.elements)


def _attempt(record: SessionRecord, attempt: Attempt, fillers: FillerWords) -> AttemptFacts:
    joined = record.joined.get(attempt.id)  # an answer counts together with those to its follow-ups
    told = joined.assessment if joined else record.assessments.get(attempt.id)
    drill = record.plan.drill
    found = told if drill is None or drill.whole else None  # what a drill did not ask for is not missing
    question = attempt.asked.question
    heard = attempt.transcript
    return AttemptFacts(
        id=attempt.id,
        session=record.id,
        position=attempt.position,
        number=attempt.number,
        bank=attempt.asked.bank,
        question=question.id,
        asked=attempt.probe.text if attempt.probe else question.text,
        probe=attempt.probe is not None,
        kind=question.kind,
        competencies=question.competencies,
        structure=attempt.structure,
        medium=attempt.medium,
        started=attempt.started,
        seconds=attempt.seconds,
        speech=heard.words[-1].end - heard.words[0].start if heard and heard.words else None,
        limit=attempt.limit,
        words=told.words if told else len(_WORD.findall(attempt.answer)),
        rating=attempt.rating,
        story=found.story if found else None,
        strength=strength_of(found) if found else None,
        elements={
            name: ElementFacts(verdict=e.verdict, strength=e.strength, share=e.share)
            for name, e in (found.elements.items() if found else ())
        },
        findings=_findings(found) if found else (),
        shown=tuple(e.competency for e in told.evidence if e.seen == "shown") if told else (),
        fillers=fillers.count(heard.text if heard else attempt.answer) if attempt.medium == "spoken" else None,
        starred=attempt.id in record.starred,
        noted=attempt.id in record.notes,
        drill=drill.kind if drill else None,
    )


def _findings(assessment: Assessment) -> tuple[FindingFacts, ...]:
    first: dict[str, FindingFacts] = {}
    for finding in assessment.findings:
        facts = FindingFacts(rule=finding.rule, severity=finding.severity, message=finding.message)
        first.setdefault(finding.rule, facts)
    return tuple(first.values())
