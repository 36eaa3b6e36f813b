"""A question that is answered aloud: the panel asks, the microphone listens, and the time runs."""

import asyncio
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from sesprep.errors import SesprepError
from sesprep.practice.session import Phase
from sesprep.tui import spoken_words
from sesprep.tui.amounts import elapsed_time
from sesprep.tui.answering import AnsweringRoom, How, Turn
from sesprep.tui.asking import Asking
from sesprep.tui.commands import bindings
from sesprep.tui.keeper import try_number
from sesprep.tui.listening import Listening
from sesprep.tui.live import Live
from sesprep.tui.plain import plain
from sesprep.tui.put_words import place_words
from sesprep.tui.spoken_words import LONGEST, Mic, mic_line, notice_line, think_line
from sesprep.tui.toasts import toast_warning
from sesprep.tui.told_time import pace_words
from sesprep.tui.widgets.level_meter import LevelMeter
from sesprep.tui.widgets.put_box import PutBox
from sesprep.tui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from sesprep.speech.ports import Recording


class SpokenScreen(AnsweringRoom):
    """Puts one question and records the answer as it comes; gives back the turn.

    In practice recording starts on a key, after as much thought as the candidate wants. In an exam in which the panel
    speaks it starts by itself when the question is over, as before a panel: thinking is part of the time given.
    """

    NAME = "spoken"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#question-box"
    TICK = 0.1

    def __init__(
        self, live: Live, asking: Asking, listening: Listening, *, show_countdown: bool, blink: bool = True
    ) -> None:
        """Put the question that the session is at; what was recorded of it before comes first."""
        super().__init__(live, asking, show_countdown=show_countdown, blink=blink)
        self._listening, self._takes = listening, tuple(live.recordings)
        self._before = 0.0
        self._recording: Recording | None = None
        self._mic = Mic.READY
        self._repeating = self._full = False
        self._asked = ""
        self._think: float | None = None
        self._trouble: SesprepError | None = None

    def body(self) -> ComposeResult:
        """Compose the question, the microphone and the figures."""
        yield TopBar(plain(place_words(self._session)), Content(""))
        with Vertical(id="desk"):
            yield PutBox(self._live)
            with Vertical(id="mic"):
                yield Static("", id="mic-state")
                yield LevelMeter()
                yield Static("", id="mic-told")
                yield Static("", id="mic-notice")
            yield Static("", id="figures")
            if self._session.whole.limit is not None:
                yield Static("", id="pace")

    def on_mount(self) -> None:
        """Let the panel ask; the time runs from the first sound of the microphone, or from here under one clock."""
        self.query_one("#question-aim").display = False
        self.query_one("#mic").border_title = Content("Your answer")
        if self._session.whole.limit is not None and self._session.phase is Phase.READY:
            self._session.begin()
        elif self._session.plan.exam and self._session.phase is Phase.ANSWERING:  # it could not be saved
            self._session.times.start()
        if self._takes:
            self._look_back()
        else:
            self._asking.ask()
        self.set_interval(self.TICK, self.tick)
        self.tick()

    @work(group="sound")
    async def _look_back(self) -> None:
        """Tell how much was recorded before an interruption."""
        held = await asyncio.to_thread(self._listening.takes, self._live.folder, self._takes)
        self._takes, self._before = tuple(held), sum(held.values())
        if self._before:
            self._full = self._before >= LONGEST
            self.refresh_bindings()
            self.say(spoken_words.back_words(self._before))

    @property
    def bare(self) -> bool:
        """Whether nothing is recorded either."""
        return super().bare and not self._takes and self._mic is Mic.READY

    def tick(self) -> None:
        """Look at the time, the panel and the microphone, and show them."""
        self.watch_time()
        if self._asking.ended() and self._session.plan.exam and self._mic is Mic.READY and not self._trouble:
            self.action_record()
        self._follow()
        self.refresh_figures()

    def _follow(self) -> None:
        """Take up what became of the recording."""
        recording = self._recording
        if recording is None:
            return
        if self._mic is Mic.OPENING and recording.state == "recording":
            self._mic = Mic.RECORDING
            if self._session.phase is Phase.READY:
                self._session.begin()
            elif not self._session.countdown.running:
                self._session.pause()
            self.say("Speak. Ctrl+D when you are done.")
        if self._repeating and not self._asking.going_on:
            self._repeating = False
            recording.resume()
        if recording.level is not None and self._think is None:
            self._think = recording.level.think
        if recording.state == "over" and self._mic is not Mic.CLOSING:
            self._broke_off(recording)

    def _broke_off(self, recording: "Recording") -> None:
        """The recording ended by itself: keep what is there, and let the rest be recorded."""
        self._trouble = recording.problem
        self._before += recording.level.elapsed if recording.level else 0.0
        self._recording, self._mic, self._full = None, Mic.READY, recording.full or self._before >= LONGEST
        self.refresh_bindings()
        if self._session.phase is Phase.ANSWERING and self._session.countdown.running and not self._session.plan.exam:
            self._session.pause()
        self.say(spoken_words.after_trouble(self._before, full=self._full))

    def refresh_figures(self) -> None:
        """Show the time, the microphone and what was said."""
        session, recording = self._session, self._recording
        level = recording.level if recording else None
        self.show_left()
        recorded = self._before + (level.elapsed if level else 0.0)
        self.query_one("#mic-state", Static).update(mic_line(self._mic, recorded, asking=self._asking.going_on))
        self.query_one(LevelMeter).show(level if self._mic in (Mic.RECORDING, Mic.OPENING) else None)
        self.query_one("#mic-told", Static).update(think_line(self._think, self._mic, level))
        self.query_one("#mic-notice", Static).update(notice_line(self._mic, recording, self._trouble))
        used = f"{elapsed_time(session.countdown.elapsed())} used"
        said = self._said or spoken_words.hint_words(self._mic, asking=self._asking.going_on, exam=session.plan.exam)
        self.query_one("#figures", Static).update(Content.assemble((used, "bold"), f"   {said}"))
        for line in self.query("#pace").results(Static):
            line.update(pace_words(session) if self._countdown_shown else "")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out recording on where an hour is recorded: there would be no words for more."""
        return not self._full if action == "record" else super().check_action(action, parameters)

    def action_record(self) -> None:
        """Start to record, or go on after a pause."""
        if self._mic is Mic.PAUSED:
            self.action_pause()
        elif self._mic is Mic.READY:
            self._asking.hush()
            self._mic, self._trouble = Mic.OPENING, None
            self._start()

    @work(group="sound")
    async def _start(self) -> None:
        live, session = self._live, self._session
        try:
            recording = await asyncio.to_thread(
                self._listening.record, live.folder, session.position, try_number(session)
            )
        except SesprepError as error:
            self._trouble, self._mic = error, Mic.READY
            return
        self._takes = (*self._takes, recording.path.name)
        live.keeper.recordings = self._takes
        live.keeper.changed()
        self._recording = recording
        await asyncio.to_thread(live.keeper.save, "", session, live.keeper.version)

    def action_pause(self) -> None:
        """Hold or release the recording and the time."""
        recording = self._recording
        if recording is None or self._mic not in (Mic.RECORDING, Mic.PAUSED):
            self.say("The recording has not started yet.")
        elif self._session.plan.exam:
            self.say("A mock interview is not held.")
        else:
            held = self._session.pause()
            (recording.pause if held else recording.resume)()
            self._mic = Mic.PAUSED if held else Mic.RECORDING
            self.say("Held. F2 or Enter goes on." if held else "Recording again.")

    def action_done(self) -> None:
        """Hand the answer in; one without a word only when asked twice."""
        spoken = self._before > 0 or self._think is not None
        if not spoken and self._asked != "done":
            self._asked = "done"
            what = "Nothing was heard yet" if self._recording else "Nothing is recorded yet"
            self.say(f"{what}. Ctrl+D again hands in the answer as it is.")
            return
        self.leave("done")

    def action_medium(self) -> None:
        """Type this answer instead; what was recorded is kept."""
        if self._mic in (Mic.RECORDING, Mic.PAUSED) and self._asked != "type":
            self._asked = "type"
            self.say("Ctrl+G again ends the recording and lets you type; the recording is kept.")
            return
        self.leave("turn")

    def leave(self, how: How) -> None:
        """End the recording and leave; it takes a moment until the last word is on the disk."""
        if self._mic is not Mic.CLOSING:
            self._mic = Mic.CLOSING
            self._asking.hush()
            self._close(how)

    @work(group="sound")
    async def _close(self, how: How) -> None:
        recording, self._recording = self._recording, None
        if recording is not None:
            recorded = await asyncio.to_thread(recording.stop)
            if recorded.problem is not None and recorded.seconds > 0:
                toast_warning(self, str(recorded.problem))
        self.dismiss(Turn(how, "", self._takes, self._think))

    def on_unmount(self) -> None:
        """Leave no recording running."""
        self.keep()

    def keep(self) -> None:
        """Bring the recording to its end: the terminal or the app goes away."""
        if self._recording is not None:
            self._recording.stop()

    def action_say_again(self) -> None:
        """Have the panel say the question again; the microphone keeps nothing meanwhile."""
        if self._mic is Mic.RECORDING and self._recording is not None:
            self._recording.pause()  # the time runs on; only the panel's own words are not recorded
            self._repeating = True
        if self._mic is Mic.READY or self._repeating:
            super().action_say_again()
