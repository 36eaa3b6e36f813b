"""One recording under way, in a helper process that writes to the disk as it hears."""

import contextlib
import os
import queue
import threading
from pathlib import Path

from sesprep.errors import BadInputError, MissingError, SesprepError
from sesprep.speech.child import Child, Message, number, words
from sesprep.speech.ports import Level, Recorded, RecordingState
from sesprep.speech.remedies import lacking
from sesprep.speech.wav import mend_header

MODULE = "sesprep.speech.recorder_child"
OPEN_WITHIN = 15.0
SILENT_FOR = 10.0
"""Seconds between two words of a helper that mean that it hangs."""
LONGEST = 3600.0
"""Seconds: an answer takes minutes, and more than an hour is not turned into words."""
KEPT = "What was recorded until then is kept."


class MicRecording:
    """One recording under way; ask it for `level` a few times a second."""

    def __init__(self, path: Path, device: str | None) -> None:
        """Begin at once. Raises BadInputError when the file is there already, MissingError when it cannot be made."""
        if path.exists():
            raise BadInputError("This file exists already.", hint="Name a new one.", where=str(path))
        if not path.parent.is_dir() or not os.access(path.parent, os.W_OK):
            raise MissingError("Nothing can be written into this folder.", where=str(path.parent))
        self.path = path
        self._state: RecordingState = "opening"
        self._level: Level | None = None
        self._problem: SesprepError | None = None
        self._recorded: Recorded | None = None
        self.full = False
        """Whether it ended because it is as long as a recording may be."""
        self._opened = threading.Event()
        self._over = threading.Event()
        try:
            self._child = Child(MODULE)
        except OSError as error:
            raise lacking("recorder", str(error)) from error
        self._child.send(do="record", path=str(path.absolute()), device=device or "", longest=LONGEST)
        threading.Thread(target=self._follow, daemon=True).start()

    @property
    def state(self) -> RecordingState:
        """Where it stands."""
        return self._state

    @property
    def level(self) -> Level | None:
        """What it heard last; None before the device is open."""
        return self._level

    @property
    def problem(self) -> SesprepError | None:
        """Why it ended by itself; None while all is well."""
        return self._problem

    @property
    def notice(self) -> str:
        """What the candidate should know now, in one line; empty while all is well."""
        return notice(self._level)

    def pause(self) -> None:
        """Keep nothing until `resume`."""
        if self._state == "recording":
            self._state = "paused"
            self._child.send(do="pause")

    def resume(self) -> None:
        """Go on after a pause."""
        if self._state == "paused":
            self._state = "recording"
            self._child.send(do="resume")

    def wait_open(self, timeout: float | None = None) -> bool:
        """Wait until the microphone is open or the recording is over, and return whether either came in time."""
        return self._opened.wait(timeout)

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until it is over, at most `timeout` seconds, and return whether it is."""
        return self._over.wait(timeout)

    def stop(self) -> Recorded:
        """End it; what was heard is whole on the disk when this returns."""
        self._child.send(do="stop")
        if not self._over.wait(SILENT_FOR + 1):
            self._child.kill()
            self._over.wait()
        assert self._recorded is not None
        return self._recorded

    def _follow(self) -> None:
        ending: Message | None = None
        opened = False
        while ending is None:
            try:
                message = self._child.next(SILENT_FOR if opened else OPEN_WITHIN)
            except queue.Empty:
                if self._state == "paused":
                    continue
                break
            if message is None:
                break
            match message.get("event"):
                case "open":
                    opened, self._state = True, "recording"
                    self._opened.set()
                case "level":
                    self._level = _level(message)
                case _:
                    ending = message
        self._child.kill()
        self._end(ending)

    def _end(self, ending: Message | None) -> None:
        think = self._level.think if self._level else None
        seconds = number(ending, "seconds") if ending else 0.0
        if ending is None or ending.get("event") != "done":
            with contextlib.suppress(SesprepError):  # there may be no file yet
                seconds = mend_header(self.path)
        self._problem = problem_of(ending, self.path)
        self.full = ending is not None and "long" in (ending.get("what"), ending.get("why"))
        self._recorded = Recorded(self.path, seconds, think, self._problem)
        self._state = "over"
        self._opened.set()
        self._over.set()


def notice(level: Level | None) -> str:
    """What is wrong with what a recording hears, in one line; empty when nothing is."""
    if level is None:
        return ""
    if level.zero and level.elapsed >= 2:
        return "The microphone gives nothing at all: it is muted, or another program holds it."
    if level.think is None and level.elapsed >= 8:
        return "Nothing is heard yet: speak up, or choose another microphone."
    if level.clipped > 200:
        return "The microphone is too loud: move away from it, or turn it down."
    return ""


def _level(message: Message) -> Level:
    think = message.get("think")
    return Level(
        elapsed=number(message, "elapsed"),
        loudness=number(message, "loudness"),
        peak=number(message, "peak"),
        think=float(think) if isinstance(think, int | float) else None,
        quiet=number(message, "quiet"),
        zero=message.get("zero") is True,
        clipped=int(number(message, "clipped")),
    )


def problem_of(ending: Message | None, path: Path) -> SesprepError | None:
    """Why a recording ended by itself, from the helper's last message; None when it was stopped."""
    if ending is None:
        return MissingError(f"The recording ended by itself. {KEPT}", where=str(path))
    detail = words(ending, "detail")
    match ending.get("what") or ending.get("why"):
        case "recorder":
            return lacking("recorder", detail)
        case "microphone":
            return lacking("microphone", detail)
        case "device":
            hint = "`sesprep record --list` shows those there are."
            return BadInputError(f"There is no microphone '{detail}'.", hint=hint)
        case "lost":
            hint = "Plug it in again, and record the rest."
            return MissingError(f"The microphone was taken away. {KEPT}", hint=hint)
        case "full":
            return MissingError(
                f"The disk is full. {KEPT}", hint="Free some space, and record the rest.", where=str(path)
            )
        case "long":
            hint = "Hand it in: of more than an hour no words are written down."
            return BadInputError(f"An hour is recorded, and that is the most. {KEPT}", hint=hint)
        case "file":
            return MissingError(
                f"The recording could not be written: {detail or 'the disk refused it'}.", where=str(path)
            )
    return None
