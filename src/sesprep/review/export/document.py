"""What a document says of sessions, before it is Markdown or HTML."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from sesprep.domain.assessment import Assessment, Verdict
from sesprep.domain.attempt import Attempt
from sesprep.domain.counted import counted
from sesprep.domain.framework import Framework
from sesprep.domain.session import SessionRecord
from sesprep.domain.structure import Structure

VERDICTS: dict[Verdict, str] = {"present": "found", "unsure": "not sure", "missing": "not found"}
STORIES = {
    "specific": "One specific example.",
    "generic": "No one specific example: it says what is usually done.",
    "hypothetical": "No one specific example: it says what would be done.",
    "too-short": "Too short to check.",
}
CHECKS = {True: "Done", None: "May be done", False: "Not done"}
ELEMENT_HEADINGS = ("Element", "Verdict", "Strength", "Share of the words")


@dataclass(frozen=True)
class AnswerPart:
    """One attempt, in words."""

    heading: str
    question: str
    facts: tuple[str, ...]
    answer: str
    note: str
    story: str
    elements: tuple[tuple[str, str, str, str], ...]
    """Rows under `ELEMENT_HEADINGS`."""
    findings: tuple[tuple[str, str], ...]
    """What was found, and what to try."""
    checks: tuple[str, ...] = ()
    """What of a drill was done, which then stands for everything else that was found."""


@dataclass(frozen=True)
class SessionPart:
    """One session, in words."""

    heading: str
    facts: tuple[str, ...]
    answers: tuple[AnswerPart, ...]


def document(
    records: Sequence[SessionRecord],
    structures: Mapping[str, Structure],
    frameworks: Iterable[Framework] = (),
    zone: tzinfo | None = None,
) -> tuple[SessionPart, ...]:
    """The sessions in words, in the order given; moments are told in `zone`, None being the system's own.

    What none of the frameworks knows any more is told by its id.
    """
    names: dict[str, str] = {}
    for known in frameworks:
        names |= {known.id: known.name} | {ref: known.name_of(ref) for ref in known.refs()}
    return tuple(_session(record, structures, names, zone) for record in records)


def moment_text(moment: datetime, zone: tzinfo | None) -> str:
    """A moment as `2026-11-22 19:05`."""
    try:
        local = moment.astimezone(zone)
    except (OverflowError, ValueError, OSError):  # a hand-edited year that this system cannot reckon with
        local = moment
    return local.replace(tzinfo=None).isoformat(" ", "minutes")


def _session(
    record: SessionRecord, structures: Mapping[str, Structure], names: Mapping[str, str], zone: tzinfo | None
) -> SessionPart:
    plan = record.plan
    facts = (
        f"Session {record.id}",
        f"Format: {plan.format_name}",
        f"Framework: {names.get(plan.framework, plan.framework)}",
        f"{counted(len(record.attempts), 'answer')} to {counted(len(plan.asked), 'question')}, "
        f"{record.how or 'not finished'}",
    )
    answers = tuple(
        _answer(record, attempt, structures, names, at) for at, attempt in enumerate(record.attempts, start=1)
    )
    return SessionPart(moment_text(record.started, zone), facts, answers)


def _answer(
    record: SessionRecord, attempt: Attempt, structures: Mapping[str, Structure], names: Mapping[str, str], at: int
) -> AnswerPart:
    found = _assessment_of(record, attempt)
    again = ", follow-up" if attempt.probe else f", try {attempt.number}" if attempt.number > 1 else ""
    findings = found.findings if found else ()
    star = ", starred" if attempt.id in record.starred else ""
    return AnswerPart(
        heading=f"Answer {at}: question {attempt.position + 1}{again}{star}",
        question=attempt.probe.text if attempt.probe else attempt.asked.question.text,
        facts=tuple(_facts(attempt, found, names, joined=attempt.id in record.joined)),
        answer=attempt.answer,
        note=record.notes.get(attempt.id, ""),
        story=_story(record, attempt, found),
        elements=_elements(found, structures.get(attempt.structure)),
        findings=tuple((f"{f.severity.capitalize()}: {f.message} ({f.rule})", f.try_) for f in findings),
        checks=tuple(f"{CHECKS[check.met]}: {check.told}" for check in record.drilled.get(attempt.id, ())),
    )


def _assessment_of(record: SessionRecord, attempt: Attempt) -> Assessment | None:
    """What the checker said of an answer that was to be a story; a drill is told by its own checks alone."""
    told = record.plan.drill is None and attempt.asked.question.wants_story
    return record.fullest().get(attempt.id) if told else None


def _story(record: SessionRecord, attempt: Attempt, found: Assessment | None) -> str:
    if record.plan.drill is not None:
        return f"Drill: {record.plan.drill.asks}"
    if not attempt.asked.question.wants_story:
        return "This question asks for no story, so the answer is not checked for one."
    if attempt.follows in record.joined:
        return "Checked together with the answer that it follows."
    return STORIES[found.story] if found else "Not checked."


def _facts(attempt: Attempt, found: Assessment | None, names: Mapping[str, str], *, joined: bool) -> list[str]:
    given = f" of {_minutes(attempt.limit)}" if attempt.limit else ""
    facts = [f"{attempt.medium.capitalize()}, {_minutes(attempt.seconds)}{given} minutes"]
    if found:
        more = " together with the answers to its follow-ups" if joined else ""
        facts.append(f"{counted(found.words, 'word')}{more}, checked by model {found.model}")
    if attempt.rating:
        facts.append(f"Own rating {attempt.rating} of 5")
    if attempt.asked.question.competencies:
        asked = attempt.asked.question.competencies
        facts.append(f"Asks for: {', '.join(dict.fromkeys(names.get(ref, ref) for ref in asked))}")
    return facts


def _elements(assessment: Assessment | None, structure: Structure | None) -> tuple[tuple[str, str, str, str], ...]:
    if assessment is None:
        return ()
    names = {element.id: element.name for element in structure.elements} if structure else {}
    return tuple(
        (names.get(name, name), VERDICTS[e.verdict], f"{e.strength} of 3", f"{round(e.share * 100)} %")
        for name, e in assessment.elements.items()
    )


def _minutes(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"
