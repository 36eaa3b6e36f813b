"""Records answers from a microphone."""

import queue
from pathlib import Path

from sesprep.errors import MissingError
from sesprep.speech.child import Child
from sesprep.speech.ports import Microphone, Recording
from sesprep.speech.recording import MODULE, OPEN_WITHIN, MicRecording, problem_of
from sesprep.speech.remedies import lacking


class MicRecorder:
    """Records through miniaudio."""

    def __init__(self, device: str | None = None) -> None:
        """Prepare; nothing starts. `device` is the name of a microphone, or a part of it; None for the system's own."""
        self._device = device

    def microphones(self) -> tuple[Microphone, ...]:
        """The microphones there are. Raises MissingError when none can be asked for."""
        try:
            child = Child(MODULE)
        except OSError as error:
            raise lacking("recorder", str(error)) from error
        try:
            child.send(do="list")
            message = child.next(OPEN_WITHIN)
        except queue.Empty:
            message = None
        finally:
            child.kill()
        listed = message.get("microphones") if message else None
        if not isinstance(listed, list):
            raise problem_of(message, Path()) or lacking("microphone")
        return tuple(Microphone(str(name)) for name in listed)

    def start(self, path: Path) -> MicRecording:
        """Begin to record into a new file. Raises BadInputError when it exists, MissingError when it cannot be made."""
        return MicRecording(path, self._device)


class NoRecorder:
    """Records nothing, and says why."""

    def __init__(self, problem: MissingError | None = None) -> None:
        """`problem` is what each try tells."""
        self.problem = problem or lacking("recorder")
        """Why nothing is recorded, with the remedy."""

    def microphones(self) -> tuple[Microphone, ...]:
        """None."""
        return ()

    def start(self, path: Path) -> Recording:  # noqa: ARG002 - as Recorder has it
        """Raises MissingError."""
        raise self.problem
