"""A recording being heard, in a helper process, so that a sound system that hangs or is gone hangs nothing else."""

import queue
import threading
import time
from importlib.util import find_spec
from pathlib import Path

from sesprep.errors import BadInputError, SesprepError
from sesprep.speech.child import Child, Message, number, words
from sesprep.speech.ports import PlayState
from sesprep.speech.remedies import lacking

MODULE = "sesprep.speech.player_child"
SPEEDS = (0.75, 0.9, 1.0, 1.15, 1.25, 1.5)
OPEN_WITHIN = 30.0
"""Seconds within which an hour of speech is read and the device is open."""


class Playback:
    """One recording; every verb returns at once and never raises, and `problem` says why nothing is heard."""

    def __init__(self, path: Path) -> None:
        """Open the recording; it stands at its start, paused."""
        self.seconds = 0.0
        self.speed = 1.0
        self._state: PlayState = "opening"
        self._at = 0.0
        self._told = time.monotonic()
        self._over = False
        self._problem: SesprepError | None = None
        self._opened = threading.Event()
        self._child: Child | None = None
        if find_spec("miniaudio") is None:
            self._fail(lacking("player"))
            return
        try:
            self._child = Child(MODULE)
        except OSError as error:
            self._fail(lacking("playback", str(error)))
            return
        self._child.send(path=str(path.absolute()))
        threading.Thread(target=self._follow, args=(self._child,), daemon=True).start()

    @property
    def state(self) -> PlayState:
        """Where it stands; the end of the recording is a pause."""
        return self._state

    @property
    def problem(self) -> SesprepError | None:
        """Why nothing is heard, with the remedy; None while all is well."""
        return self._problem

    @property
    def over(self) -> bool:
        """Whether the end was reached and nothing was done since."""
        return self._over

    @property
    def position(self) -> float:
        """Seconds from the start of the recording."""
        gone = (time.monotonic() - self._told) * self.speed if self._state == "playing" else 0.0
        return min(self._at + min(gone, 0.5), self.seconds)

    def wait_open(self, timeout: float | None = None) -> bool:
        """Wait until it can be played or has failed, and return whether either came in time."""
        return self._opened.wait(timeout)

    def toggle(self) -> None:
        """Play, or hold; after the end, play from the start."""
        if self._state == "playing":
            self._state = "paused"
            self._order("pause")
        elif self._state == "paused":
            if self._over:
                self.seek(0.0)
            self.play()

    def play(self) -> None:
        """Play from here on."""
        if self._state == "paused":
            self._over = False
            self._mark(self._at)
            self._state = "playing"
            self._order("play")

    def seek(self, seconds: float) -> None:
        """Go to a second of the recording, and play on if it was playing."""
        if self._state in ("playing", "paused"):
            self._over = False
            self._mark(max(0.0, min(seconds, self.seconds)))
            self._order("seek", self._at)

    def turn(self, steps: int) -> None:
        """Play faster or slower by so many steps of SPEEDS."""
        if self._state in ("playing", "paused"):
            at = max(0, min(SPEEDS.index(self.speed) + steps, len(SPEEDS) - 1))
            self._mark(self.position)
            self.speed = SPEEDS[at]
            self._order("speed", self.speed)

    def close(self) -> None:
        """Fall silent at once and let the device go; fine when it is over."""
        if self._child is not None:
            self._child.kill()

    def _order(self, do: str, value: float | None = None) -> None:
        if self._child is not None:
            self._child.send(do=do, value=value)

    def _mark(self, at: float) -> None:
        self._at, self._told = at, time.monotonic()

    def _fail(self, problem: SesprepError) -> None:
        self._problem = problem
        self._state = "failed"
        self._opened.set()

    def _follow(self, child: Child) -> None:
        opened = False
        while True:
            try:
                message = child.next(OPEN_WITHIN if not opened else 3600.0)
            except queue.Empty:
                if opened:
                    continue
                self._fail(lacking("playback", "the recording does not open"))
                break
            if message is None:
                self._fail(self._problem or lacking("playback", "the player ended by itself"))
                break
            opened = True
            if self._take(message):
                break
        child.kill()

    def _take(self, message: Message) -> bool:
        """Follow one word of the helper; whether it was the last."""
        match message.get("event"):
            case "open":
                self.seconds = number(message, "seconds")
                self._state = "paused"
                self._opened.set()
            case "at":
                self._over = message.get("over") is True
                self._mark(number(message, "seconds"))
                if self._over:
                    self._state = "paused"
            case "lack":
                self._fail(lacking("playback"))
                return True
            case "failed":
                hint, where = words(message, "hint"), words(message, "where")
                self._fail(BadInputError(words(message, "message"), hint=hint, where=where))
                return True
        return False
