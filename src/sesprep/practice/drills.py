"""Drills: one small task on one side of an answer, and whether it was done."""

import random
import re
from collections.abc import Iterable, Sequence

from sesprep.analysis.resources import words
from sesprep.analysis.tokens import count_words, tokenize
from sesprep.domain.assessment import Assessment
from sesprep.domain.attempt import Attempt
from sesprep.domain.bank import Question
from sesprep.domain.counted import counted, times_words
from sesprep.domain.format import Done, Drill, DrillKind
from sesprep.domain.framework import Framework, Qualification
from sesprep.domain.session import SessionRecord
from sesprep.domain.structure import Element, ProbeAim, Structure
from sesprep.errors import BadInputError

MOST = 0.6
"""From this share of the words on, an answer tells little else."""
LONG = 300
"""Words from which on an answer is worth shortening: about two minutes of speech."""
OPTIONS = 4
ON_EARLIER: frozenset[DrillKind] = frozenset({"own-part", "shorten", "other-competency"})
"""The drills that work on an earlier answer."""


_HINTS: dict[str, str] = {
    "own-part": "It works on an answer of yours in which “we” acted. Answer a few questions first.",
    "shorten": f"Give an answer of at least {LONG} words first.",
    "other-competency": "Give an answer with every element first.",
}


def source_for(drill: Drill, records: Iterable[SessionRecord]) -> Attempt | None:
    """The earlier answer that the drill works on, the newest that fits; None for a drill that needs none.

    Raises BadInputError when it needs one and none fits.
    """
    if drill.kind not in ON_EARLIER:
        return None
    attempts = [(a, record.assessments.get(a.id)) for record in records for a in record.attempts if a.probe is None]
    newest = sorted(attempts, key=lambda pair: (pair[0].started, pair[0].id), reverse=True)
    found = next((attempt for attempt, assessment in newest if _fits(drill, attempt, assessment)), None)
    if found is None:
        raise BadInputError("No earlier answer fits this drill.", hint=_HINTS[drill.kind])
    return found


def judge(
    drill: Drill, text: str, assessment: Assessment, structure: Structure, source: Attempt | None = None
) -> tuple[Done, ...]:
    """What of the drill was done, by named checks and no mark; `which-competency` is told by `is_right`. Pure."""
    checks: list[Done] = []
    if drill.kind == "one-element" and drill.aim is not None:
        checks += _one_element(drill, assessment, structure)
    if drill.sentences is not None:
        count = len([s for s in re.split(r"[.!?…]+(?:\s|$)", text) if s.strip()])
        says = f"has at most {counted(drill.sentences, 'sentence')}"
        checks.append(Done(id="sentences", says=says, detail=f"it has {count}", met=0 < count <= drill.sentences))
    if drill.figure:
        checks.append(Done(id="figure", says="says a figure", met=any(c.isdigit() for c in text) or _spelled(text)))
    if drill.kind == "own-part":
        own, together = _count(text, words("own")), _count(text, words("together"))
        checks.append(Done(id="own", says="says I or my", detail=f"it does {times_words(own)}", met=own > 0))
        less, often = together == 0 or together < own, f"it does {times_words(together)}"
        checks.append(Done(id="less-we", says="says we less than I", detail=often, met=less))
    if drill.kind == "shorten" and source is not None:
        most = round(count_words(source.answer) * (drill.share or 0.5))
        long = count_words(text)
        says = f"has at most {counted(most, 'word')}"
        checks.append(Done(id="length", says=says, detail=f"it has {long}", met=0 < long <= most))
    if drill.kind in ("shorten", "other-competency"):
        checks += [
            _tells(assessment, [e], f"keeps-{e.id}", f"keeps the {e.name}")
            for e in structure.elements
            if drill.kind == "other-competency" or {"action", "result"} & set(e.aims)
        ]
    return tuple(checks)


def choices(question: Question, framework: Framework, seed: int) -> tuple[Qualification, ...]:
    """Up to four qualifications to choose from, the right ones among them, in an order set by the seed.

    Raises BadInputError when the question names none of the framework.
    """
    right = [q for q in framework.qualifications if is_right(question, framework, q)]
    if not right:
        raise BadInputError(f"This question tests nothing of {framework.name}.", hint="Choose another bank.")
    wrong = [q for q in framework.qualifications if q not in right and q.kind == right[0].kind]
    draw = random.Random(f"{seed}:{question.id}")
    others = draw.sample(wrong, min(len(wrong), max(0, OPTIONS - len(right))))
    shown = [*right, *others]
    draw.shuffle(shown)
    return tuple(shown)


def is_right(question: Question, framework: Framework, qualification: Qualification) -> bool:
    """Whether the question tests that qualification, as its main aim or beside it."""
    ref = f"{framework.id}/{qualification.id}"
    return any(named == ref or named.startswith(f"{ref}/") for named in question.competencies)


def tested(question: Question, framework: Framework) -> str:
    """What the question tests, in words: the qualifications, then the competencies, of one framework."""
    names = [q.name for q in framework.qualifications if is_right(question, framework, q)]
    aims = [framework.name_of(ref) for ref in question.competencies if ref.startswith(f"{framework.id}/")]
    more = ", ".join(aim for aim in aims if aim not in names)
    return f"It tests {' and '.join(names)}{f': {more}' if more else ''}."


def chose(question: Question, framework: Framework, chosen: Qualification) -> Done:
    """Whether the qualification that was chosen is what the question tests."""
    detail = f"you chose {chosen.name}. {tested(question, framework)}".rstrip(".")
    return Done(id="which", says="names what it tests", detail=detail, met=is_right(question, framework, chosen))


def asked_for(drill: Drill, structure: Structure) -> tuple[Element, ...]:
    """The elements that a drill asks to tell; none when it asks for no story."""
    aims: dict[DrillKind, set[ProbeAim]] = {
        "one-element": {drill.aim} if drill.aim else set(),
        "own-part": {"action"},
        "shorten": {"action", "result"},
        "which-competency": set(),
    }
    return tuple(e for e in structure.elements if drill.kind not in aims or aims[drill.kind] & set(e.aims))


def narrowed(drill: Drill, structure: Structure, assessment: Assessment) -> Assessment:
    """An assessment with only what the drill asks for: its elements, and findings that have a place in the words.

    A finding without a place says that something is absent, and what must be there the drill's own checks say.
    """
    if drill.whole:
        return assessment
    wanted = {e.id for e in asked_for(drill, structure)}
    elements = {name: verdict for name, verdict in assessment.elements.items() if name in wanted}
    findings = tuple(f for f in assessment.findings if f.start is not None)
    return assessment.model_copy(update={"elements": elements, "findings": findings})


def _fits(drill: Drill, attempt: Attempt, assessment: Assessment | None) -> bool:
    if drill.kind == "own-part":
        own, together = _count(attempt.answer, words("own")), _count(attempt.answer, words("together"))
        return together >= 3 and together >= own / 2
    if drill.kind == "shorten":
        return count_words(attempt.answer) >= LONG
    whole = assessment is not None and assessment.story == "specific"
    return whole and assessment is not None and all(e.verdict != "missing" for e in assessment.elements.values())


def _one_element(drill: Drill, assessment: Assessment, structure: Structure) -> list[Done]:
    wanted = [e for e in structure.elements if drill.aim in e.aims]
    names = " or ".join(e.name for e in wanted)
    share = sum(assessment.elements[e.id].share for e in wanted if e.id in assessment.elements)
    found = _tells(assessment, wanted, "found", f"tells the {names}")
    only = None if found.met is None else share >= MOST  # not sure of it, so not sure of the rest
    detail = "" if only is None else f"{round(share * 100)} % of the words tell it"
    return [found, Done(id="only", says="tells little else", detail=detail, met=only)]


def _tells(assessment: Assessment, wanted: Sequence[Element], check_id: str, says: str) -> Done:
    """Whether one of the elements is there; where the checker is not sure, it does not say no.

    It is not sure of a few words either, unless they clearly tell another element: they are too short to be checked as
    a story, which the drill does not ask for.
    """
    verdicts = {assessment.elements[e.id].verdict for e in wanted if e.id in assessment.elements}
    short = assessment.story == "too-short" and assessment.words > 0
    other = any(e.verdict == "present" for e in assessment.elements.values())
    doubt = "unsure" in verdicts or (short and not other)
    found = True if "present" in verdicts else None if doubt else False
    return Done(id=check_id, says=says, met=found)


def _count(text: str, listed: frozenset[str]) -> int:
    return sum(token.lower in listed for token in tokenize(text))


def _spelled(text: str) -> bool:
    numbers = words("numbers")
    return any(part in numbers for token in tokenize(text) for part in token.lower.split("-"))
