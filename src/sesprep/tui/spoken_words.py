"""Where the microphone stands, in words."""

from enum import Enum, auto
from typing import TYPE_CHECKING

from textual.content import Content

from sesprep.errors import SesprepError
from sesprep.tui.amounts import elapsed_time
from sesprep.tui.plain import plain

if TYPE_CHECKING:
    from sesprep.speech.ports import Level, Recording


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
LONGEST = 3600.0
"""Seconds of an answer that may be recorded: of more than an hour no words are written down."""
_QUIET = 4.0
"""Seconds of silence from which on it is told."""


def mic_line(mic: Mic, recorded: float, *, asking: bool) -> Content:
    """What the microphone does, and how much is recorded."""
    state = "the panel is speaking" if asking and mic in (Mic.READY, Mic.RECORDING) else _STATES[mic]
    tone = "bold $text-error" if mic is Mic.RECORDING else "bold"
    return Content.assemble((state, tone), f"   {elapsed_time(recorded)} recorded")


def hint_words(mic: Mic, *, asking: bool, exam: bool) -> str:
    """What to do next; `asking` while the panel speaks."""
    if asking:
        begins = exam and mic is Mic.READY
        return "Any key stops the panel." + (" Then the recording begins by itself." if begins else "")
    return "" if mic is not Mic.READY else "Enter starts the recording. Ctrl+G types this answer instead."


def back_words(recorded: float) -> str:
    """What to tell when seconds of this answer are recorded from before."""
    rest = "" if recorded >= LONGEST else "Enter records the rest, "
    return f"{elapsed_time(recorded)} is recorded already. {rest}Ctrl+D hands it in."


def after_trouble(recorded: float, *, full: bool) -> str:
    """What to do when a recording ended by itself with so many seconds; `full` when it is as long as it may be."""
    if full:
        return "Ctrl+D hands in what is recorded."
    return "Enter records on." if recorded else "Enter tries again, Ctrl+G types this answer instead."


def notice_line(mic: Mic, recording: "Recording | None", trouble: SesprepError | None) -> Content:
    """What is wrong with the recording under way, or why the last one ended; empty while all is well."""
    ended = f"{trouble.message} {trouble.hint}" if trouble else ""
    notice = recording.notice if recording and mic is Mic.RECORDING else ended
    return plain(f"! {notice}" if notice else "", "bold $text-warning")


def think_line(think: float | None, mic: Mic, level: "Level | None") -> str:
    """The time until the first word, and how long it has been quiet."""
    if think is None:
        if mic is Mic.RECORDING and level is not None:
            return f"Thinking: {level.elapsed:.0f} s, no word yet."
        return ""
    quiet = level.quiet if level is not None and mic is Mic.RECORDING else 0.0
    return f"First word after {think:.1f} s." + (f" Quiet for {quiet:.0f} s." if quiet >= _QUIET else "")
