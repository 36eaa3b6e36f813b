"""The three ports of this room, and the values that pass through them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from sesprep.domain.delivery import Transcript
from sesprep.errors import SesprepError

RecordingState = Literal["opening", "recording", "paused", "over"]


@dataclass(frozen=True)
class Voice:
    """A voice that this machine can speak with."""

    id: str
    name: str
    language: str
    """Such as `en-us`; empty when the system does not say."""


@dataclass(frozen=True)
class Microphone:
    """A device that this machine can record from."""

    name: str


@dataclass(frozen=True)
class Level:
    """What a recording hears right now; loudness in dB under full scale, -96 to 0."""

    elapsed: float
    """Seconds recorded, pauses left out."""
    loudness: float
    peak: float
    think: float | None
    """Seconds until somebody spoke; None when nobody has yet."""
    quiet: float
    """Seconds since somebody last spoke."""
    zero: bool
    """Whether nothing but zeros has come: a muted microphone."""
    clipped: int
    """Samples so far that were too loud to be kept whole."""


@dataclass(frozen=True)
class Recorded:
    """A finished recording; `problem` says why it ended before it was stopped."""

    path: Path
    seconds: float
    think: float | None
    problem: SesprepError | None


class Utterance(Protocol):
    """Something being said aloud."""

    @property
    def over(self) -> bool:
        """Whether it has ended, for whatever reason."""

    @property
    def problem(self) -> SesprepError | None:
        """Why it could not be said, with the remedy; None when nothing went wrong."""

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until it is over, at most `timeout` seconds, and return whether it is."""

    def stop(self) -> None:
        """Fall silent at once; fine when it is over."""


class Speaker(Protocol):
    """Says text aloud, one utterance at a time."""

    def say(self, text: str, *, voice: str | None = None) -> Utterance:
        """Begin to say `text`, and stop what was being said; returns at once and never raises."""

    def voices(self) -> tuple[Voice, ...]:
        """The voices there are. Raises MissingError when there is no engine."""

    def stop(self) -> None:
        """Fall silent at once."""


class Recording(Protocol):
    """A recording under way."""

    path: Path

    @property
    def state(self) -> RecordingState:
        """Where it stands."""

    @property
    def level(self) -> Level | None:
        """What it heard last; None before the device is open."""

    @property
    def problem(self) -> SesprepError | None:
        """Why it ended by itself; None while all is well."""

    @property
    def full(self) -> bool:
        """Whether it ended because it is as long as a recording may be: there is no going on."""

    @property
    def notice(self) -> str:
        """What the candidate should know now, in one line; empty while all is well."""

    def wait_open(self, timeout: float | None = None) -> bool:
        """Wait until the microphone is open or the recording is over, and return whether either came in time."""

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until it is over, at most `timeout` seconds, and return whether it is."""

    def pause(self) -> None:
        """Keep nothing until `resume`."""

    def resume(self) -> None:
        """Go on after a pause."""

    def stop(self) -> Recorded:
        """End it; what was heard is whole on the disk when this returns."""


class Recorder(Protocol):
    """Records from a microphone."""

    def microphones(self) -> tuple[Microphone, ...]:
        """The microphones there are. Raises MissingError when none can be asked for."""

    def start(self, path: Path) -> Recording:
        """Begin to record into a new file. Raises MissingError without a recorder, BadInputError for a file in use."""


class Job(Protocol):
    """A recording waiting to be transcribed, or being transcribed."""

    path: Path

    @property
    def progress(self) -> float:
        """How much is done, 0 to 1."""

    @property
    def over(self) -> bool:
        """Whether there is a result or an error."""

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until it is over, at most `timeout` seconds, and return whether it is."""

    def result(self) -> Transcript:
        """The words. Raises the error that stopped it, MissingError or BadInputError; call it when it is over."""

    def cancel(self) -> None:
        """Give it up; the recording stays."""


class Transcriber(Protocol):
    """Turns recordings into words, in the order in which they were handed in."""

    def submit(self, path: Path) -> Job:
        """Hand a recording in; returns at once and never raises."""

    def close(self) -> None:
        """Give up what is waiting, and let the model go."""


PlayState = Literal["opening", "playing", "paused", "failed"]


class Player(Protocol):
    """A recording being heard; every verb returns at once and never raises."""

    speed: float
    """How many times as fast as it was spoken."""
    seconds: float
    """How long the recording is; 0 before it is open."""

    @property
    def state(self) -> PlayState:
        """Where it stands; the end of the recording is a pause."""

    @property
    def problem(self) -> SesprepError | None:
        """Why nothing is heard, with the remedy; None while all is well."""

    @property
    def over(self) -> bool:
        """Whether the end was reached and nothing was done since."""

    @property
    def position(self) -> float:
        """Seconds from the start of the recording."""

    def toggle(self) -> None:
        """Play, or hold; after the end, play from the start."""

    def play(self) -> None:
        """Play from here on."""

    def seek(self, seconds: float) -> None:
        """Go to a second of the recording, and play on if it was playing."""

    def turn(self, steps: int) -> None:
        """Play faster or slower by so many steps."""

    def close(self) -> None:
        """Fall silent at once and let the device go; fine when it is over."""
