"""A question with its time, and the answer being typed."""

from functools import partial

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static, TextArea
from textual.worker import get_current_worker

from sesprep.domain.counted import counted
from sesprep.errors import SesprepError
from sesprep.practice.session import Phase
from sesprep.tui.amounts import elapsed_time
from sesprep.tui.answering import AnsweringRoom, How, Turn
from sesprep.tui.asking import Asking
from sesprep.tui.commands import bindings
from sesprep.tui.live import Live
from sesprep.tui.plain import plain
from sesprep.tui.put_words import place_words
from sesprep.tui.told_time import pace_words, start_words
from sesprep.tui.widgets.answer_area import AnswerArea
from sesprep.tui.widgets.live_strip import LiveStrip
from sesprep.tui.widgets.put_box import PutBox
from sesprep.tui.widgets.top_bar import TopBar


class QuestionScreen(AnsweringRoom):
    """Puts one question; gives back the turn. What is typed is on disk at most three seconds later."""

    NAME = "question"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#answer"

    def __init__(
        self, live: Live, asking: Asking, *, show_countdown: bool, live_strip: bool, blink: bool = True
    ) -> None:
        """Put the question that the session is at."""
        super().__init__(live, asking, show_countdown=show_countdown, blink=blink)
        self._strip_on = live_strip and not live.session.plan.exam and bool(self.elements)
        self._glance_due: Timer | None = None
        self._area = AnswerArea(live.text, blink=blink)
        self._empty_asked = False

    def body(self) -> ComposeResult:
        """Compose the question, the page and the figures."""
        yield TopBar(plain(place_words(self._session)), Content(""))
        with Vertical(id="desk"):
            yield PutBox(self._live)
            yield self._area
            if self._strip_on:
                yield LiveStrip(self._live.structure, self.elements)
            yield Static("", id="figures")
            if self._session.whole.limit is not None:
                yield Static("", id="pace")

    def on_mount(self) -> None:
        """Start to watch the time; it does not run yet, unless one clock runs for the whole."""
        self.query_one("#question-aim").display = False
        self.say(start_words(self._session, back=bool(self._live.text)))
        if self._session.whole.limit is not None and self._session.phase is Phase.READY:
            self._session.begin()
            self._area.waiting = False
        elif self._session.plan.exam and self._session.phase is Phase.ANSWERING:  # it could not be saved
            self._session.times.start()
        if not self._live.text:
            self._asking.ask()
        self.set_interval(self.TICK, self.tick)
        self.tick()
        if self._strip_on and self._live.text:
            self._look()

    @property
    def length(self) -> int:
        """Code points of the answer so far."""
        return len(self._area.text)

    @property
    def bare(self) -> bool:
        """Whether nothing is written either."""
        return super().bare and not self._area.text.strip()

    def tick(self) -> None:
        """Look at the time: show it, say what is due, and keep a draft when one is due."""
        self.watch_time()
        self._asking.ended()
        self.refresh_figures()
        if self._live.keeper.is_due() and not self._live.keeper.busy:
            self._keep_in_background(self._area.text, self._live.keeper.version)

    def refresh_figures(self) -> None:
        """Show the time, the words and what was said."""
        session = self._session
        held = session.phase is Phase.ANSWERING and not session.countdown.running
        self.show_left(held=held)
        used = f"{counted(len(self._area.text.split()), 'word')} · {elapsed_time(session.countdown.elapsed())} used"
        self.query_one("#figures", Static).update(Content.assemble((used, "bold"), f"   {self._said}"))
        for line in self.query("#pace").results(Static):
            line.update(pace_words(session) if self._countdown_shown else "")

    @on(AnswerArea.Begun)
    def _begin(self) -> None:
        if self._session.phase is Phase.READY:
            self._session.begin()
            if self._session.time_up_at is None:
                self.say("The clock is running. Ctrl+D when you are done.")
        self.tick()

    @on(TextArea.Changed)
    def _typed(self) -> None:
        if self._session.phase is Phase.ANSWERING and not self._session.countdown.running:
            self._session.pause()
            self.say("The clock is running again.")
        self._empty_asked = False
        self._live.keeper.changed()
        self.refresh_figures()
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
            self.say("Nothing is written yet. Ctrl+D again hands in an empty answer.")
            self.refresh_figures()
            return
        self.leave("done")

    def action_pause(self) -> None:
        """Hold or release the time."""
        if self._session.phase is not Phase.ANSWERING:
            self.say("The clock has not started yet.")
        elif self._session.plan.exam:
            self.say("A mock interview is not held.")
        else:
            held = self._session.pause()
            self.say("The clock is held. F2 or a key goes on." if held else "The clock is running again.")
        self.refresh_figures()

    def action_outline(self) -> None:
        """Open the outline for this question; that it was shown is kept with the answer."""
        self.keep()
        super().action_outline()

    def action_medium(self) -> None:
        """Speak this answer instead, as long as nothing is written."""
        if self._area.text.strip():
            self.say("You have begun to write. Hand this in, or delete it to speak instead.")
            self.refresh_figures()
            return
        self.leave("turn")

    def action_back(self) -> None:
        """Ask how to leave."""
        self.keep()
        super().action_back()

    def leave(self, how: How) -> None:
        """Keep the draft and give back the turn."""
        self.keep()
        self._asking.hush()
        self.dismiss(Turn(how, self._area.text, self._live.recordings))
