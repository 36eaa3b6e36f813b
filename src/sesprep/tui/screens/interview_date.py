"""Asks for the day of the interview, in words as well."""

from dataclasses import dataclass
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from sesprep.practice.day_words import read_day, says_none
from sesprep.tui.commands import bindings
from sesprep.tui.day_told import day_told
from sesprep.tui.plain import MUTED, plain
from sesprep.tui.room import ModalRoom
from sesprep.tui.widgets.fields import LineField


@dataclass(frozen=True)
class InterviewDate:
    """The day that was chosen; None takes the date away."""

    day: date | None


class InterviewDateScreen(ModalRoom[InterviewDate | None]):
    """Gives back what was chosen, or None when nothing is to change."""

    NAME = "interview-date"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#day-words"

    def __init__(self, day: date | None, today: date, whose: str, *, blink: bool) -> None:
        """Begin with `day`; `whose` names the agency in whose notes it stands, if any."""
        super().__init__()
        self._day = day
        self._today = today
        self._whose = whose
        self._blink = blink

    def body(self) -> ComposeResult:
        """Compose the line and what it was understood as."""
        with Vertical(classes="box") as box:
            box.border_title = Content("When is the interview?")
            box.border_subtitle = Content("Enter sets it · Esc leaves it as it is")
            yield LineField(str(self._day or ""), id="day-words", placeholder="in 6 weeks", blink=self._blink)
            yield Static("", id="day-told")
            hint = "Such as 2027-01-31, March 3, 3/15/2027, next Monday, in 6 weeks. Empty or “none” takes it away."
            whose = f" It stands in the notes on {self._whose}." if self._whose else ""
            yield Static(plain(hint + whose, MUTED))

    def on_mount(self) -> None:
        """Say what stands there."""
        self._tell()

    @property
    def _words(self) -> str:
        return self.query_one("#day-words", Input).value

    @on(Input.Changed)
    def _tell(self) -> None:
        self.query_one("#day-told", Static).update(self._told())

    def _told(self) -> Content:
        if says_none(self._words):
            return Content("No date: the plan goes on without one.")
        day = read_day(self._words, self._today)
        if day is None:
            return Content.styled("This cannot be read as a day yet.", "$text-warning")
        return day_told(day, self._today)

    @on(Input.Submitted)
    def action_done(self) -> None:
        """Give the day back, when it can be read."""
        day = None if says_none(self._words) else read_day(self._words, self._today)
        if day is not None or says_none(self._words):
            self.dismiss(InterviewDate(day))

    def action_back(self) -> None:
        """Change nothing."""
        self.dismiss(None)
