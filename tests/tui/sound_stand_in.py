"""A speaker, a microphone and a recognizer whose every step a test decides; the files are real."""

from dataclasses import dataclass, field
from pathlib import Path

from sesprep.domain.delivery import Transcript, Word
from sesprep.errors import SesprepError
from sesprep.speech.ports import Level, Recorded
from sesprep.speech.transcriber import FileJob
from sesprep.speech.wav import RATE, WavWriter


@dataclass
class Utterance:
    text: str
    voice: str | None
    over: bool = False
    problem: SesprepError | None = None

    def wait(self, timeout: float | None = None) -> bool:
        return self.over

    def stop(self) -> None:
        self.over = True


@dataclass
class Speaker:
    problem: SesprepError | None = None
    said: list[Utterance] = field(default_factory=list)

    def say(self, text: str, *, voice: str | None = None) -> Utterance:
        self.said.append(Utterance(text, voice, over=self.problem is not None, problem=self.problem))
        return self.said[-1]

    def voices(self) -> tuple[()]:
        return ()

    def stop(self) -> None:
        pass


class Recording:
    """Hears what a test says it hears, and writes as many seconds of it into a real file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.state = "opening"
        self.level: Level | None = None
        self.problem: SesprepError | None = None
        self.notice = ""
        self.full = False
        self._writer = WavWriter(path)

    def hear(self, seconds: float, loudness: float = -20.0, think: float | None = 1.0) -> None:
        self.state = "recording"
        self._writer.add(b"\1\0" * int(seconds * RATE))
        self._writer.flush()
        self.level = Level(self._writer.seconds, loudness, loudness + 6, think, 0.0, False, 0)

    def pause(self) -> None:
        self.state = "paused"

    def resume(self) -> None:
        self.state = "recording"

    def wait_open(self, timeout: float | None = None) -> bool:
        return self.state != "opening"

    def wait(self, timeout: float | None = None) -> bool:
        return self.state == "over"

    def break_off(self, problem: SesprepError) -> None:
        self.problem = problem
        self.stop()

    def stop(self) -> Recorded:
        if self.state != "over":
            self._writer.close()
        self.state = "over"
        return Recorded(self.path, self._writer.seconds, self.level.think if self.level else None, self.problem)


@dataclass
class Recorder:
    problem: SesprepError | None = None
    recordings: list[Recording] = field(default_factory=list)

    def start(self, path: Path) -> Recording:
        if self.problem is not None:
            raise self.problem
        self.recordings.append(Recording(path))
        return self.recordings[-1]


@dataclass
class Transcriber:
    """Jobs wait until a test ends them."""

    jobs: list[FileJob] = field(default_factory=list)
    closed: bool = False

    def submit(self, path: Path) -> FileJob:
        self.jobs.append(FileJob(path))
        return self.jobs[-1]

    def close(self) -> None:
        self.closed = True


def heard(text: str, seconds_each: float = 0.5, **fields: object) -> Transcript:
    """A transcript with a word every so many seconds."""
    words = tuple(
        Word(text=word, start=n * seconds_each, end=(n + 0.8) * seconds_each) for n, word in enumerate(text.split())
    )
    values = {"text": text, "words": words, "seconds": len(words) * seconds_each, "model": "stand-in"}
    return Transcript.model_validate(values | fields)


@dataclass
class Sound:
    """All three, put into an app."""

    speaker: Speaker = field(default_factory=Speaker)
    recorder: Recorder = field(default_factory=Recorder)
    transcriber: Transcriber = field(default_factory=Transcriber)

    def into(self, app):
        listening = app.services.listening
        listening.open_recorder = lambda _settings: self.recorder
        listening.open_transcriber = lambda _settings, _models: self.transcriber
        app.services.panel._open = lambda _settings: self.speaker
        return app
