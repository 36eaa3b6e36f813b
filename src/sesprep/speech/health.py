"""Tries each part of the voice for real, and says what to do about what fails."""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from sesprep.domain.settings import Settings
from sesprep.errors import BadInputError, MissingError, SesprepError
from sesprep.speech.model import find_model
from sesprep.speech.recorder import MicRecorder
from sesprep.speech.recording import OPEN_WITHIN
from sesprep.speech.remedies import lacking
from sesprep.speech.speaker import ChildSpeaker
from sesprep.speech.transcriber import ChildTranscriber

TRIAL = "One, two, three."
LISTEN = 0.6
WITHIN = 120.0


@dataclass(frozen=True)
class Part:
    """One part of the voice, as it was found."""

    name: str
    works: bool
    says: str
    fix: str = ""


def examine(settings: Settings, models: Path) -> Iterator[Part]:
    """Try the speech engine, the loudspeaker, the microphone and the recognizer, one after the other.

    A second of speech is made in a file, the loudspeaker plays silence, the microphone is opened, the model is loaded
    and hears the second of speech. Takes a few seconds; raises nothing.
    """
    with tempfile.TemporaryDirectory(prefix="sesprep-") as named:
        folder = Path(named)
        speaker = ChildSpeaker(voice=settings.voice, rate=settings.speech_rate, volume=settings.speech_volume)
        yield _tried("speech engine", lambda: _engine(speaker, folder / "trial.wav"))
        yield _tried("loudspeaker", lambda: _loudspeaker(speaker))
        yield _tried("microphone", lambda: _microphone(settings, folder / "heard.wav"))
        yield _tried("recognizer", lambda: _recognizer(settings, models, folder / "trial.wav"))


def _tried(name: str, trial: Callable[[], str]) -> Part:
    try:
        return Part(name, True, trial())
    except SesprepError as error:
        return Part(name, False, f"{error.where}: {error.message}" if error.where else error.message, error.hint)


def _engine(speaker: ChildSpeaker, to: Path) -> str:
    trial = speaker.render(TRIAL, to)
    trial.wait(WITHIN)
    if trial.problem is not None:
        raise trial.problem
    return f"it speaks, with {len(speaker.voices())} voices"


def _loudspeaker(speaker: ChildSpeaker) -> str:
    trial = speaker.try_player()
    trial.wait(WITHIN)
    if trial.problem is not None:
        raise trial.problem
    return "it plays"


def _microphone(settings: Settings, to: Path) -> str:
    if find_spec("miniaudio") is None:
        raise lacking("recorder")
    recording = MicRecorder(settings.input_device).start(to)
    recording.wait_open(OPEN_WITHIN)
    recording.wait(LISTEN)
    level = recording.level
    recorded = recording.stop()
    if recorded.problem is not None:
        raise recorded.problem
    if level is None or level.zero:
        raise lacking("muted")
    return f"it opens, and hears {level.loudness:.0f} dB"


def _recognizer(settings: Settings, models: Path, trial: Path) -> str:
    if find_spec("faster_whisper") is None:
        raise lacking("recognizer")
    model = find_model(models, settings.speech_model)
    if not trial.is_file():  # the engine failed, and has said so
        trial.write_bytes(b"")
    transcriber = ChildTranscriber(model)
    try:
        job = transcriber.submit(trial)
        if not job.wait(WITHIN):
            raise MissingError("The recognizer took more than two minutes for three words.")
        try:
            return f'{model.name} loads, and heard "{job.result().text}"'
        except BadInputError:  # it took the file, so the model is loaded
            return f"{model.name} loads"
    finally:
        transcriber.close()
