"""Planned against used time, for a format with one clock that the candidate shares out."""

from collections.abc import Sequence
from dataclasses import dataclass

from sesprep.domain.attempt import AskedQuestion
from sesprep.domain.session import Plan
from sesprep.practice.times import whole_limit


@dataclass(frozen=True)
class Pace:
    """Where the candidate stands against an even share of the whole, all in seconds."""

    planned: float
    """What the questions before this one should have taken."""
    used: float
    share: float
    """What this question should take."""
    left: float
    """Of the whole; below zero when over."""

    @property
    def behind(self) -> float:
        """How much more was used than planned for the questions before this one and this one; 0 when it is less."""
        return max(0.0, self.used - self.planned - self.share)

    @property
    def ahead(self) -> float:
        """How much less was used than planned for the questions before this one; 0 when it is more."""
        return max(0.0, self.planned - self.used)


def pace(plan: Plan, position: int, used: float) -> Pace | None:
    """The pace at a question (from 0) when `used` seconds of its part's whole are gone; None without such a clock.

    The whole is shared out by the questions' own suggested minutes, evenly where they have none.
    """
    whole = whole_limit(plan, position)
    if whole is None:
        return None
    start, end = (0, plan.main) if position < plan.main else (plan.main, len(plan.asked))
    shares = _shares(plan.asked[start:end], whole)
    at = position - start
    return Pace(planned=sum(shares[:at]), used=used, share=shares[at], left=whole - used)


def _shares(asked: Sequence[AskedQuestion], whole: float) -> list[float]:
    known = [one.question.minutes for one in asked if one.question.minutes]
    usual = sum(known) / len(known) if known else 1.0
    weights = [one.question.minutes or usual for one in asked]
    return [whole * weight / sum(weights) for weight in weights]
