"""What a question has, however it is answered: its time, its panel, its notes and hints, and the ways out."""

from abc import abstractmethod
from dataclasses import dataclass
from typing import ClassVar, Literal

from textual.content import Content

from sesprep.domain.structure import Element
from sesprep.errors import SesprepError
from sesprep.practice.drills import asked_for
from sesprep.practice.hints import may_hint
from sesprep.practice.session import Phase, Session
from sesprep.tui.asking import Asking
from sesprep.tui.live import Live
from sesprep.tui.room import Room
from sesprep.tui.screens.hint import HintScreen
from sesprep.tui.screens.leave import Leave, LeaveScreen
from sesprep.tui.screens.outline import OutlineScreen
from sesprep.tui.toasts import toast_warning
from sesprep.tui.told_time import left_words, signal_words
from sesprep.tui.widgets.top_bar import TopBar

How = Literal["done", "keep", "stop", "turn"]
"""`turn`: the answer is typed instead of spoken, or the other way round."""


@dataclass(frozen=True)
class Turn:
    """How the candidate left the question, with what was typed or recorded."""

    how: How
    text: str
    takes: tuple[str, ...] = ()
    """What was recorded, by the files' names."""
    think: float | None = None
    """Seconds of the recording until the first word."""


class AnsweringRoom(Room[Turn]):
    """The base of the screens on which a question is answered. Subclasses fill the body, `length` and `leave`."""

    TICK: ClassVar[float] = 0.25

    def __init__(self, live: Live, asking: Asking, *, show_countdown: bool, blink: bool = True) -> None:
        """Put the question that the session is at."""
        super().__init__()
        self._live = live
        self._session: Session = live.session
        self._asking = asking
        self._countdown_shown = show_countdown
        self._blink = blink
        self._said = ""

    @property
    def length(self) -> int:
        """Code points of the answer so far."""
        return 0

    @property
    def bare(self) -> bool:
        """Whether nothing of the user's is in this session yet."""
        return self._live.is_bare

    @abstractmethod
    def leave(self, how: How) -> None:
        """End the answer and give back the turn."""

    @abstractmethod
    def refresh_figures(self) -> None:
        """Show the time and what was said."""

    def say(self, words: str) -> None:
        """Tell the candidate something, in place of what was told."""
        self._said = words

    def watch_time(self) -> None:
        """Look at the time, and tell what is due."""
        before = self._session.interruption
        for signal in self._session.tick(self.length):
            self.say(signal_words(self._session, signal))
            self.query_one("#figures").add_class("-urgent")
        found = self._session.interruption
        if found is not None and found is not before:
            self.say(f"{self._said} {found.says}{' Ctrl+O leaves it out.' if found.counted else ''}".strip())
            self.refresh_bindings()

    def show_left(self, *, held: bool = False) -> None:
        """Show what is left of the time."""
        shown = left_words(self._session) if self._countdown_shown else "held" if held else ""
        self.query_one(TopBar).say_right(Content.styled(shown, "bold"))

    def action_countdown(self) -> None:
        """Hide or show the countdown."""
        self._countdown_shown = not self._countdown_shown
        self.refresh_figures()

    def action_aim(self) -> None:
        """Hide or show what the question tests."""
        aim = self.query_one("#question-aim")
        aim.display = not aim.display

    def action_outline(self) -> None:
        """Open the outline for this question; that it was shown is kept with the answer."""
        asked, outlines = self._session.asked, self._live.outlines
        try:
            text = outlines.load(asked)
        except SesprepError as error:
            toast_warning(self, str(error))
            return
        self._session.outline_opened()
        runs = self._session.countdown.running or self._session.whole.running
        self.app.push_screen(OutlineScreen(asked, outlines, text, time_runs=runs, blink=self._blink))

    @property
    def elements(self) -> tuple[Element, ...]:
        """The elements that are asked for: all, or in a drill its own."""
        drill, structure = self._session.plan.drill, self._live.structure
        return structure.elements if drill is None else asked_for(drill, structure)

    def action_hint(self) -> None:
        """Offer hints by element."""
        self.app.push_screen(HintScreen(self._session.asked.question, self._live.structure, self.elements))

    def action_say_again(self) -> None:
        """Have the panel say the question, and count it."""
        self._asking.aloud = True  # asked for by hand, whatever the settings say
        self._session.asked_again()
        self._asking.ask()

    def action_leave_out(self) -> None:
        """Take the time of the interruption out."""
        self._session.leave_out()
        self.say("That time is left out.")
        self.query_one("#figures").set_class(self._session.time_up_at is not None, "-urgent")
        self.refresh_bindings()
        self.refresh_figures()

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        """Leave out what this session does not have."""
        plan, found = self._session.plan, self._session.interruption
        drill = plan.held.drill if plan.held else None
        guessed = drill is not None and drill.kind == "which-competency"  # what it tests is what the drill asks
        allowed = {
            "aim": not plan.exam and not guessed,
            "pause": not plan.exam,
            "hint": may_hint(plan),
            "outline": plan.held is None or plan.held.outline,
            "leave_out": found is not None and found.counted,
        }
        return allowed.get(action, True)

    def action_back(self) -> None:
        """Ask how to leave; where there is nothing to keep, and no mock interview to fall out of, leave at once."""
        if self.bare and not (self._session.plan.exam and self._session.phase is Phase.ANSWERING):
            self.leave("stop")
        else:
            self.app.push_screen(LeaveScreen(bare=self.bare), self._left)

    def _left(self, way: Leave | None) -> None:
        if way in ("keep", "stop"):
            self.leave("keep" if way == "keep" else "stop")
