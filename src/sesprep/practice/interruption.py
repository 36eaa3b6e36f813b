"""A computer that slept or a clock that was set: noticed, told, and never counted in silence."""

from dataclasses import dataclass
from typing import Literal

from sesprep.practice.clock import Clock

GAP = 60.0
"""Seconds without a look, or between two clocks, from which on something must have happened."""


@dataclass(frozen=True)
class Interruption:
    """What happened to the time between two looks."""

    kind: Literal["slept", "set-forward", "set-back"]
    seconds: float
    counted: bool
    """Whether the session's own time ran on meanwhile."""

    @property
    def says(self) -> str:
        """What to tell the candidate, in a sentence or two."""
        amount = _amount(self.seconds)
        if self.kind == "set-back":
            return (
                f"The computer's clock was set back by {amount}. Your time is measured by another clock and is right."
            )
        if self.counted:
            return f"The computer slept or stood still for {amount}, and your time ran on. You can leave it out."
        return f"The computer slept, or its clock was set forward, by {amount}. Your time did not run meanwhile."


class Watch:
    """Compares the two clocks at each look; it expects several looks a minute."""

    def __init__(self, clock: Clock) -> None:
        """Start to watch now."""
        self._clock = clock
        self.restart()

    def restart(self) -> None:
        """Forget the time since the last look: nobody was looking on purpose."""
        self._monotonic, self._wall = self._clock.monotonic(), self._clock.now()

    def look(self) -> Interruption | None:
        """What happened since the last look; None when time went its usual way."""
        before, then = self._monotonic, self._wall
        self.restart()
        passed = self._monotonic - before
        wall = (self._wall - then).total_seconds()
        if passed >= GAP:
            return Interruption("slept", passed, counted=True)
        if wall - passed >= GAP:
            return Interruption("set-forward", wall - passed, counted=False)
        if passed - wall >= GAP:
            return Interruption("set-back", passed - wall, counted=False)
        return None


def _amount(seconds: float) -> str:
    if seconds < 5400:
        minutes = max(1, round(seconds / 60))
        return "about a minute" if minutes == 1 else f"about {minutes} minutes"
    hours = round(seconds / 3600)
    return f"about {hours} hours" if hours < 48 else f"about {round(hours / 24)} days"
