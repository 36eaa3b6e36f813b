"""The speech engine inside a helper process: pyttsx3, or a neural voice where it is installed.

pyttsx3 2.99 returns from its first `runAndWait` before anything is said, keeps only the last of two queued utterances,
crashes on more than about 12,000 characters, and cannot be stopped; so a process says one thing, piece by piece, waits
for the word that each piece is finished, and is killed to stop.
"""

import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal, Protocol

from sesprep.speech.ports import Voice

NEURAL = "neural/heart"
PIECE = 2000
PER_CHARACTER = 0.2
"""Seconds that saying one character may take at most, at the slowest rate."""
USUAL_RATE = 160


class EngineVoice(Protocol):
    """A voice as pyttsx3, which has no types, gives it."""

    id: object
    name: object
    languages: object


class Engine(Protocol):
    """What is used of pyttsx3's engine."""

    def getProperty(self, name: Literal["voices"]) -> Sequence[EngineVoice]:  # noqa: N802 - pyttsx3's name
        """The voices."""

    def setProperty(self, name: str, value: str | float) -> None:  # noqa: N802 - pyttsx3's name
        """Choose a voice, a rate or a volume."""

    def connect(self, topic: str, callback: Callable[..., None]) -> object:
        """Have something called."""

    def say(self, text: str) -> None:
        """Say it at the next run."""

    def save_to_file(self, text: str, filename: str) -> None:
        """Write it at the next run."""

    def runAndWait(self) -> None:  # noqa: N802 - pyttsx3's name
        """Do what was asked."""


class NoEngineError(Exception):
    """There is nothing to speak with, in the engine's own words."""


class NoVoiceError(Exception):
    """There is no voice of that id."""


def voices() -> list[Voice]:
    """Every voice. Raises NoEngineError when there is none at all."""
    found = [Voice(NEURAL, "Heart (neural, American)", "en-us")] if _has_neural() else []
    try:
        found += [Voice(str(v.id), str(v.name), _language(v.languages)) for v in _engine().getProperty("voices")]
    except NoEngineError:
        if not found:
            raise
    return found


def plays_itself() -> bool:
    """Whether the engine plays what it says; on Linux it needs a player."""
    return sys.platform in ("darwin", "win32")


def say(text: str, *, voice: str | None, rate: int, volume: float) -> None:
    """Say `text` through the engine's own player, and return when it is said; raises as `render` does."""
    for piece in pieces(text):
        engine, done = _prepared(voice, rate, volume)
        engine.say(piece)
        _run(engine, done, len(piece))


def render(text: str, folder: Path, *, voice: str | None, rate: int, volume: float) -> Iterator[Path]:
    """Yield WAV files in `folder` that say `text` one after the other.

    `rate` in words per minute, `volume` from 0 to 1. Raises NoEngineError, and NoVoiceError for an unknown voice.
    """
    neural = _neural(voice)
    for at, piece in enumerate(pieces(text)):
        path = folder / f"{at}.wav"
        if neural:
            _render_neural(piece, path, rate, volume)
        else:
            engine, done = _prepared(voice, rate, volume)
            engine.save_to_file(piece, str(path))
            _run(engine, done, len(piece))
        if not path.is_file() or path.stat().st_size <= 44:
            raise NoEngineError("it made no sound")
        yield path


def pieces(text: str, most: int = PIECE) -> list[str]:
    """The text cut at ends of sentences, else between words, so that no piece is longer than `most` characters."""
    found: list[str] = []
    rest = " ".join(text.split())
    while len(rest) > most:
        ends = [match.end() for match in re.finditer(r"[.!?;:]\s", rest[:most])]
        cut = ends[-1] if ends else rest.rfind(" ", 0, most)
        cut = cut if cut > 0 else most
        found.append(rest[:cut].strip())
        rest = rest[cut:].strip()
    return [*found, rest] if rest else found


@cache
def _engine() -> Engine:
    try:
        import pyttsx3

        engine: Engine = pyttsx3.init()
        return engine
    except Exception as error:  # every driver fails in its own way
        raise NoEngineError(str(error) or type(error).__name__) from error


def _prepared(voice: str | None, rate: int, volume: float) -> tuple[Engine, list[bool]]:
    engine = _engine()
    known = {str(v.id): _language(v.languages) for v in engine.getProperty("voices")}
    if voice is not None and voice not in known:
        raise NoVoiceError(voice)
    chosen = voice or next((v for v, language in known.items() if language.startswith("en-us")), None)
    if chosen is not None and (voice is not None or sys.platform.startswith("linux")):
        engine.setProperty("voice", chosen)  # elsewhere the user has chosen the system's voice
    engine.setProperty("rate", rate)
    engine.setProperty("volume", volume)
    done: list[bool] = []

    def finished(name: str | None = None, completed: bool = True) -> None:  # noqa: ARG001 - as pyttsx3 calls it
        done.append(completed)

    engine.connect("finished-utterance", finished)
    return engine, done


def _run(engine: Engine, done: list[bool], characters: int) -> None:
    deadline = time.monotonic() + 10 + characters * PER_CHARACTER
    engine.runAndWait()
    while not done and time.monotonic() < deadline:  # the first run returns before the engine is ready
        time.sleep(0.005)


def _has_neural() -> bool:
    return find_spec("hibari") is not None


def _neural(voice: str | None) -> bool:
    if voice == NEURAL and not _has_neural():
        raise NoVoiceError(voice)
    if voice is not None or not _has_neural():
        return voice == NEURAL
    try:
        _engine()
    except NoEngineError:  # better than silence
        return True
    return False


def _render_neural(text: str, path: Path, rate: int, volume: float) -> None:
    import hibari

    tts = hibari.Hibari()
    samples = tts(text, speed=min(max(rate / USUAL_RATE, 0.5), 2.0), seed=0)
    hibari.write_wav(str(path), samples * volume, hibari.SAMPLE_RATE)


def _language(languages: object) -> str:
    """The first language of a voice; drivers give text, bytes with a number in front, or nothing."""
    first = languages[0] if isinstance(languages, list | tuple) and languages else ""
    text = first.decode("utf-8", "ignore") if isinstance(first, bytes) else str(first)
    return text.strip("\x00\x01\x02\x03\x04\x05 ").replace("_", "-").lower()
