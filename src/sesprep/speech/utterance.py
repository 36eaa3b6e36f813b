"""One thing said aloud, by a helper process that is killed to stop."""

import queue
import shutil
import tempfile
import threading
import time
from pathlib import Path

from sesprep.errors import BadInputError, SesprepError
from sesprep.speech.child import Child, Message, words
from sesprep.speech.engine import PER_CHARACTER
from sesprep.speech.remedies import lacking

MODULE = "sesprep.speech.speaker_child"


class Spoken:
    """One utterance, in a helper process of its own."""

    def __init__(self, order: Message) -> None:
        """Begin at once; the helper's files are in a folder that goes when it is over."""
        self._folder = Path(tempfile.mkdtemp(prefix="sesprep-"))
        self._over = threading.Event()
        self._started = threading.Event()
        self._problem: SesprepError | None = None
        self._lock = threading.Lock()
        self._child: Child | None = None
        try:
            self._child = Child(MODULE, {"TMPDIR": str(self._folder), "TEMP": str(self._folder)})
        except OSError as error:
            self._end(lacking("engine", str(error)))
            return
        self._child.send(**order)
        allowed = 30 + len(str(order.get("text", ""))) * PER_CHARACTER
        threading.Thread(target=self._follow, args=(self._child, allowed), daemon=True).start()

    @property
    def over(self) -> bool:
        """Whether it has ended, for whatever reason."""
        return self._over.is_set()

    @property
    def speaking(self) -> bool:
        """Whether sound has begun."""
        return self._started.is_set()

    @property
    def problem(self) -> SesprepError | None:
        """Why it could not be said, with the remedy."""
        return self._problem

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until it is over, at most `timeout` seconds, and return whether it is."""
        return self._over.wait(timeout)

    def stop(self) -> None:
        """Fall silent at once; fine when it is over."""
        self._end(None)

    def _follow(self, child: Child, allowed: float) -> None:
        deadline = time.monotonic() + allowed
        while True:
            try:
                message = child.next(max(deadline - time.monotonic(), 0.01))
            except queue.Empty:
                self._end(lacking("engine", "it did not end"))
                return
            if message is None:
                self._end(lacking("engine", "it ended without a word"))
                return
            match message.get("event"):
                case "speaking":
                    self._started.set()
                case "over":
                    self._end(None)
                    return
                case "lack":
                    self._end(_problem(message))
                    return

    def _end(self, problem: SesprepError | None) -> None:
        with self._lock:
            if self._over.is_set():
                return
            self._problem = problem
            if self._child is not None:
                self._child.kill()
            shutil.rmtree(self._folder, ignore_errors=True)
            self._over.set()


class Unspoken:
    """An utterance that is over before it began."""

    def __init__(self, problem: SesprepError | None) -> None:
        """`problem` says why nothing is said."""
        self.problem = problem
        self.over = True

    def wait(self, timeout: float | None = None) -> bool:  # noqa: ARG002 - as Utterance has it
        """It is over."""
        return True

    def stop(self) -> None:
        """It is over."""


def _problem(message: Message) -> SesprepError:
    detail = words(message, "detail")
    if message.get("what") == "voice":
        hint = "`sesprep voices` lists those there are."
        return BadInputError(f"This machine has no voice '{detail}'.", hint=hint)
    return lacking("speaker" if message.get("what") == "speaker" else "engine", detail)
