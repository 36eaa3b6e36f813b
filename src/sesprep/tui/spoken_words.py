"""Where the microphone stands, in words."""

from enum import Enum, auto
from typing import TYPE_CHECKING

from textual.content import Content

from sesprep.tui.amounts import elapsed_time

if TYPE_CHECKING:
    from sesprep.speech.ports import Level


class Mic(Enum):
    """Where the recording of an answer stands."""

    READY = auto()
    """Nothing is recorded just now."""
    OPENING = auto()
    RECORDING = auto()
    PAUSED = auto()
    CLOSING = auto()


_STATES = {
    Mic.READY: "not recording",
    Mic.OPENING: "opening the microphone…",
    Mic.RECORDING: "RECORDING",
    Mic.PAUSED: "held",
    Mic.CLOSING: "closing the recording…",
}
_QUIET = 4.0
"""Seconds of silence from which on it is told."""


def mic_line(mic: Mic, recorded: float, *, asking: bool) -> Content:
    """What the microphone does, and how much is recorded."""
    state = "the panel is speaking" if asking and mic in (Mic.READY, Mic.RECORDING) else _STATES[mic]
    tone = "bold $text-error" if mic is Mic.RECORDING else "bold"
    return Content.assemble((state, tone), f"   {elapsed_time(recorded)} recorded")


def think_line(think: float | None, mic: Mic, level: "Level | None") -> str:
    """The time until the first word, and how long it has been quiet."""
    if think is None:
        if mic is Mic.RECORDING and level is not None:
            return f"Thinking: {level.elapsed:.0f} s, no word yet."
        return ""
    quiet = level.quiet if level is not None and mic is Mic.RECORDING else 0.0
    return f"First word after {think:.1f} s." + (f" Quiet for {quiet:.0f} s." if quiet >= _QUIET else "")
