"""The past sessions."""

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import DataTable, Static

from sesprep.domain.session import SessionRecord
from sesprep.domain.text import printable
from sesprep.errors import SesprepError
from sesprep.storage.history import History, Summary, list_sessions
from sesprep.tui.advice import newest
from sesprep.tui.amounts import counted, day_and_time
from sesprep.tui.commands import bindings
from sesprep.tui.plain import MUTED, cell, plain
from sesprep.tui.room import Room
from sesprep.tui.screens.summary import RecordScreen
from sesprep.tui.services import Services
from sesprep.tui.widgets.top_bar import TopBar

SHOWN = 200
COLUMNS = (("When", 16), ("Kind", 14), ("Framework", 12), ("Answers", 8), ("Found", 18))


class HistoryScreen(Room[None]):
    """Lists the sessions, newest first; Enter opens one."""

    NAME = "history"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#sessions"

    def __init__(self, services: Services) -> None:
        """Read the list anew."""
        super().__init__()
        self._services = services
        self._history: History = list_sessions(services.places)

    def body(self) -> ComposeResult:
        """Compose the list, or what to do when it is empty."""
        yield TopBar(Content("History"), Content(counted(len(self._history.sessions), "session")))
        yield DataTable(id="sessions", cursor_type="row", zebra_stripes=True)
        yield Static(self._note(), id="note")

    def on_mount(self) -> None:
        """Fill the list."""
        table = self.query_one("#sessions", DataTable)
        for label, width in COLUMNS:
            table.add_column(cell(label), width=width)
        for summary in self._history.sessions[:SHOWN]:
            table.add_row(*self._cells(summary), key=summary.id)
        table.display = bool(self._history.sessions)

    def _cells(self, summary: Summary) -> list[object]:
        plan = summary.plan
        head = [day_and_time(summary.started), "Mock interview" if plan.exam else "Practice"]
        head.append(self._services.framework_of(plan).short if self._known(plan.framework) else plan.framework)
        try:
            record = summary.record()
        except SesprepError as error:
            return [cell(text) for text in (*head, "–", error.message)]
        done = len({attempt.position for attempt in record.attempts})
        return [cell(text) for text in (*head, f"{done} of {len(plan.asked)}", self._found(record))]

    def _known(self, framework: str) -> bool:
        return framework in self._services.frameworks.ids()

    def _found(self, record: SessionRecord) -> str:
        """How many answers had each element: `S3 T1 A3 R2`."""
        structure = self._services.structure(record.plan.structure)
        answers = newest(record)
        return " ".join(
            f"{e.letter}{sum(e.id in a.elements and a.elements[e.id].verdict == 'present' for _, a in answers)}"
            for e in structure.elements
        )

    def _note(self) -> Content:
        if not self._history.sessions:
            first = Content("No sessions yet. Press Esc, then P, to practice; every session is kept here.")
        else:
            more = len(self._history.sessions) - SHOWN
            rest = f" {more} older ones are not listed here; `sesprep history list` shows all." if more > 0 else ""
            first = Content(f"Enter opens a session. Found: how many answers had each element.{rest}")
        bad = [plain(f"Not readable: {u.path.name}: {u.reason}", "$text-warning") for u in self._history.unreadable[:3]]
        return Content("\n").join([Content.styled(first.plain, MUTED), *bad])

    @on(DataTable.RowSelected, "#sessions")
    def _open(self, event: DataTable.RowSelected) -> None:
        summary = next(s for s in self._history.sessions if s.id == event.row_key.value)
        try:
            record = summary.record()
        except SesprepError as error:
            self.notify(printable(str(error)), severity="error", markup=False)
            return
        self.app.push_screen(RecordScreen(record, self._services))

    def action_back(self) -> None:
        """Leave."""
        self.dismiss(None)
