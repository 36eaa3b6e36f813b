"""A small checker with the real one's interface, so that the screens are tested on known words."""

import re
from dataclasses import dataclass

from sesprep.domain.assessment import (
    Assessment,
    Check,
    Cue,
    ElementVerdict,
    Finding,
    Nearest,
    SetRole,
    Unit,
    Verdict,
)  # fmt: skip
from sesprep.domain.bank import Question
from sesprep.domain.role import Role
from sesprep.domain.structure import Structure

WORDS = (
    ("as a result", Role.RESULT, "says how it came out"),
    ("percent", Role.RESULT, "gives a figure"),
    ("my task", Role.TASK, "says what was yours to achieve"),
    ("i ", Role.ACTION, "says who acted"),
    ("in march", Role.CONTEXT, "says when it was"),
)


@dataclass
class Glance:
    shares: dict[str, float]
    present: dict[str, Verdict]


class StandIn:
    """Letters each sentence by the first known words in it; a user's letter wins."""

    def __init__(self, structure: Structure) -> None:
        self.structure = structure
        self.glances: list[str] = []

    def glance(self, text: str) -> Glance:
        self.glances.append(text)
        found = self(text, attempt_id="", question=None, set_roles=())
        return Glance(
            {name: e.share for name, e in found.elements.items()},
            {name: e.verdict for name, e in found.elements.items()},
        )

    def __call__(
        self, text: str, *, attempt_id: str, question: Question | None, set_roles: tuple[SetRole, ...]
    ) -> Assessment:
        units = tuple(
            self._unit(m.start(), m.end(), m.group(), set_roles) for m in re.finditer(r"[^.\n]*[^.\s][^.\n]*\.?", text)
        )
        words = len(text.split())
        elements = {e.id: self._verdict(e.id, units, text, words) for e in self.structure.elements}
        findings = []
        if elements[self.structure.elements[-1].id].verdict == "missing":
            findings.append(
                Finding(
                    rule="X1",
                    severity="must",
                    message="No result was found.",
                    why="A panel asks how it came out.",
                    try_="End with what changed, by how much.",
                )
            )
        if units:
            first = units[0]
            findings.insert(
                0,
                Finding(
                    rule="X2",
                    severity="consider",
                    message="The opening is long.",
                    why="Panels listen for the problem.",
                    try_="Open with the problem.",
                    start=first.start,
                    end=first.start + 4,
                ),
            )
        story = "specific" if words >= 8 else "too-short"
        return Assessment(
            id=attempt_id, structure=self.structure.id, model="stand-in", words=words, story=story,
            elements=elements, units=units, findings=tuple(findings),
        )  # fmt: skip

    def _unit(self, start: int, end: int, words: str, set_roles: tuple[SetRole, ...]) -> Unit:
        start += len(words) - len(words.lstrip())
        low = words.lstrip().lower()
        chosen = next((s.role for s in set_roles if s.start < end and start < s.end), None)
        known = next(((cue, role, says) for cue, role, says in WORDS if cue in low), None)
        role = chosen or (known[1] if known else Role.GENERIC)
        cues = ()
        if known and chosen is None:
            at = start + low.index(known[0])
            cues = (Cue(start=at, end=at + len(known[0].rstrip()), says=known[2]),)
        element = self.structure.element_of(role)
        return Unit(
            start=start, end=end, role=role, element=element.id if element else None,
            certainty="clear" if known else "unsure", p=0.9 if known else 0.4, cues=cues,
            reason="it has words that usually mark it" if known else "nothing in it marks it; this is mostly its place",
            set_by_you=chosen is not None,
        )  # fmt: skip

    def _verdict(self, element: str, units: tuple[Unit, ...], text: str, words: int) -> ElementVerdict:
        mine = [u for u in units if u.element == element]
        share = sum(len(text[u.start : u.end].split()) for u in mine) / max(words, 1)
        checks = (
            Check(id="when", says="Says when it was", met=bool(mine)),
            Check(id="size", says="Says how large it was", met=False),
        )
        nearest = None if mine or not units else Nearest(start=units[-1].start, end=units[-1].end, lacks="a figure")
        return ElementVerdict(
            verdict="present" if mine else "missing",
            strength=min(3, len(mine)),
            share=min(share, 1),
            checks=checks,
            nearest=nearest,
        )
