"""The deleted sessions."""

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import DataTable, Static

from sesprep.domain.counted import counted
from sesprep.errors import SesprepError
from sesprep.storage.history import Summary
from sesprep.tui.amounts import day_and_time
from sesprep.tui.commands import bindings
from sesprep.tui.past import Past
from sesprep.tui.plain import MUTED, cell
from sesprep.tui.room import Room
from sesprep.tui.screens.empty_bin import EmptyBinScreen
from sesprep.tui.services import Services
from sesprep.tui.session_rows import format_name
from sesprep.tui.toasts import toast_error
from sesprep.tui.widgets.top_bar import TopBar


class BinScreen(Room[None]):
    """Lists what was deleted, takes it back, and empties the bin on request."""

    NAME = "bin"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#binned"

    def __init__(self, services: Services) -> None:
        """Read what is in the bin."""
        super().__init__()
        self._services = services
        self._past = Past(services.places, services.clock.now)
        self._binned: tuple[Summary, ...] = ()

    def body(self) -> ComposeResult:
        """Compose the list."""
        yield TopBar(Content("Bin"), Content(""))
        yield DataTable(id="binned", cursor_type="row", zebra_stripes=True)
        yield Static("", id="note")

    def on_mount(self) -> None:
        """Fill the list."""
        self._fill()

    def _fill(self) -> None:
        self._binned = self._past.deleted()
        table = self.query_one("#binned", DataTable)
        row = table.cursor_row
        table.clear(columns=True)
        room = max(20, self.app.size.width - 56)
        for label, width in (("When", 16), ("Format", 16), ("Questions", 9), ("First question", room)):
            table.add_column(cell(label), width=width)
        for summary in self._binned:
            plan = summary.plan
            name = format_name(plan.format, self._services)
            texts = (day_and_time(summary.started), name, str(len(plan.asked)), plan.asked[0].question.text)
            table.add_row(*(cell(text) for text in texts))
        table.move_cursor(row=row)
        table.display = bool(self._binned)
        self.query_one(TopBar).say_right(Content(counted(len(self._binned), "deleted session")))
        told = "Z takes the selected one back. X empties the bin for good."
        empty = "The bin is empty. Deleted sessions stay here until you empty it."
        self.query_one("#note", Static).update(Content.styled(told if self._binned else empty, MUTED))

    def action_undo(self) -> None:
        """Take the selected session back."""
        row = self.query_one("#binned", DataTable).cursor_row
        if 0 <= row < len(self._binned):
            self._restore(self._binned[row].id)

    @work(thread=True, group="draft")
    def _restore(self, session: str) -> None:
        try:
            self._past.restore(session)
        except SesprepError as error:
            self.from_thread(self._tell, error)
            return
        self.from_thread(self._fill)

    def action_remove(self) -> None:
        """Ask whether to empty the bin."""
        if self._binned:
            self.app.push_screen(EmptyBinScreen(len(self._binned)), self._emptied)

    def _emptied(self, sure: bool | None) -> None:
        if sure:
            try:
                self._past.empty_bin()
            except SesprepError as error:
                self._tell(error)
            self._fill()

    def _tell(self, error: SesprepError) -> None:
        toast_error(self, error)

    def action_back(self) -> None:
        """Leave."""
        self.dismiss(None)
