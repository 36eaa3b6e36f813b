"""What was said and when, and how it was said. Times are seconds from the start of the recording."""

from typing import Literal

from pydantic import Field

from sesprep.domain.model import Model

RECORDINGS = ".audio"
"""How the folder of a session's recordings ends; it has the name of the session's journal, and stands beside it."""

RECORDING_KINDS = (".wav", ".flac")
"""How the file of a recording ends."""

Pace = Literal["slow", "fine", "fast"]


class Word(Model):
    """One recognized word."""

    text: str
    start: float = Field(ge=0)
    end: float = Field(ge=0)
    p: float = Field(default=1.0, ge=0, le=1)
    """How sure the recognizer is."""


class Span(Model):
    """A stretch of time in which somebody speaks."""

    start: float = Field(ge=0)
    end: float = Field(ge=0)


class Transcript(Model):
    """What a recognizer heard in one recording."""

    text: str
    words: tuple[Word, ...] = ()
    speech: tuple[Span, ...] = ()
    """Where somebody speaks, in order, however few of the words were recognized."""
    seconds: float = Field(ge=0)
    """How long the recording is."""
    language: str = "en"
    model: str = ""
    notices: tuple[str, ...] = ()
    """What makes the words doubtful, in plain sentences."""


class Pause(Model):
    """A silence inside the answer, and where it fell."""

    start: float
    seconds: float
    after: str
    """The last words before it."""
    place: int | None = None
    """The code point of the answer's text after which it fell; None when the words around it were not recognized."""


class Window(Model):
    """The pace in one stretch of the answer."""

    start: float
    end: float
    words_per_minute: int
    pace: Pace = "fine"


class Filler(Model):
    """A filler that was heard, and how often."""

    text: str
    count: int = Field(ge=1)


class Repeat(Model):
    """Words said twice in a row, as when a sentence is started again."""

    text: str
    place: int
    """The code point of the answer's text at which the second try starts."""


class Stretch(Model):
    """A stretch of time that belongs to one element, up to the next word of another one or of none."""

    element: str
    start: float
    end: float


class ElementTime(Model):
    """How long one element of the structure took."""

    seconds: float
    share: float = Field(ge=0, le=1)
    """Of the time from the first word to the last."""


class Delivery(Model):
    """How an answer was spoken: observations only, apart from what it says."""

    think: float | None
    """Seconds until the first word; None when nothing was heard."""
    spoken: float
    """Seconds from the first word to the last, pauses included."""
    words: int
    words_per_minute: int | None
    """Over the answer; None when it is too short to say."""
    pace: Pace | None
    windows: tuple[Window, ...] = ()
    pauses: tuple[Pause, ...] = ()
    """Those long enough to be noticed."""
    longest_run: float = 0
    """The longest stretch of speech without a pause to breathe, in seconds."""
    fillers: tuple[Filler, ...] = ()
    """At least these: recognizers leave most fillers out."""
    repeats: tuple[Repeat, ...] = ()
    elements: dict[str, ElementTime] = {}
    stretches: tuple[Stretch, ...] = ()
    """Where on the time line each element is told, in order."""
    limit: float | None = None
    """The time given, in seconds."""
    over: float = 0
    """Seconds spoken after the time was up."""

    @property
    def filler_count(self) -> int:
        """How many fillers were heard, at least."""
        return sum(filler.count for filler in self.fillers)
