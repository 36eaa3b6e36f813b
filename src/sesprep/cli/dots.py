"""What a person at the terminal can ask for in the middle of an answer: a dot and a letter on a line of their own."""

from collections.abc import Callable

from sesprep.cli.lines import Lines
from sesprep.cli.putting import Say, show_outline
from sesprep.practice.hints import hint, may_hint
from sesprep.tui.amounts import elapsed_time
from sesprep.tui.live import Live
from sesprep.tui.told_time import left_words, pace_words

WORDS = {
    ".": "end the answer",
    ".r": "hear the question again",
    ".t": "hear the time",
    ".o": "read your outline; that you did is kept with the answer",
    ".h": "get a hint on one element",
    ".p": "hold the clock",
    ".l": "leave out the time in which the computer slept",
}


class Dots:
    """The dot words of one session; an exam has neither hints nor a clock that can be held."""

    def __init__(self, live: Live, lines: Lines, say: Say) -> None:
        """Answer on `say`, and ask on `lines`."""
        self._live = live
        self._session = live.session
        self._lines = lines
        self._say = say

    def take(self, line: str) -> bool:
        """Do what the line asks for; returns whether it was a dot word and not a part of the answer."""
        word = line.strip().lower()
        if not self._lines.interactive or (word not in WORDS and word != ".?"):
            return False
        verbs: dict[str, Callable[[], None]] = {
            ".r": self._again, ".t": self._time, ".o": self._outline, ".h": self._hint, ".p": self._hold,
            ".l": self._leave_out,
        }  # fmt: skip
        if word != ".?" and word in self._allowed():
            verbs[word]()
        elif word == ".?":
            self._say(*(f"{known}  {WORDS[known]}" for known in self._allowed()))
        else:
            self._say("Not in a mock interview." if self._session.plan.exam else "Not in this session.")
        return True

    def _allowed(self) -> tuple[str, ...]:
        plan, found = self._session.plan, self._session.interruption
        without = {
            ".o": plan.held is not None and not plan.held.outline,
            ".h": not may_hint(plan),
            ".p": plan.exam,
            ".l": found is None or not found.counted,
        }
        return tuple(word for word in WORDS if not without.get(word))

    def _again(self) -> None:
        session = self._session
        self._say(session.asked.question.text if session.probe is None else session.probe.text)

    def _time(self) -> None:
        session = self._session
        left = left_words(session)
        self._say(f"{elapsed_time(session.countdown.elapsed())} used{f', {left}' if left else ''}.")
        if pace := pace_words(session):
            self._say(pace)

    def _outline(self) -> None:
        self._session.outline_opened()
        show_outline(self._live, self._session.position, self._say)

    def _hint(self) -> None:
        elements = self._live.structure.elements
        self._say("A hint for which element?", *(f"{n}. {e.name}" for n, e in enumerate(elements, start=1)))
        line = (self._lines.read() or "").strip().lower()
        named = [(str(n), e.letter.lower(), e.name.lower()) for n, e in enumerate(elements, start=1)]
        found = next((e for e, names in zip(elements, named, strict=True) if line in names), None)
        if found is None:
            self._say("No hint. Go on with your answer.")
        else:
            self._say(*hint(self._session.asked.question, self._live.structure, found.id))

    def _hold(self) -> None:
        self._session.pause()
        self._say("The clock is held. Press Enter to go on:")
        line = self._lines.read()
        if line and line.strip():
            self._lines.put_back(line)
        self._session.pause()
        self._say("The clock is running again.")

    def _leave_out(self) -> None:
        self._session.leave_out()
        self._say("That time is left out.")
