"""Turns recordings into words in a helper process, in the order in which they come, while the app goes on."""

import os
import queue
import threading
from pathlib import Path

from pydantic import ValidationError

from sesprep.domain.delivery import Transcript
from sesprep.errors import BadInputError, MissingError, SesprepError
from sesprep.speech.child import Child, Message, number, words
from sesprep.speech.ports import Job
from sesprep.speech.remedies import lacking

MODULE = "sesprep.speech.transcriber_child"
LOAD_WITHIN = 120.0
SILENT_FOR = 300.0
"""Seconds without progress that mean that the helper hangs."""
MOST_THREADS = 4
"""At most so many, and one fewer than there are processors: the screen needs one, and threads that wait for a
processor among busy programs hold each other up."""
KEPT = "The recording is kept; transcribe it again."


class FileJob:
    """One recording on its way to words."""

    def __init__(self, path: Path) -> None:
        """It waits."""
        self.path = path
        self._progress = 0.0
        self._over = threading.Event()
        self._transcript: Transcript | None = None
        self._error: SesprepError | None = None

    @property
    def progress(self) -> float:
        """How much is done, 0 to 1."""
        return self._progress

    @property
    def over(self) -> bool:
        """Whether there is a result or an error."""
        return self._over.is_set()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until it is over, at most `timeout` seconds, and return whether it is."""
        return self._over.wait(timeout)

    def result(self) -> Transcript:
        """The words. Raises the error that stopped it, or MissingError when it is not over."""
        if self._transcript is not None:
            return self._transcript
        raise self._error or MissingError("This recording is still being transcribed.")

    def cancel(self) -> None:
        """Give it up; the recording stays. One under way goes on in its process, and nobody reads its words."""
        self.fail(MissingError("The transcription was given up.", hint=KEPT))

    def advance(self, share: float) -> None:
        """Tell how much is done."""
        self._progress = share

    def finish(self, transcript: Transcript) -> None:
        """Hand over the words, unless it was given up."""
        if not self.over:
            self._progress, self._transcript = 1.0, transcript
            self._over.set()

    def fail(self, error: SesprepError) -> None:
        """Hand over what stopped it, unless it is over."""
        if not self.over:
            self._error = error
            self._over.set()


class ChildTranscriber:
    """Transcribes with faster-whisper; the model is loaded when the first recording comes, and stays until `close`."""

    def __init__(self, model: Path, *, threads: int = 0) -> None:
        """Prepare; nothing starts. `model` is the folder of a speech model; 0 threads chooses them."""
        self._model, self._threads = model, threads
        self._jobs: queue.SimpleQueue[FileJob | None] = queue.SimpleQueue()
        self._child: Child | None = None
        self._worker: threading.Thread | None = None
        self._lock = threading.Lock()
        self._closed = False

    def submit(self, path: Path) -> Job:
        """Hand a recording in; returns at once and never raises."""
        job = FileJob(path)
        with self._lock:
            if self._closed:
                job.fail(MissingError("Transcribing has ended.", hint=KEPT))
                return job
            self._jobs.put(job)
            if self._worker is None:
                self._worker = threading.Thread(target=self._work, daemon=True)
                self._worker.start()
        return job

    @property
    def helper(self) -> int | None:
        """The number of the helper process; None when there is none."""
        return self._child.pid if self._child else None

    def close(self) -> None:
        """Give up what is waiting, and let the model go."""
        with self._lock:
            self._closed = True
            self._jobs.put(None)
            if self._child is not None:
                self._child.kill()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            if self._closed:
                job.cancel()
            elif not job.over:
                try:
                    job.finish(self._transcribe(job))
                except SesprepError as error:
                    job.fail(error)
        if self._child is not None:
            self._child.kill()

    def _transcribe(self, job: FileJob) -> Transcript:
        child = self._ready()
        child.send(path=str(job.path.absolute()))
        while True:
            message = self._next(child, SILENT_FOR)
            match message.get("event"):
                case "progress":
                    job.advance(number(message, "share"))
                case "failed":
                    raise _error(message)
                case "transcript":
                    try:
                        return Transcript.model_validate(message.get("transcript"))
                    except ValidationError as error:
                        raise MissingError("The recognizer's words could not be read.", hint=KEPT) from error

    def _ready(self) -> Child:
        """The helper with its model loaded, started again when it was lost."""
        if self._child is not None:
            return self._child
        with self._lock:
            if self._closed:
                raise MissingError("Transcribing has ended.", hint=KEPT)
            try:
                child = Child(MODULE)
            except OSError as error:
                raise lacking("recognizer", str(error)) from error
            self._child = child
        threads = self._threads or max(min((os.cpu_count() or 1) - 1, MOST_THREADS), 1)
        child.send(model=str(self._model.absolute()), threads=threads)
        message = self._next(child, LOAD_WITHIN)
        if message.get("event") != "ready":
            self._lose()
            raise _error(message)
        return child

    def _next(self, child: Child, within: float) -> Message:
        try:
            message = child.next(within)
        except queue.Empty:
            self._lose()
            raise MissingError("The recognizer hangs, so it was ended.", hint=KEPT) from None
        if message is None:
            self._lose()
            raise MissingError("The recognizer ended by itself.", hint=KEPT)
        return message

    def _lose(self) -> None:
        if self._child is not None:
            self._child.kill()
        self._child = None


class NoTranscriber:
    """Transcribes nothing, and says why: no verdict is pretended."""

    def __init__(self, problem: MissingError | None = None) -> None:
        """`problem` is what each recording is told."""
        self.problem = problem or lacking("recognizer")
        """Why nothing is transcribed, with the remedy."""

    def submit(self, path: Path) -> Job:
        """A job that has failed."""
        job = FileJob(path)
        job.fail(self.problem)
        return job

    def close(self) -> None:
        """There is nothing to let go."""


def _error(message: Message) -> SesprepError:
    kind = BadInputError if message.get("kind") == "bad" else MissingError
    return kind(words(message, "message"), hint=words(message, "hint"), where=words(message, "where"))
