"""The follow-up that an answer calls for."""

import random
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sesprep.domain.assessment import Assessment
from sesprep.domain.bank import Probe, Question
from sesprep.domain.structure import Element, Structure
from sesprep.practice.parts import parts_seen
from sesprep.practice.resources import rows, table, texts

THIN = 1
"""An element of at most this strength, 0 to 3, is thin."""
LONGEST_PART = 200


@dataclass(frozen=True)
class Chosen:
    """The follow-up to put."""

    probe: Probe
    why: str
    """What of the answer called for it, in plain words."""
    planned: bool
    """Whether it is one of the question's own probes."""


@dataclass(frozen=True)
class _Need:
    aims: tuple[str, ...]
    why: str
    phrases: str
    part: str = ""


def choose_probe(
    question: Question,
    text: str,
    assessment: Assessment,
    structure: Structure,
    *,
    put: Sequence[Probe] = (),
    seed: int = 0,
) -> Chosen | None:
    """The next follow-up, or None when the answer calls for none; the same for the same answer and seed.

    What is absent comes first, the end of the story before its start; then unclear agency, a missing figure, a part
    of the question that was passed over, an element that is not sure, and one that is thin. `put` are the follow-ups
    put so far: none is repeated, and no aim is dug for twice. `text` is what the assessment was made of. A question
    that wants no story is followed up by one of its own or not at all.
    """
    known = {probe.text for probe in put}
    if not question.wants_story:
        return _of_its_own(question, known, random.Random(f"{seed}:{question.id}:{len(put)}"))
    parts = [_cut(part) for part in question.parts]
    spent = {probe.aim for probe in put if not any(part in probe.text for part in parts)}  # a part digs for no aim
    draw = random.Random(f"{seed}:{question.id}:{len(put)}")
    for need in _needs(question, text, assessment, structure):
        if need.part:
            if not any(need.part in probe.text for probe in put):
                return _phrase(need, "action", draw, known)
            continue
        for aim in (a for a in need.aims if a not in spent):
            own = [probe for probe in question.probes if probe.aim == aim and probe.text not in known]
            if own and need.phrases != "example":
                return Chosen(draw.choice(own), need.why, planned=True)
        left = next((a for a in need.aims if a not in spent), None)
        if left is not None:
            return _phrase(need, left, draw, known)
    return None


def phrases(key: str) -> tuple[str, ...]:
    """The panel's own neutral words for an aim, for `example` and for `part`; KeyError for any other key."""
    listed = table("probes.toml")["phrases"]
    assert isinstance(listed, dict)
    return texts(listed[key])


def _needs(question: Question, text: str, assessment: Assessment, structure: Structure) -> Iterator[_Need]:
    """What the answer calls for, the most pressing first."""
    if assessment.story != "specific":
        yield _Need(("situation",), _STORIES[assessment.story], "example")
        return
    elements = [e for e in reversed(structure.elements) if e.id in assessment.elements and e.aims]
    verdicts = assessment.elements
    for element in elements:
        if verdicts[element.id].verdict == "missing":
            yield _Need(element.aims[:1], f"No {element.name} was heard.", element.aims[0])
    yield from _listed(assessment)
    for part in parts_seen(question, text, assessment):
        if part.seen == "not-seen":
            cut = _cut(part.part)
            yield _Need(("action",), f'A part of the question was passed over: "{cut}".', "part", cut)
    for element in elements:
        if verdicts[element.id].verdict == "unsure":
            yield _Need(element.aims[:1], f"It was not sure which words are the {element.name}.", element.aims[0])
    thin = [e for e in elements if verdicts[e.id].verdict == "present" and verdicts[e.id].strength <= THIN]
    for element in sorted(thin, key=lambda e: verdicts[e.id].strength):
        aims = _aims_of(element, assessment)
        yield _Need(aims, f"The {element.name} was thin.", aims[0])


def _cut(part: str) -> str:
    """A part as the panel's words take it in."""
    return part[:LONGEST_PART].rstrip(".?! ")


def _of_its_own(question: Question, known: Collection[str], draw: random.Random) -> Chosen | None:
    left = [probe for probe in question.probes if probe.text not in known]
    return Chosen(draw.choice(left), "The question has it in any case.", planned=True) if left else None


def _listed(assessment: Assessment) -> Iterator[_Need]:
    """The needs of the data file: by the rules that found something, and by unmet checks of what is surely there."""
    found = {finding.rule for finding in assessment.findings}
    unmet = {c.id for v in assessment.elements.values() if v.verdict == "present" for c in v.checks if not c.met}
    for row in rows("probes.toml", "needs"):
        if found & set(texts(row["rules"])) or unmet & set(texts(row["checks"])):
            yield _Need((str(row["aim"]),), str(row["why"]), str(row["aim"]))


def _aims_of(element: Element, assessment: Assessment) -> tuple[str, ...]:
    """The aims that dig for what a thin element lacks, else the element's own."""
    checks = table("probes.toml")["checks"]
    assert isinstance(checks, dict)
    unmet = [check.id for check in assessment.elements[element.id].checks if not check.met]
    aims = [str(checks[check]) for check in unmet if checks.get(check) in element.aims]
    return tuple(dict.fromkeys((*aims, element.aims[0])))


def _phrase(need: _Need, aim: str, draw: random.Random, known: set[str]) -> Chosen:
    options = phrases(need.phrases if need.phrases in ("example", "part") else aim)
    fresh = [option for option in options if option not in known] or list(options)
    words = draw.choice(fresh).replace("{part}", need.part)
    return Chosen(Probe.model_validate({"text": words, "aim": aim}), need.why, planned=False)


_STORIES = {
    "generic": "It told what is usually done, not one case.",
    "hypothetical": "It told what would be done, not what was done.",
    "too-short": "There was too little to hear a case.",
}
