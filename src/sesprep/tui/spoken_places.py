"""Where in a recording one may want to jump: elements, findings and pauses, in the order in which they are heard."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sesprep.domain.assessment import Assessment
from sesprep.domain.delivery import Delivery
from sesprep.domain.structure import Structure
from sesprep.tui.letters import INKS

if TYPE_CHECKING:
    from sesprep.analysis.timing import Said

LEAD = 0.3
"""Seconds before a word at which it is heard whole."""
SHORTEST = 2.0
"""Seconds that a stretch of an element lasts to be listed, unless it is the element's first."""


@dataclass(frozen=True)
class Place:
    """One place to jump to."""

    at: float
    mark: str
    ink: str
    says: str
    start: int
    end: int
    """Code points of the answer's words there; the same twice when none."""


def places_of(
    delivery: Delivery, said: "Sequence[Said]", assessment: Assessment | None, structure: Structure
) -> tuple[Place, ...]:
    """Every place, in order."""
    found = [*_elements(delivery, said, structure), *_findings(said, assessment)]
    for pause in delivery.pauses:
        place = pause.place or 0
        found.append(
            Place(max(pause.start - 1.0, 0.0), "||", "$text-warning", f"pause, {pause.seconds:.1f} s", place, place)
        )
    return tuple(sorted(found, key=lambda place: place.at))


def moment_of(said: "Sequence[Said]", place: int) -> float | None:
    """The second at which the word at a code point is said, or the next one; None when no time is known."""
    return next((word.start for word in said if word.until > place and word.start is not None), None)


def word_at(said: "Sequence[Said]", seconds: float) -> tuple[int, int]:
    """The word that is said at a second, as offsets; (0, 0) before the first."""
    now = next((word for word in reversed(said) if word.start is not None and word.start <= seconds), None)
    return (0, 0) if now is None else (now.place, now.until)


def _elements(delivery: Delivery, said: "Sequence[Said]", structure: Structure) -> list[Place]:
    found, seen = [], set()
    elements = {element.id: (at, element) for at, element in enumerate(structure.elements)}
    for one in delivery.stretches:
        known = elements.get(one.element)
        if known is None or (one.element in seen and one.end - one.start < SHORTEST):
            continue
        seen.add(one.element)
        at, element = known
        inside = [word for word in said if word.start is not None and one.start <= word.start < one.end]
        start, end = (inside[0].place, inside[-1].until) if inside else (0, 0)
        says = f"{element.name}, {one.end - one.start:.0f} s"
        found.append(Place(max(one.start - LEAD, 0.0), f"[{element.letter}]", INKS[at % len(INKS)], says, start, end))
    return found


def _findings(said: "Sequence[Said]", assessment: Assessment | None) -> list[Place]:
    found = []
    for finding in assessment.findings if assessment else ():
        at = moment_of(said, finding.start) if finding.start is not None else None
        if finding.start is not None and at is not None:
            tone = {"must": "$text-error", "should": "$text-warning", "consider": "$foreground-muted"}
            end = finding.start if finding.end is None else finding.end
            says = f"{finding.severity}: {finding.message}"
            found.append(Place(max(at - LEAD, 0.0), "!", tone[finding.severity], says, finding.start, end))
    return found
