"""What real interviews asked for."""

from collections.abc import Iterable
from datetime import date

from sesprep.domain.debrief import Debrief
from sesprep.domain.model import Model

BADLY = 2
"""Up to this feeling, 1 to 5, an answer went badly."""
LONGEST_PROBE = 60
"""Characters of what a panel probed that are told."""


class Asked(Model):
    """One question of a real interview."""

    refs: tuple[str, ...]
    """What it seemed to test."""
    day: date
    felt: int | None
    """How the answer felt, 1 (badly) to 5 (well)."""
    probed: str
    """What the panel asked further."""

    @property
    def presses(self) -> bool:
        """Whether it went badly, or the panel dug."""
        return (self.felt is not None and self.felt <= BADLY) or bool(self.probed.strip())

    def told(self) -> str:
        """How it felt and what was probed, in plain sentences with a space before each; empty when neither is known."""
        felt = f" It felt {self.felt} of 5." if self.felt else ""
        line = " ".join(self.probed.split())
        short = line if len(line) <= LONGEST_PROBE else f"{line[: LONGEST_PROBE - 1].rstrip()}…"
        return felt + (f" The panel probed: “{short}”" if line else "")


def asked_for(debriefs: Iterable[Debrief]) -> tuple[Asked, ...]:
    """What every debrief says was asked for, the newest interview first."""
    return tuple(
        Asked(refs=question.competencies, day=debrief.day, felt=question.felt, probed=question.probed)
        for debrief in sorted(debriefs, key=lambda d: (d.day, d.id), reverse=True)
        for question in debrief.questions
    )
