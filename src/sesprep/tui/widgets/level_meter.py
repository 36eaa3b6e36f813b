"""How loud the microphone hears somebody: a bar and a word, which need no color."""

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

if TYPE_CHECKING:
    from sesprep.speech.ports import Level

LOWEST = -60.0
"""dB under full scale at which the bar is empty."""
QUIET, LOUD, TOO_LOUD = -45.0, -30.0, -3.0
CELLS = 30


class LevelMeter(Static):
    """One line: a bar of `#`, and whether that is loud enough."""

    def __init__(self) -> None:
        """Hear nothing yet."""
        super().__init__("", id="level")

    def show(self, level: "Level | None") -> None:
        """Show what is heard just now; None while no microphone is open."""
        self.update(Content("") if level is None else level_line(level.loudness, level.peak))


def level_line(loudness: float, peak: float) -> Content:
    """The bar for a loudness and a peak in dB under full scale, with its word."""
    full = round(min(max((loudness - LOWEST) / -LOWEST, 0.0), 1.0) * CELLS)
    word, tone = level_word(loudness, peak)
    bar = Content.styled("#" * full, f"bold {tone}") + Content.styled("·" * (CELLS - full), "$foreground-muted")
    return Content.assemble("Level  [", bar, "]  ", (word, tone))


def level_word(loudness: float, peak: float) -> tuple[str, str]:
    """A loudness in words, and the ink that goes with them."""
    if peak >= TOO_LOUD:
        return "too loud", "$text-warning"
    if loudness >= LOUD:
        return "good", "$text-success"
    return ("soft", "$text-success") if loudness >= QUIET else ("silence", "$foreground-muted")
