"""The answer that is typed line by line, and its time."""

from collections.abc import Callable

from sesprep.cli.answer_time import reached
from sesprep.cli.diagnostics import tell, tell_error
from sesprep.cli.dots import Dots
from sesprep.cli.lines import Lines
from sesprep.cli.lookout import lookout
from sesprep.domain.attempt import Attempt
from sesprep.errors import BadInputError, StorageError
from sesprep.practice.interruption import Interruption
from sesprep.practice.session import Phase
from sesprep.tui.live import Live
from sesprep.tui.told_time import signal_words

DOT = "."
MOST = 1_000_000
"""Characters of one answer."""


class TypedAnswer:
    """Reads one answer after the other, each in a draft until it is kept."""

    def __init__(self, live: Live, lines: Lines, say: Callable[..., None]) -> None:
        """Read `lines` on from what was typed into `live` before an interruption."""
        self._live = live
        self._session = live.session
        self._lines = lines
        self._say = say
        self._dots = Dots(live, lines, say)
        self._told: Interruption | None = None
        self.text = live.text
        """What was typed so far."""

    def read(self) -> bool:
        """Read to a line with a dot; returns whether the input ended instead. Raises BadInputError beyond MOST."""
        session, lines = self._session, self._lines
        while True:
            before, limit = session.countdown.elapsed(), self._limit()
            with lookout(session, wanted=lines.interactive):
                line = lines.read()
            if line is None or line.strip() == DOT:
                break
            self._tell_interruption()
            if self._dots.take(line):
                continue
            now, start = session.countdown.elapsed(), len(self.text)
            self.text = f"{self.text}\n{line}" if self.text else line
            if len(self.text) > MOST:
                raise BadInputError(f"An answer has at most {MOST:,} characters.", hint="What was read is in a draft.")
            self._tick(reached(start, len(self.text), before, now, limit))
            if not lines.waiting():
                self._draft()
        session.tick(len(self.text))
        return line is None

    def finish(self) -> Attempt:
        """Keep the answer; at a terminal, a full disk may be mended and the answer kept after all."""
        while True:
            try:
                attempt = self._session.finish(self.text)
                self.text = self._live.text = ""
                return attempt
            except StorageError as error:
                if not self._lines.interactive:
                    raise
                tell_error(error)
                tell("Your answer is not saved yet. Mend this, then press Enter to try again.")
                if self._lines.read() is None:
                    raise

    def keep(self) -> None:
        """Draft what is there, the unfinished line too."""
        if self._session.phase is Phase.ANSWERING:
            rest = self._lines.partial
            if rest:
                self.text = f"{self.text}\n{rest}" if self.text else rest
            self._draft()

    def _tick(self, length: int) -> None:
        """Look at the time; a person is told what is due."""
        for signal in self._session.tick(length):
            if self._lines.interactive:
                self._say(signal_words(self._session, signal, end="a line with a dot"))

    def _limit(self) -> float | None:
        """The seconds of this answer at which its own time or that of the whole is up."""
        session = self._session
        lefts = [left for c in (session.countdown, session.whole) if (left := c.remaining()) is not None]
        return session.countdown.elapsed() + min(lefts) if lefts else None

    def _tell_interruption(self) -> None:
        found = self._session.interruption
        if found is not None and found is not self._told and self._lines.interactive:
            self._say(f"{found.says}{' Type .l to do that.' if found.counted else ''}")
        self._told = found

    def _draft(self) -> None:
        keeper = self._live.keeper
        keeper.changed()
        keeper.save(self.text, self._session, keeper.version)
