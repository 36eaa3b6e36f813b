"""What real interviews asked for."""

from collections.abc import Iterable
from datetime import date

from sesprep.domain.debrief import Debrief
from sesprep.domain.framework import FrameworkMap
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
    offered: bool = False
    """Whether `refs` are what the map of two frameworks offers for what was asked under the other one."""

    question: str = ""
    """Which it is: the debrief and the number in it."""

    @property
    def presses(self) -> bool:
        """Whether it went badly, or the panel dug."""
        return (self.felt is not None and self.felt <= BADLY) or bool(self.probed.strip())

    @property
    def reason(self) -> str:
        """Why to practice it, in plain sentences."""
        day = f"Asked in a real interview on {self.day}"
        if self.offered:
            day += " under another framework; by the map it may be asked here"
        return f"{day} and not practiced since.{self.told()}"

    def told(self) -> str:
        """How it felt and what was probed, in plain sentences with a space before each; empty when neither is known."""
        felt = f" It felt {self.felt} of 5." if self.felt else ""
        line = " ".join(self.probed.split())
        short = line if len(line) <= LONGEST_PROBE else f"{line[: LONGEST_PROBE - 1].rstrip()}…"
        return felt + (f" The panel probed: “{short}”" if line else "")


def offered(asked: Asked, maps: Iterable[FrameworkMap]) -> Asked:
    """The same question with what `maps` offer for it in other frameworks; nothing when they hold none of it."""
    refs = tuple(dict.fromkeys(new for one in maps for ref in asked.refs for new in one.elsewhere(ref)))
    return asked.model_copy(update={"refs": refs, "offered": True})


def asked_for(debriefs: Iterable[Debrief]) -> tuple[Asked, ...]:
    """What every debrief says was asked for, the newest interview first."""
    return tuple(
        Asked(
            refs=question.competencies,
            day=debrief.day,
            felt=question.felt,
            probed=question.probed,
            question=f"{debrief.id}/{number}",
        )
        for debrief in sorted(debriefs, key=lambda d: (d.day, d.id), reverse=True)
        for number, question in enumerate(debrief.questions, start=1)
    )
