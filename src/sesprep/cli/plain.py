"""A session line by line: for screen readers, dumb terminals and scripts."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from sesprep.cli import putting
from sesprep.cli.afterwards import Afterwards
from sesprep.cli.answer_time import time_words
from sesprep.cli.diagnostics import ExitCode, tell
from sesprep.cli.drilled import tell_drill, tell_rest
from sesprep.cli.interrupts import held_back
from sesprep.cli.lines import Lines
from sesprep.cli.typed_answer import TypedAnswer
from sesprep.domain.counted import counted
from sesprep.domain.format import Drill
from sesprep.practice.due import Due
from sesprep.practice.session import Phase
from sesprep.tui.live import Live
from sesprep.tui.services import Services
from sesprep.tui.told_time import pace_words

if TYPE_CHECKING:
    from sesprep.cli.aloud import Aloud

Say = Callable[..., None]


class PlainLoop:
    """Holds one session: puts each question, reads the answer and the rating, and says what the checker found."""

    def __init__(
        self, live: Live, services: Services, lines: Lines, say: Say, aloud: "Aloud | None" = None
    ) -> None:  # fmt: skip
        """Hold `live`, reading `lines` and printing with `say`; `run` does the work. `aloud` asks and hears."""
        self._live = live
        self._session = live.session
        self._lines = lines
        self._say = say
        self._typed = TypedAnswer(live, lines, say)
        self._due = Due(live.session, begun=bool(live.text))
        self._after = Afterwards(live, services, say)
        self._aloud = aloud

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
                self._typed.keep()
            raise
        self._live.keeper.clear()
        self._after.end()
        if self._drill is not None:
            tell_rest(self._live, self._drill, self._say)
        return self._leftover()

    def _question(self) -> None:
        session, lines = self._session, self._lines
        time = self._due.preparation
        if time is not None:
            putting.prepare(self._live, time, lines, self._say)
            self._due.prepared()
        if self._due.confers:
            putting.confer(self._live, lines, self._say)
            self._due.conferred()
        self._say(*putting.put(self._live, lines))
        if self._aloud is not None:
            self._aloud.ask()
            if self._live.medium == "spoken" and self._spoken(self._aloud):
                return
        if session.phase is Phase.READY:
            session.begin()
        ended = self._typed.read()
        if ended and not self._typed.text.strip():
            if not self._live.drop():
                session.stop()
            return
        pace = pace_words(session)
        attempt = self._typed.finish()
        self._live.keeper.hold(session)
        self._say("", *time_words(attempt), *([f"{pace}."] if pace else []))

    def _spoken(self, aloud: "Aloud") -> bool:
        """Record the answer; returns whether it was not typed after all."""
        if self._session.whole.limit is not None:
            self._session.begin()
        attempt = aloud.answer()
        self._live.medium = self._session.plan.medium
        if attempt is None:
            return False
        self._live.keeper.hold(self._session)
        self._say("", *time_words(attempt))
        if not self._session.plan.exam:
            aloud.words_of(attempt)
        return True

    def _rating(self) -> None:
        """Let the panel follow up while somebody can answer, else ask for the rating; a drill has none."""
        session = self._session
        held = session.plan.held
        if self._aloud is not None and ((held is not None and held.probes) or (session.plan.exam and session.is_last)):
            self._aloud.wait()
        if not self._lines.ended() and session.follow_up(self._live.structure) is not None:
            self._live.keeper.hold(session)
            self._say("")
            return
        session.rate(None if self._drill or self._lines.ended() else self._asked_rating())
        if session.phase is Phase.FEEDBACK:
            self._say("")
            if self._drill is not None:
                tell_drill(self._live, self._drill, self._lines, self._say)
                self._say("")
            else:
                self._after.report(session.attempt)

    @property
    def _drill(self) -> Drill | None:
        return self._session.plan.drill

    def _asked_rating(self) -> int | None:
        names = ", ".join(f"{level.value} {level.name}" for level in self._live.framework.levels)
        self._say(f"Rate your answer from 1 to 5{f' ({names})' if names else ''}, or press Enter to skip:")
        while (line := self._lines.read()) is not None and (typed := line.strip()):
            if typed in {"1", "2", "3", "4", "5"}:
                return int(typed)
            if not self._lines.interactive and any(letter.isalpha() for letter in typed):
                self._lines.put_back(line)  # a script that rates nothing: these are the next answer's words
                self._say("No rating was given; the line is read as what comes next.")
                return None
            self._say(f"'{typed}' is no rating. Type a number from 1 to 5, or press Enter to skip:")
        if line is None and not self._lines.interactive:
            self._say("The input ended here; the answer is kept without a rating.")
        return None

    def _feedback(self) -> None:
        last = self._session.is_last
        if self._lines.ended():
            (self._session.proceed if last else self._session.stop)()
            return
        onward = "finish" if last else "go on"
        words = ", f for the feedback on its words" if self._drill else ""
        self._say(f"Press Enter to {onward}, type a to answer this question again{words}, or q to stop here:")
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
            if self._drill and line.strip().lower() == "f":
                self._after.report(self._session.attempt)
            elif not self._lines.interactive:
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
