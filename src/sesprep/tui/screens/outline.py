"""The candidate's own notes on one question."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static, TextArea

from sesprep.domain.attempt import AskedQuestion
from sesprep.domain.text import printable
from sesprep.errors import SesprepError
from sesprep.tui.commands import bindings
from sesprep.tui.outlines import Outlines
from sesprep.tui.plain import plain, short
from sesprep.tui.room import ModalRoom
from sesprep.tui.toasts import toast_error

EVERY = 2.0
"""Seconds between two writings while the text changes."""


class OutlineScreen(ModalRoom[None]):
    """Shows the outline and writes it as it changes; it does not close while its words cannot be kept."""

    NAME = "outline"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#outline"

    def __init__(
        self, asked: AskedQuestion, outlines: Outlines, text: str, *, time_runs: bool = True, blink: bool = True
    ) -> None:
        """Begin with `text`, which is what is written now; `time_runs` while it is open."""
        super().__init__()
        self._asked = asked
        self._outlines = outlines
        self._written = printable(text)
        self._failing = False
        self._time_runs = time_runs
        self._area = TextArea(
            self._written,
            id="outline",
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=False,
            highlight_cursor_line=False,
            placeholder="Key words, a line for each thing you want to say. Full sentences tempt you to read them out.",
        )
        self._area.cursor_blink = blink

    def body(self) -> ComposeResult:
        """Compose the question in short and the page."""
        with Vertical(classes="box") as box:
            box.border_title = Content("Your outline")
            box.border_subtitle = Content("Ctrl+D or Esc closes; it is kept")
            yield Static(plain(short(self._asked.question.text, 180)), classes="muted")
            yield self._area
            told = "The clock goes on." if self._time_runs else "The clock stands still."
            yield Static(told, id="outline-told", classes="muted", markup=False)

    def on_mount(self) -> None:
        """Put the cursor at the end, and write every little while."""
        self._area.move_cursor(self._area.document.end)
        self.set_interval(EVERY, self.keep)

    def keep(self) -> None:
        """Write the outline when it has changed; a failure is told once and tried again."""
        self._kept()

    def _kept(self) -> bool:
        text = self._area.text
        if text == self._written:
            return True
        try:
            self._outlines.save(self._asked, text)
        except SesprepError as error:
            if not self._failing:
                toast_error(self, error, "Not saved")
            self._failing = True
            return False
        self._written, self._failing = text, False
        return True

    def action_done(self) -> None:
        """Close it."""
        self._failing = False
        if self._kept():
            self.dismiss(None)

    def action_back(self) -> None:
        """Close it."""
        self.action_done()
