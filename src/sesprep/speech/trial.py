"""Listens to the microphone for a moment, keeps nothing, and says in words what was heard."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from sesprep.domain.settings import Settings
from sesprep.speech.ports import Level
from sesprep.speech.recording import OPEN_WITHIN
from sesprep.speech.remedies import lacking
from sesprep.speech.services import open_recorder

SECONDS = 3.0


def listen(settings: Settings, tell: Callable[[Level], None], seconds: float = SECONDS) -> str:
    """What the user's microphone hears in `seconds`; `tell` is given the level ten times a second.

    Raises MissingError and BadInputError with the remedy.
    """
    with tempfile.TemporaryDirectory(prefix="sesprep-") as folder:
        recording = open_recorder(settings).start(Path(folder) / "trial.wav")
        try:
            recording.wait_open(OPEN_WITHIN)
            while not recording.wait(0.1):
                level = recording.level
                if level is not None:
                    tell(level)
                    if level.elapsed >= seconds:
                        break
        finally:
            recorded = recording.stop()
        if recorded.problem is not None:
            raise recorded.problem
        return _heard(recording.level, recording.notice, recorded.think)


def _heard(level: Level | None, notice: str, think: float | None) -> str:
    if level is None or level.zero:
        raise lacking("muted")
    if think is not None:
        return f"It hears you. {notice}".strip()
    return notice or "It works, and heard nobody. Speak while it listens, and come nearer if that does not help."
