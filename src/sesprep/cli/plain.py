"""A session line by line: for screen readers, dumb terminals and scripts."""

from collections.abc import Callable, Mapping

from sesprep.cli import assessment as assessment_text
from sesprep.cli.diagnostics import ExitCode, tell, tell_error
from sesprep.cli.interrupts import held_back
from sesprep.cli.lines import Lines
from sesprep.domain.attempt import Attempt
from sesprep.errors import BadInputError, StorageError
from sesprep.practice.session import Phase
from sesprep.tui.amounts import counted, elapsed_time, minutes_words
from sesprep.tui.live import Live

DOT = "."
MOST = 1_000_000
"""Characters of one answer."""

Say = Callable[..., None]


class PlainLoop:
    """Holds one session: puts each question, reads the answer and the rating, and says what the checker found."""

    def __init__(self, live: Live, lines: Lines, say: Say) -> None:
        """Hold `live`, reading `lines` and printing with `say`; `run` does the work."""
        self._live = live
        self._session = live.session
        self._lines = lines
        self._say = say
        self._text = live.text

    def run(self) -> ExitCode:
        """Go from where the session stands to its end.

        An interruption keeps what was typed as a draft and is raised again as KeyboardInterrupt.
        """
        steps: Mapping[Phase, Callable[[], None]] = {
            Phase.READY: self._question,
            Phase.RATING: self._rating,
            Phase.FEEDBACK: self._feedback,
        }
        try:
            while self._session.phase is not Phase.ENDED:
                steps[self._session.phase]()
        except BaseException:
            with held_back():
                self._keep()
            raise
        self._live.keeper.clear()
        if self._session.plan.exam:
            for attempt in self._session.attempts:
                self._say(f"Question {attempt.position + 1}: {attempt.asked.question.text}", "")
                self._report(attempt)
        return self._leftover()

    def _question(self) -> None:
        session, plan = self._session, self._session.plan
        self._say(f"Question {session.position + 1} of {len(plan.asked)}", session.asked.question.text)
        given = "No time limit." if plan.seconds_each is None else f"Time: {minutes_words(plan.seconds_each / 60)}."
        if (left := session.whole.remaining()) is not None:
            given = f"Time left for all questions: {elapsed_time(max(0.0, left))}."
        self._say(f"{given} It starts now. End your answer with a line that holds only a dot.", "")
        if self._text:
            self._say("You had written:", self._text, "")
        session.begin()
        ended = self._read_answer()
        if ended and not self._text.strip():
            session.stop()
            return
        attempt = self._finish()
        self._text = ""
        self._live.keeper.hold(session)
        self._say("", *_time_words(attempt))

    def _read_answer(self) -> bool:
        """Read to a line with a dot; returns whether the input ended instead."""
        session, lines = self._session, self._lines
        before = session.countdown.elapsed()
        while (line := lines.read()) is not None and line.strip() != DOT:
            now, start = session.countdown.elapsed(), len(self._text)
            self._text = f"{self._text}\n{line}" if self._text else line
            if len(self._text) > MOST:
                raise BadInputError(f"An answer has at most {MOST:,} characters.", hint="What was read is in a draft.")
            session.tick(_reached(start, len(self._text), before, now, session.plan.seconds_each))
            before = now
            if not lines.waiting():
                self._draft()
        session.tick(len(self._text))
        return line is None

    def _finish(self) -> Attempt:
        """Keep the answer; at a terminal, a full disk may be mended and the answer kept after all."""
        while True:
            try:
                return self._session.finish(self._text)
            except StorageError as error:
                if not self._lines.interactive:
                    raise
                tell_error(error)
                tell("Your answer is not saved yet. Mend this, then press Enter to try again.")
                if self._lines.read() is None:
                    raise

    def _rating(self) -> None:
        self._session.rate(None if self._lines.ended() else self._asked_rating())
        if self._session.phase is Phase.FEEDBACK:
            self._say("")
            self._report(self._session.attempt)

    def _asked_rating(self) -> int | None:
        names = ", ".join(f"{level.value} {level.name}" for level in self._live.framework.levels)
        self._say(f"Rate your answer from 1 to 5{f' ({names})' if names else ''}, or press Enter to skip:")
        while (line := self._lines.read()) is not None and line.strip():
            if line.strip() in {"1", "2", "3", "4", "5"}:
                return int(line)
            if not self._lines.interactive:  # a script that rates nothing: these are the next answer's words
                self._lines.put_back(line)
                return None
            self._say("Type a number from 1 to 5, or press Enter to skip:")
        return None

    def _feedback(self) -> None:
        last = self._session.is_last
        if self._lines.ended():
            (self._session.proceed if last else self._session.stop)()
            return
        onward = "finish" if last else "go on"
        self._say(f"Press Enter to {onward}, type a to answer this question again, or q to stop here:")
        wishes = {
            "": self._session.proceed,
            "n": self._session.proceed,
            "a": self._session.again,
            "q": self._session.stop,
        }
        while (line := self._lines.read()) is not None:
            wish = wishes.get(line.strip().lower())
            if wish is not None:
                wish()
                break
            if not self._lines.interactive:
                self._lines.put_back(line)
                self._session.proceed()
                break
            self._say(f"Press Enter to {onward}, or type a or q:")
        else:
            if last:
                self._session.proceed()
            else:
                self._session.stop()
        self._say("")

    def _report(self, attempt: Attempt) -> None:
        live, found = self._live, self._session.assessments[attempt.id]
        self._say(*assessment_text.lines(attempt.answer, found, live.structure, live.bands), "")

    def _leftover(self) -> ExitCode:
        """A script's words after its last answer are named, never dropped in silence."""
        if not self._session.attempts:
            tell("No answer was given.")
            return ExitCode.FINE if self._lines.interactive else ExitCode.BAD_INPUT
        if self._lines.interactive:
            return ExitCode.FINE
        rest = 0
        while (line := self._lines.read()) is not None:
            rest += bool(line.strip())
        if rest:
            tell(f"{counted(rest, 'line')} after the last question's answer: not used, and not saved.")
            return ExitCode.BAD_INPUT
        return ExitCode.FINE

    def _keep(self) -> None:
        """Draft what is there, the unfinished line too."""
        if self._session.phase is Phase.ANSWERING:
            rest = self._lines.partial
            if rest:
                self._text = f"{self._text}\n{rest}" if self._text else rest
            self._draft()

    def _draft(self) -> None:
        keeper = self._live.keeper
        keeper.changed()
        keeper.save(self._text, self._session, keeper.version)


def _reached(start: int, end: int, before: float, now: float, limit: float | None) -> int:
    """The code point at which time ran out while a line was being written, taking its pace as even."""
    if limit is None or now <= before or now < limit:
        return end
    return start + round((end - start) * max(0.0, limit - before) / (now - before))


def _time_words(attempt: Attempt) -> tuple[str, ...]:
    took = f"You took {elapsed_time(attempt.seconds)}."
    if attempt.limit is None:
        return (took,)
    took = f"You took {elapsed_time(attempt.seconds)} of {elapsed_time(attempt.limit)}."
    if attempt.time_up_at is None:
        return (took,)
    heard = " ".join(attempt.answer[: attempt.time_up_at].split()[-6:])
    return (took, f'Time was up at about: "…{heard}"' if heard else "Time was up before you began.")
