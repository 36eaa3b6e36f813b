"""The microphone and the recognizer as the screens use them; nothing of them is loaded before a first answer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sesprep.domain.settings import Settings
from sesprep.errors import SesprepError
from sesprep.storage.places import Places

if TYPE_CHECKING:
    from sesprep.speech.ports import Job, Recorder, Recording, Transcriber


@dataclass
class Listening:
    """Records answers and hands them to the recognizer, which works in a process of its own, one after the other."""

    places: Places
    settings: Callable[[], Settings]
    open_recorder: "Callable[[Settings], Recorder] | None" = None
    """Another recorder, for tests."""
    open_transcriber: "Callable[[Settings, Path], Transcriber] | None" = None
    _transcriber: "Transcriber | None" = None
    _jobs: "dict[Path, Job]" = field(default_factory=dict)

    def record(self, folder: Path, position: int, number: int) -> "Recording":
        """Begin to record one try into a new file; takes a moment. Raises MissingError and BadInputError."""
        from sesprep.speech.recordings import new_path
        from sesprep.speech.services import open_recorder

        recorder = (self.open_recorder or open_recorder)(self.settings())
        return recorder.start(new_path(folder, position, number))

    def takes(self, folder: Path, names: Sequence[str]) -> dict[str, float]:
        """The takes of an answer that hold something, with their seconds; those of a crash are made whole."""
        from sesprep.speech.takes import mended

        return {path.name: seconds for path, seconds in mended([folder / name for name in names]).items()}

    def joined(self, folder: Path, names: Sequence[str]) -> str | None:
        """The takes of an answer as one recording; None when nothing was recorded. Raises MissingError."""
        from sesprep.speech.takes import join

        held = self.takes(folder, names)
        return join([folder / name for name in held]).name if held else None

    def lack(self) -> SesprepError | None:
        """What is missing for spoken answers here, with the remedy: recording, else words; None when all is there."""
        from sesprep.speech.recorder import NoRecorder
        from sesprep.speech.services import open_recorder
        from sesprep.speech.transcriber import NoTranscriber

        recorder = (self.open_recorder or open_recorder)(self.settings())
        if isinstance(recorder, NoRecorder):
            return recorder.problem
        transcriber = self._ready()
        return transcriber.problem if isinstance(transcriber, NoTranscriber) else None

    def hear(self, path: Path) -> "Job":
        """The job that turns this recording into words; handed in when it is new. The first one takes a moment."""
        job = self._jobs.get(path)
        if job is None:
            job = self._jobs[path] = self._ready().submit(path)
        return job

    def job(self, path: Path) -> "Job | None":
        """The job of a recording that was handed in; None when it was not."""
        return self._jobs.get(path)

    def forget(self, path: Path) -> None:
        """Let a job go, so that the recording may be handed in again."""
        self._jobs.pop(path, None)

    def settle(self, path: Path) -> Path | None:
        """Keep, shrink or drop a recording whose words are known, as the user chose; slow. None when it is dropped."""
        from sesprep.speech.settle import settle

        return settle(path, self.settings().keep_audio)

    def sweep(self, now: datetime) -> int:
        """Delete the recordings that are older than the user wanted to keep them, and return the bytes freed."""
        keep = self.settings().keep_audio
        if not isinstance(keep, int):
            return 0
        from sesprep.speech.recordings import sweep

        return sweep(self.places.sessions_dir, keep, now)

    def close(self) -> None:
        """Let the recognizer go; recordings not heard yet stay."""
        if self._transcriber is not None:
            self._transcriber.close()
            self._transcriber = None
        self._jobs.clear()

    def _ready(self) -> "Transcriber":
        """The recognizer; one that was lacking is looked for again, since it may have been set up meanwhile."""
        from sesprep.speech.model import models_folder
        from sesprep.speech.services import open_transcriber
        from sesprep.speech.transcriber import NoTranscriber

        if self._transcriber is None or isinstance(self._transcriber, NoTranscriber):
            opened = self.open_transcriber or open_transcriber
            self._transcriber = opened(self.settings(), models_folder(self.places.data))
        return self._transcriber
