"""The time with the questions in hand, before the first is put."""

from typing import Literal

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sesprep.domain.attempt import AskedQuestion
from sesprep.domain.session import Plan
from sesprep.errors import SesprepError
from sesprep.practice.countdown import Countdown
from sesprep.practice.panel import speaker
from sesprep.tui.amounts import clock_time
from sesprep.tui.commands import bindings
from sesprep.tui.outlines import Outlines
from sesprep.tui.plain import MUTED, hang, plain
from sesprep.tui.room import Room
from sesprep.tui.screens.outline import OutlineScreen
from sesprep.tui.toasts import toast_warning
from sesprep.tui.widgets.top_bar import TopBar

TICK = 0.25
MARGIN = 8
"""Cells beside the text."""
WIDEST = 112


class PreparationScreen(Room[Literal["on", "back"]]):
    """Shows every question; gives back whether to begin. Time that is over is told, and cuts nothing off."""

    NAME = "preparation"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#questions-ahead"

    def __init__(self, plan: Plan, time: Countdown, outlines: Outlines, *, blink: bool = True) -> None:
        """Show the questions of `plan`, and let `time` run."""
        super().__init__()
        self._plan = plan
        self._time = time
        self._outlines = outlines
        self._blink = blink

    def body(self) -> ComposeResult:
        """Compose the questions."""
        name = self._plan.held.name if self._plan.held else "Interview"
        yield TopBar(plain(f"{name} · preparation"), Content(""))
        yield Static("", id="preparation-told")
        yield OptionList(id="questions-ahead")

    def on_mount(self) -> None:
        """Let the time run."""
        self._time.start()
        self._fill()
        self.set_interval(TICK, self.tick)
        self.tick()

    def on_resize(self) -> None:
        """Wrap the questions anew."""
        self._fill()

    def _fill(self) -> None:
        listed = self.query_one("#questions-ahead", OptionList)
        at = listed.highlighted or 0
        listed.clear_options()
        listed.add_options(Option(self._told(n, asked)) for n, asked in enumerate(self._plan.asked))
        listed.highlighted = at

    def _told(self, number: int, asked: AskedQuestion) -> Content:
        who = speaker(self._plan, number)
        body = plain(asked.question.text)
        if who is not None:
            body += plain(f" ({who.name})", MUTED)
        width = min(self.app.size.width, WIDEST) - MARGIN
        return hang(Content.styled(f"{number + 1:>2}  ", "bold"), body, width)

    def tick(self) -> None:
        """Show the time."""
        left = self._time.remaining() or 0.0
        self.query_one(TopBar).say_right(
            Content.styled(f"{clock_time(left)} {'to prepare' if left > 0 else 'over'}", "bold")
        )
        head = "These are the questions." if left > 0 else "The time to prepare is over."
        keys = "N begins the interview. Enter opens your outline for a question."
        self.query_one("#preparation-told", Static).update(Content.assemble((head, "bold"), f" {keys}"))

    @on(OptionList.OptionSelected, "#questions-ahead")
    def _chosen(self) -> None:
        self.action_outline()

    def action_outline(self) -> None:
        """Open the outline for the selected question."""
        at = self.query_one("#questions-ahead", OptionList).highlighted
        asked = self._plan.asked[at or 0]
        try:
            text = self._outlines.load(asked)
        except SesprepError as error:
            toast_warning(self, str(error))
            return
        self.app.push_screen(OutlineScreen(asked, self._outlines, text, blink=self._blink))

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        """Leave out the outline where the format has none."""
        return action != "outline" or self._plan.held is None or self._plan.held.outline

    def action_next(self) -> None:
        """Begin."""
        self._time.stop()
        self.dismiss("on")

    def action_back(self) -> None:
        """Leave."""
        self.dismiss("back")
