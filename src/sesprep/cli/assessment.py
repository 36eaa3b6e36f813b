"""An assessment as plain text: no colors, no columns, nothing that a screen reader would stumble over."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from sesprep.domain.assessment import Assessment, ElementVerdict, Finding, Sight, Unit, Verdict
from sesprep.domain.counted import counted
from sesprep.domain.structure import Band, Element, Structure
from sesprep.tui.amounts import percent

if TYPE_CHECKING:  # `sesprep check` needs nothing of practice
    from sesprep.practice.parts import PartSeen

STORY_WORDS = {
    "specific": "You tell one specific example.",
    "generic": "This is not one specific example: it says what you usually do.",
    "hypothetical": "This is not one specific example: it says what you would do.",
    "too-short": "This is too short to check.",
}
VERDICT_WORDS: dict[Verdict, str] = {"present": "found", "unsure": "not sure", "missing": "not found"}
PART_WORDS: dict[Sight, str] = {"shown": "answered", "hinted": "perhaps answered", "not-seen": "no words for it found"}
SNIPPET = 70


def lines(text: str, assessment: Assessment, structure: Structure, bands: Mapping[str, Band]) -> Iterator[str]:
    """The assessment of `text`: the story, each element, each clause with its letter, each finding."""
    yield f"{structure.name}, {counted(assessment.words, 'word')}"
    yield STORY_WORDS[assessment.story]
    if assessment.story_reason and assessment.story != "specific":
        yield f"  {assessment.story_reason}"
    if assessment.story == "too-short":
        return
    yield ""
    for element in structure.elements:
        if element.id in assessment.elements:
            yield from _element(text, element, assessment.elements[element.id], bands.get(element.id, element.band))
    yield from _clauses(text, assessment, structure)


def part_of_story_lines(text: str, assessment: Assessment, structure: Structure) -> Iterator[str]:
    """The same of a part of a story: whether a whole one was told, and how large the part is, says nothing of it."""
    yield f"{structure.name}, {counted(assessment.words, 'word')}"
    for element in structure.elements:
        if element.id in assessment.elements:
            yield from _element(text, element, assessment.elements[element.id], None)
    yield from _clauses(text, assessment, structure)


def _clauses(text: str, assessment: Assessment, structure: Structure) -> Iterator[str]:
    yield ""
    yield "Your answer, clause by clause:"
    for unit in assessment.units:
        yield f"{_letter(unit, structure)} {_one_line(text[unit.start : unit.end])}"
    yield ""
    if not assessment.findings:
        yield "No findings."
    for number, finding in enumerate(assessment.findings, start=1):
        yield from _finding(text, number, finding)


def part_lines(text: str, parts: "Iterable[PartSeen]") -> Iterator[str]:
    """Which parts of the question the answer speaks of, with the words that do it."""
    yield "The parts of the question:"
    for part in parts:
        yield f"{part.part}: {PART_WORDS[part.seen]}"
        yield from (f'  "{_snippet(text[cue.start : cue.end])}" ({cue.says})' for cue in part.cues)


def bands_of(structure: Structure, own: Mapping[str, tuple[float, float]]) -> dict[str, Band]:
    """The share bands of a structure by element id, with the user's own over them."""
    pairs = {e.id: own.get(e.id, (e.band.low, e.band.high)) for e in structure.elements}
    return {element: Band(low=low, high=high) for element, (low, high) in pairs.items()}


def _letter(unit: Unit, structure: Structure) -> str:
    """`[S]`, `[S?]` when unsure, `[-]` for a clause that belongs to no element."""
    element = structure.element_of(unit.role)
    if element is None:
        return "[-]"
    doubt = "?" if unit.certainty == "unsure" and not unit.set_by_you else ""
    return f"[{element.letter}{doubt}]"


def _element(text: str, element: Element, verdict: ElementVerdict, band: Band | None) -> Iterator[str]:
    said = f"{element.name}: {VERDICT_WORDS[verdict.verdict]}"
    if verdict.verdict == "missing":
        yield f"{said}. {element.asks}"
    else:
        usual = f" (usual: {round(band.low * 100)} to {round(band.high * 100)} %)" if band else ""
        yield f"{said}, strength {verdict.strength} of 3, {percent(verdict.share)} of the words{usual}."
        unmet = [check.says for check in verdict.checks if not check.met]
        if unmet and verdict.strength < 3:
            yield f"  Not seen: {'; '.join(unmet)}"
    if verdict.ask:
        yield f"  {verdict.ask}"
    if verdict.nearest is not None:
        near = verdict.nearest
        yield f'  Nearest: "{_snippet(text[near.start : near.end])}" ({near.lacks})'


def _finding(text: str, number: int, finding: Finding) -> Iterator[str]:
    yield f"{number}. {finding.severity.capitalize()}: {finding.message} [{finding.rule}]"
    if finding.start is not None:
        yield f'   Where: "{_snippet(text[finding.start : finding.end])}"'
    yield f"   Why: {finding.why}"
    yield f"   Try: {finding.try_}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _snippet(text: str) -> str:
    line = _one_line(text)
    return line if len(line) <= SNIPPET else f"{line[: SNIPPET - 1].rstrip()}…"
