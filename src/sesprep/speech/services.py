"""The three ports as this machine and the user's settings allow, each with its silent fallback; nothing starts here."""

from importlib.util import find_spec
from pathlib import Path

from sesprep.domain.settings import Settings
from sesprep.errors import MissingError
from sesprep.speech.model import find_model
from sesprep.speech.ports import Recorder, Speaker, Transcriber
from sesprep.speech.recorder import MicRecorder, NoRecorder
from sesprep.speech.remedies import lacking
from sesprep.speech.speaker import ChildSpeaker, SilentSpeaker
from sesprep.speech.transcriber import ChildTranscriber, NoTranscriber


def open_speaker(settings: Settings) -> Speaker:
    """A speaker with the user's voice; a silent one that says why where no engine is installed.

    A machine without a loudspeaker shows only when something is said: the utterance then tells it.
    """
    if find_spec("pyttsx3") is None and find_spec("hibari") is None:
        return SilentSpeaker(lacking("engine"))
    return ChildSpeaker(voice=settings.voice, rate=settings.speech_rate, volume=settings.speech_volume)


def open_recorder(settings: Settings) -> Recorder:
    """A recorder from the user's microphone; one that says why where recording is not installed."""
    if find_spec("miniaudio") is None:
        return NoRecorder(lacking("recorder"))
    return MicRecorder(settings.input_device)


def open_transcriber(settings: Settings, models: Path) -> Transcriber:
    """A transcriber with the user's model out of the folder `models`; one that says why without."""
    if find_spec("faster_whisper") is None:
        return NoTranscriber(lacking("recognizer"))
    try:
        return ChildTranscriber(find_model(models, settings.speech_model))
    except MissingError as error:
        return NoTranscriber(error)
