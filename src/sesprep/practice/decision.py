"""A board's decision in its own terms: for each qualification, evidence or not enough evidence. Never a mark."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from sesprep.domain.assessment import Assessment
from sesprep.domain.attempt import Attempt
from sesprep.domain.counted import counted
from sesprep.domain.format import Fact
from sesprep.domain.framework import Framework
from sesprep.domain.session import Plan
from sesprep.domain.story import Story
from sesprep.practice.thin import lacks, qualification_of

Verdict = Literal["evidence", "not-enough", "not-asked", "not-heard"]
"""`not-heard`: it was answered aloud, and nobody knows the words."""

VERDICT_WORDS: dict[Verdict, str] = {
    "evidence": "Evidence",
    "not-enough": "Not enough evidence",
    "not-asked": "Not asked",
    "not-heard": "Words not known",
}


@dataclass(frozen=True)
class QualificationDecision:
    """What the answers gave for one qualification."""

    ref: str
    name: str
    verdict: Verdict
    reasons: tuple[str, ...]
    """A sentence each; what was there as well as what was lacking."""
    attempts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Decision:
    """The decision, and what coaches report about how boards go on from it."""

    qualifications: tuple[QualificationDecision, ...]
    cautions: tuple[str, ...] = ()
    threshold: int | None = None
    facts: tuple[Fact, ...] = ()
    """What stands behind the threshold, with its source."""

    def count(self, verdict: Verdict) -> int:
        """How many qualifications have this verdict."""
        return sum(one.verdict == verdict for one in self.qualifications)

    @property
    def says(self) -> str:
        """The whole in one or two sentences, with the threshold as a report, never as a prediction."""
        total, lacking = len(self.qualifications), self.count("not-enough") + self.count("not-asked")
        head = f"Evidence for {self.count('evidence')} of {total} qualifications."
        if self.count("not-heard"):
            return f"{head} Nothing can be said of {self.count('not-heard')}: the words are not known."
        if self.threshold is None:
            return head
        here = counted(lacking, "does", "do") if lacking else "none does"
        rule = f"Coaches report that a board disapproves when {self.threshold} or more lack evidence"
        return f"{head} {rule}; here {here}."


def board_decision(
    plan: Plan,
    framework: Framework,
    attempts: Sequence[Attempt],
    assessments: Mapping[str, Assessment],
    stories: Sequence[Story] = (),
) -> Decision:
    """What the answers gave for each core qualification of the plan's framework. Pure.

    There is evidence when one answer, follow-ups included, is a specific story in which every element was found, or
    has its named signs where the checker is not sure of it.
    `assessments` are the fullest by attempt id. The checker sees structure, not substance, and the decision says so.
    """
    rows = [
        _one(f"{framework.id}/{q.id}", q.name, plan, attempts, assessments)
        for q in framework.qualifications
        if q.kind == "core"
    ]
    held = plan.held
    cautions = [_SEES, *_examples(plan, attempts, stories)]
    return Decision(
        qualifications=tuple(rows),
        cautions=tuple(cautions),
        threshold=held.lacking_fails if held else None,
        facts=held.facts_about("lacking_fails") if held else (),
    )


def _one(
    ref: str, name: str, plan: Plan, attempts: Sequence[Attempt], assessments: Mapping[str, Assessment]
) -> QualificationDecision:
    answers = [a for a in attempts if a.probe is None and qualification_of(a.asked, plan.framework) == ref]
    asked = any(qualification_of(one, plan.framework) == ref for one in plan.asked)
    heard = [(a, assessments[a.id]) for a in answers if a.id in assessments and a.answer.strip()]
    if not heard and any(a.unheard for a in answers):
        return QualificationDecision(ref, name, "not-heard", ("Its answer was spoken, and its words are not known.",))
    if not heard:
        reason = "Its question was put and not answered." if asked else "No question on it was put."
        return QualificationDecision(ref, name, "not-enough" if asked else "not-asked", (reason,))
    ranked = sorted(heard, key=lambda pair: len(lacks(pair[1])))
    best, found = ranked[0]
    lacking = lacks(found)
    ids = tuple(attempt.id for attempt, _ in heard)
    seen = _seen(found, ref)
    if not lacking:
        return QualificationDecision(ref, name, "evidence", ("A specific story with every element.", *seen), ids)
    where = f"The fullest of its answers was to question {best.position + 1}." if len(heard) > 1 else ""
    return QualificationDecision(ref, name, "not-enough", (*((where,) if where else ()), *lacking, *seen), ids)


def _seen(assessment: Assessment, ref: str) -> tuple[str, ...]:
    """What the words showed of the competencies asked for; a hint and not a reason, since words are no proof."""
    asked = [e for e in assessment.evidence if e.asked and (e.competency == ref or e.competency.startswith(f"{ref}/"))]
    if not asked:
        return ()
    if any(e.seen == "shown" for e in asked):
        return ("Its words tell of the competency that was asked for.",)
    if any(e.seen == "hinted" for e in asked):
        return ("Its words hint at the competency that was asked for.",)
    return ("No words for the competency that was asked for were seen; it may be there in others.",)


def _examples(plan: Plan, attempts: Sequence[Attempt], stories: Sequence[Story]) -> list[str]:
    """Cautions on the stories that the candidate linked to these answers."""
    held, says = plan.held, []
    for story in stories:
        ids = {told.attempt for told in story.told}
        told = [a for a in attempts if a.id in ids]
        refs = {qualification_of(a.asked, plan.framework) for a in told} - {""}
        if len(refs) > 1:
            says.append(f'"{story.title}" was told for {len(refs)} qualifications in one interview.')
        year = max((a.started.year for a in told), default=None)
        if held and held.oldest_years and year and story.year and year - story.year > held.oldest_years:
            says.append(f'"{story.title}" is more than {held.oldest_years} years old.')
    most = held.examples_each if held else None
    for ref in sorted({qualification_of(a.asked, plan.framework) for a in attempts} - {""}) if most else ():
        here = {a.id for a in attempts if qualification_of(a.asked, plan.framework) == ref}
        count = sum(any(told.attempt in here for told in story.told) for story in stories)
        if most and count > most:
            says.append(f"{count} examples for one qualification; coaches report at most {most}.")
    return says


_SEES = "sesprep sees structure and words, not substance: a board may decide otherwise in either direction."
