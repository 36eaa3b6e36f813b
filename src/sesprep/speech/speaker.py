"""Says text aloud, one utterance at a time."""

import queue
from pathlib import Path

from sesprep.domain.text import storable
from sesprep.errors import SesprepError
from sesprep.speech.child import Child, Message, words
from sesprep.speech.ports import Utterance, Voice
from sesprep.speech.remedies import lacking
from sesprep.speech.utterance import MODULE, Spoken, Unspoken

VOICES_WITHIN = 20.0


class ChildSpeaker:
    """Speaks through pyttsx3, or through a neural voice where one is installed."""

    def __init__(self, *, voice: str | None = None, rate: int = 160, volume: float = 1.0) -> None:
        """Prepare; nothing starts. `rate` in words per minute, `volume` from 0 to 1; without a voice, the system's."""
        self._voice, self._rate, self._volume = voice, rate, volume
        self._current: Spoken | None = None

    def say(self, text: str, *, voice: str | None = None) -> Utterance:
        """Begin to say `text`, and stop what was being said; returns at once and never raises."""
        self.stop()
        if not any(character.isalnum() for character in text):  # engines may never tell that nothing is finished
            return Unspoken(None)
        self._current = Spoken(self._order("say", text, voice))
        return self._current

    def render(self, text: str, to: Path, *, voice: str | None = None) -> Utterance:
        """Make the sound of up to 2,000 characters in a WAV file, and play nothing; returns at once, never raises."""
        return Spoken({**self._order("render", text, voice), "to": str(to.absolute())})

    def try_player(self) -> Utterance:
        """Play a moment of silence: its `problem` tells what the loudspeaker lacks."""
        return Spoken({"do": "try"})

    def voices(self) -> tuple[Voice, ...]:
        """The voices there are. Raises MissingError when there is no engine."""
        try:
            child = Child(MODULE)
        except OSError as error:
            raise lacking("engine", str(error)) from error
        try:
            child.send(do="voices")
            message = child.next(VOICES_WITHIN)
        except queue.Empty:
            message = None
        finally:
            child.kill()
        listed = message.get("voices") if message else None
        if not isinstance(listed, list):
            raise lacking("engine", words(message or {}, "detail"))
        return tuple(Voice(*(str(part) for part in row)) for row in listed)

    def stop(self) -> None:
        """Fall silent at once."""
        if self._current is not None:
            self._current.stop()

    def _order(self, what: str, text: str, voice: str | None) -> Message:
        chosen = voice or self._voice
        return {"do": what, "text": storable(text), "voice": chosen, "rate": self._rate, "volume": self._volume}


class SilentSpeaker:
    """Says nothing: for people who read, and for machines without an engine."""

    def __init__(self, problem: SesprepError | None = None) -> None:
        """`problem` is what each utterance tells, when silence was not chosen."""
        self._problem = problem

    def say(self, text: str, *, voice: str | None = None) -> Utterance:  # noqa: ARG002 - as Speaker has it
        """Say nothing."""
        return Unspoken(self._problem)

    def voices(self) -> tuple[Voice, ...]:
        """None."""
        return ()

    def stop(self) -> None:
        """It is silent."""
