"""A question with its time, and the answer being typed."""

from dataclasses import dataclass
from functools import partial
from typing import Literal

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static, TextArea
from textual.worker import get_current_worker

from sesprep.errors import SesprepError
from sesprep.practice.session import Phase, Signal
from sesprep.tui.amounts import clock_time, counted, elapsed_time
from sesprep.tui.commands import bindings
from sesprep.tui.live import Live
from sesprep.tui.plain import plain
from sesprep.tui.room import Room
from sesprep.tui.screens.leave import Leave, LeaveScreen
from sesprep.tui.widgets.answer_area import AnswerArea
from sesprep.tui.widgets.asked_box import AskedBox
from sesprep.tui.widgets.live_strip import LiveStrip
from sesprep.tui.widgets.top_bar import TopBar

TICK = 0.25
SAID = {
    Signal.LAST_MINUTE: "One minute left.",
    Signal.TIME_UP: "Time is up: finish your sentence, then Ctrl+D.",
}


@dataclass(frozen=True)
class Turn:
    """How the candidate left the question, and what was typed."""

    how: Literal["done", "keep", "stop"]
    text: str


class QuestionScreen(Room[Turn]):
    """Puts one question; gives back the turn. What is typed is on disk at most three seconds later."""

    NAME = "question"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#answer"

    def __init__(self, live: Live, *, show_countdown: bool, live_strip: bool, blink: bool = True) -> None:
        """Put the question that the session is at."""
        super().__init__()
        self._live = live
        self._session = live.session
        self._countdown_shown = show_countdown
        self._strip_on = live_strip and not live.session.plan.exam
        self._glance_due: Timer | None = None
        self._area = AnswerArea(live.text, blink=blink)
        self._empty_asked = False

    def body(self) -> ComposeResult:
        """Compose the question, the page and the figures."""
        yield TopBar(self._place(), Content(""))
        with Vertical(id="desk"):
            yield AskedBox(self._session.asked.question, self._live.framework)
            yield self._area
            if self._strip_on:
                yield LiveStrip(self._live.structure)
            yield Static("", id="figures")

    def on_mount(self) -> None:
        """Start to watch the time; it does not run yet."""
        self.query_one("#question-aim").display = False
        self._say(self._welcome())
        self.set_interval(TICK, self.tick)
        self.tick()
        if self._strip_on and self._live.text:
            self._look()

    def _place(self) -> Content:
        plan = self._session.plan
        kind = "Mock interview" if plan.exam else "Practice"
        number = sum(a.position == self._session.position for a in self._session.attempts)
        again = f" · try {number + 1}" if number else ""
        return Content(f"{kind} · question {self._session.position + 1} of {len(plan.asked)}{again}")

    def _welcome(self) -> str:
        if self._session.time_up_at is not None:
            return SAID[Signal.TIME_UP]
        limit = self._session.plan.seconds_each
        time = "The clock starts" if limit is None else f"Your {clock_time(limit)} start"
        start = f"{time} with the first key, or Enter."
        return f"Your words are back. {start}" if self._live.text else start

    def _say(self, words: str) -> None:
        self._said = words

    def tick(self) -> None:
        """Look at the time: show it, say what is due, and keep a draft when one is due."""
        for signal in self._session.tick(len(self._area.text)):
            self._say(SAID[signal])
            self.query_one("#figures").add_class("-urgent")
        self._show_figures()
        if self._live.keeper.is_due() and not self._live.keeper.busy:
            self._keep_in_background(self._area.text, self._live.keeper.version)

    def _show_figures(self) -> None:
        countdown = self._session.countdown
        left = countdown.remaining()
        shown = (
            "" if left is None or not self._countdown_shown else f"{clock_time(left)} {'left' if left > 0 else 'over'}"
        )
        if self._session.phase is Phase.ANSWERING and not countdown.running:
            shown = f"held · {shown}".rstrip(" ·")
        self.query_one(TopBar).say_right(Content.styled(shown, "bold"))
        count = counted(len(self._area.text.split()), "word")
        figures = Content.assemble((f"{count} · {elapsed_time(countdown.elapsed())} used", "bold"), f"   {self._said}")
        self.query_one("#figures", Static).update(figures)

    @on(AnswerArea.Begun)
    def _begin(self) -> None:
        if self._session.phase is Phase.READY:
            self._session.begin()
            if self._session.time_up_at is None:
                self._say("The clock is running. Ctrl+D when you are done.")
        self.tick()

    @on(TextArea.Changed)
    def _typed(self) -> None:
        if self._session.phase is Phase.ANSWERING and not self._session.countdown.running:
            self._session.pause()
            self._say("The clock is running again.")
        self._empty_asked = False
        self._live.keeper.changed()
        self._show_figures()
        if self._strip_on:
            if self._glance_due is not None:
                self._glance_due.stop()
            self._glance_due = self.set_timer(self._live.glance_delay, self._look)

    def _look(self) -> None:
        self._glance(self._area.text)

    @work(thread=True, exclusive=True, group="glance")
    def _glance(self, text: str) -> None:
        try:
            glance = self._live.checker.glance(text)
        except SesprepError as error:
            self.app.call_from_thread(self._strip_off, error)
            return
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(partial(self.query_one(LiveStrip).show, glance.present, glance.shares))

    def _strip_off(self, error: SesprepError) -> None:
        """Go on without the strip; it is no reason to stop writing."""
        self._strip_on = False
        self.query_one(LiveStrip).update(plain(f"The live strip is off: {error.message}"))

    @on(AnswerArea.Left)
    def keep(self) -> None:
        """Put the draft on disk now, if anything changed."""
        self._live.keeper.save(self._area.text, self._session, self._live.keeper.version)

    @work(thread=True, group="draft")
    def _keep_in_background(self, text: str, version: int) -> None:
        self._live.keeper.save(text, self._session, version)

    def on_unmount(self) -> None:
        """Leave nothing unsaved."""
        if self._session.phase in (Phase.READY, Phase.ANSWERING):
            self.keep()

    def action_done(self) -> None:
        """Finish the answer; an empty one only when asked twice."""
        text = self._area.text
        if not text.strip() and not self._empty_asked:
            self._empty_asked = True
            self._say("Nothing is written yet. Ctrl+D again hands in an empty answer.")
            self._show_figures()
            return
        self._finish(Turn("done", text))

    def action_pause(self) -> None:
        """Hold or release the time."""
        if self._session.phase is not Phase.ANSWERING:
            self._say("The clock has not started yet.")
        elif self._session.plan.exam:
            self._say("A mock interview is not held.")
        else:
            held = self._session.pause()
            self._say("The clock is held. F2 or a key goes on." if held else "The clock is running again.")
        self._show_figures()

    def action_countdown(self) -> None:
        """Hide or show the countdown."""
        self._countdown_shown = not self._countdown_shown
        self._show_figures()

    def action_aim(self) -> None:
        """Hide or show what the question tests."""
        aim = self.query_one("#question-aim")
        aim.display = not aim.display

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        """Leave out what a mock interview does not have."""
        return not (self._session.plan.exam and action in ("aim", "pause"))

    def action_back(self) -> None:
        """Ask how to leave."""
        self.keep()
        self.app.push_screen(LeaveScreen(), self._left)

    def _left(self, way: Leave | None) -> None:
        if way in ("keep", "stop"):
            self._finish(Turn("keep" if way == "keep" else "stop", self._area.text))

    def _finish(self, turn: Turn) -> None:
        self.keep()
        self.dismiss(turn)
