"""Keeps the answer being written on the disk, at most every few seconds while it changes."""

import threading
from collections.abc import Callable

from sesprep.errors import SesprepError
from sesprep.practice.clock import Clock
from sesprep.practice.session import Phase, Session
from sesprep.storage.drafts import DraftFile

EVERY = 2.5


class Keeper:
    """The draft of one session; the two newest calls may come from two threads, and the newer text wins."""

    def __init__(self, file: DraftFile, clock: Clock, report: Callable[[SesprepError], None]) -> None:
        """Write to `file`; tell `report` when that fails, with the text still safe in the screen."""
        self._file = file
        self._clock = clock
        self._report = report
        self._lock = threading.Lock()
        self._mark = 0.0
        self._saved = 0
        self._failing = False
        self.version = 0
        """Counts the changes of the text."""
        self.busy = False
        """Whether a draft is being written just now."""
        self.recordings: tuple[str, ...] = ()
        """What is recorded of the answer, by the files' names; the next draft tells it."""

    def changed(self) -> None:
        """The text has changed; a draft is due in EVERY seconds."""
        if self.version == self._saved:
            self._mark = self._clock.monotonic()
        self.version += 1

    def is_due(self) -> bool:
        """Whether a changed text has waited long enough."""
        return self.version != self._saved and self._clock.monotonic() - self._mark >= EVERY

    def save(self, text: str, session: Session, version: int) -> None:
        """Put the text of that version on the disk unless it is there. A failure is reported, and tried again later."""
        self.busy = True
        try:
            with self._lock:
                self._write(text, session, version)
            self._failing = False
        except SesprepError as error:
            if not self._failing:
                self._report(error)
            self._failing = True
        finally:
            self.busy = False

    def _write(self, text: str, session: Session, version: int) -> None:
        if version <= self._saved or session.phase not in (Phase.READY, Phase.ANSWERING):
            return
        self._mark = self._clock.monotonic()
        self._file.save(
            text,
            position=session.position,
            number=try_number(session),
            seconds=session.countdown.elapsed(),
            now=self._clock.now(),
            time_up_at=session.time_up_at,
            recordings=self.recordings,
        )
        self._saved = version

    def hold(self, session: Session) -> None:
        """Keep the session marked as this copy's while nothing is being written."""
        with self._lock:
            self._saved = self.version
            self.recordings = ()
            self._file.hold(position=session.position, number=try_number(session), now=self._clock.now())

    def clear(self) -> None:
        """Remove the draft: the session is over."""
        with self._lock:
            self._saved = self.version
            self._file.clear()


def try_number(session: Session) -> int:
    """1 for the first try at the question at hand, 2 for the second or a follow-up to the first, and so on."""
    return sum(a.position == session.position and a.probe is None for a in session.attempts) + 1
