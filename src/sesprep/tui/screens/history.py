"""The past sessions: the newest at once, the others as soon as they are read."""

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import DataTable, Input, Static

from sesprep.domain.counted import counted
from sesprep.domain.facts import SessionFacts
from sesprep.errors import SesprepError
from sesprep.review.query import SORTS, Query, Sort
from sesprep.storage.history_index import IndexedSession
from sesprep.tui.commands import bindings
from sesprep.tui.history_note import history_note
from sesprep.tui.past import Look, Past
from sesprep.tui.plain import cell
from sesprep.tui.screens.export import ExportScreen
from sesprep.tui.screens.review_room import ReviewRoom
from sesprep.tui.screens.session import RecordScreen
from sesprep.tui.screens.session_filter import FilterScreen
from sesprep.tui.services import Services
from sesprep.tui.session_rows import SORT_WORDS, columns, session_cells
from sesprep.tui.toasts import toast, toast_error
from sesprep.tui.widgets.fields import LineField
from sesprep.tui.widgets.top_bar import TopBar

CHUNK = 100
"""How many rows are drawn at once; more follow when the cursor comes near the end."""
MOST_SEARCHED = 1000


class HistoryScreen(ReviewRoom):
    """Lists the sessions; Enter opens one."""

    NAME = "history"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#sessions"

    def __init__(self, services: Services) -> None:
        """Read the newest page at once."""
        super().__init__(services)
        self._past = Past(services.places, services.clock.now)
        page = self._past.page(CHUNK)
        self._look = Look(page.sessions, page.total, {})
        self._every: tuple[SessionFacts, ...] = tuple(session.facts for session in page.sessions)
        self._query = Query()
        self._sort: Sort = "newest"
        self._asked = 0
        self._drawn = 0
        self._binned: list[str] = []
        self._from_top = False
        """Whether the list that is read now begins anew, rather than at the session that was selected."""
        self._telling = ""

    def body(self) -> ComposeResult:
        """Compose the search, the list, and what to do when it is empty."""
        yield TopBar(Content("History"), Content(""))
        yield LineField("", id="search", placeholder="/ looks for words in questions, answers and notes", blink=False)
        yield DataTable(id="sessions", cursor_type="row", zebra_stripes=True)
        yield Static("", id="note")

    def on_mount(self) -> None:
        """Show the newest page, and read the rest."""
        self.query_one("#search", Input).max_length = MOST_SEARCHED
        self._show(self._look)
        self._read()

    def on_screen_resume(self) -> None:
        """What was changed on another screen is read again."""
        if self._drawn:
            self._read()

    def _read(self) -> None:
        self._asked += 1
        self._find(self._query, self._sort, self._asked)

    @work(thread=True, group="glance")
    def _find(self, query: Query, sort: Sort, asked: int) -> None:
        try:
            look = self._past.look(query, sort, self._report)
        except SesprepError as error:
            self.from_thread(self._tell_error, error)
            return
        self.from_thread(self._take, look, asked)

    def _report(self, done: int, of: int) -> None:
        if of > CHUNK:
            self.from_thread(self._say, f"Reading the sessions: {done} of {of}")

    def _say(self, telling: str) -> None:
        self._telling = telling
        if self.is_mounted:
            self.query_one("#note", Static).update(self._note())

    def _take(self, look: Look, asked: int) -> None:
        if asked != self._asked or not self.is_mounted:  # something else was asked for meanwhile
            return
        if self._query == Query():
            self._every = tuple(session.facts for session in look.sessions)
        self._telling = ""
        self._show(look)

    def _show(self, look: Look) -> None:
        table = self.query_one("#sessions", DataTable)
        kept, row = self._selected(), table.cursor_row
        self._look, self._drawn = look, 0
        table.clear(columns=True)
        for label, width in columns(self.app.size.width):
            table.add_column(cell(label), width=width)
        ids = [session.facts.id for session in look.sessions]
        at = ids.index(kept.facts.id) if kept is not None and kept.facts.id in ids else min(row, len(ids) - 1)
        if self._from_top:
            at, self._from_top = 0, False
        self._draw(at + CHUNK)
        table.move_cursor(row=max(at, 0))
        table.display = bool(look.total)
        told = counted(look.total, "session")
        shown = told if len(ids) == look.total else f"{len(ids)} of {told}"
        self.query_one(TopBar).say_right(Content(f"{shown} · {SORT_WORDS[self._sort]}"))
        self.query_one("#note", Static).update(self._note())

    def _draw(self, upto: int) -> None:
        table = self.query_one("#sessions", DataTable)
        for session in self._look.sessions[self._drawn : upto]:
            table.add_row(*session_cells(session, self._services, self.app.size.width), key=session.facts.id)
        self._drawn = max(self._drawn, min(upto, len(self._look.sessions)))

    @on(DataTable.RowHighlighted, "#sessions")
    def _moved(self, event: DataTable.RowHighlighted) -> None:
        if event.cursor_row >= self._drawn - CHUNK // 2:
            self._draw(event.cursor_row + 2 * CHUNK)

    def _selected(self) -> IndexedSession | None:
        row = self.query_one("#sessions", DataTable).cursor_row
        return self._look.sessions[row] if 0 <= row < len(self._look.sessions) else None

    def _note(self) -> Content:
        return history_note(self._look, self._query, self._telling, self._services)

    @on(DataTable.RowSelected, "#sessions")
    def _open(self) -> None:
        session = self._selected()
        if session is None:
            return
        try:
            record = session.record()
        except SesprepError as error:
            self._tell_error(error)
            return
        self.app.push_screen(RecordScreen(record, self._services, path=session.path))

    @on(Input.Changed, "#search")
    def _searched(self, event: Input.Changed) -> None:
        self._narrow(self._query.model_copy(update={"search": event.value}))

    @on(Input.Submitted, "#search")
    def _to_list(self) -> None:
        self.query_one("#sessions").focus()

    def action_search(self) -> None:
        """Put the cursor into the search."""
        self.query_one("#search").focus()

    def action_filter(self) -> None:
        """Choose what is shown."""
        self.app.push_screen(FilterScreen(self._query, self._every, self._services), self._filtered)

    def _filtered(self, query: Query | None) -> None:
        if query is not None:
            self._narrow(query)

    def _narrow(self, query: Query) -> None:
        if query != self._query:
            self._query, self._from_top = query, True
            self._read()

    def action_sort(self) -> None:
        """Take the next order."""
        self._sort, self._from_top = SORTS[(SORTS.index(self._sort) + 1) % len(SORTS)], True
        self._read()

    def action_remove(self) -> None:
        """Move the selected session to the bin."""
        session = self._selected()
        if session is not None:
            self._delete(session)

    @work(thread=True, group="draft")
    def _delete(self, session: IndexedSession) -> None:
        try:
            self._past.delete(session.path)
        except SesprepError as error:
            self.from_thread(self._tell_error, error)
            return
        self._binned.append(session.facts.id)
        self.from_thread(self._changed, "Moved to the bin. Z takes it back.")

    def action_undo(self) -> None:
        """Take the session that was deleted last back."""
        still = {deleted.id for deleted in self._past.deleted()}  # the bin may have given some back, or be empty
        self._binned = [session for session in self._binned if session in still]
        if self._binned:
            self._restore(self._binned.pop())
        else:
            toast(self, "Nothing was deleted here. J opens the bin.")

    @work(thread=True, group="draft")
    def _restore(self, session: str) -> None:
        try:
            self._past.restore(session)
        except SesprepError as error:
            self.from_thread(self._tell_error, error)
            return
        self.from_thread(self._changed, "Taken back.")

    def action_export(self) -> None:
        """Write the selected session, or all that are listed, to a file."""
        session = self._selected()
        if session is not None:
            listed = tuple(found.facts.id for found in self._look.sessions)
            self.app.push_screen(ExportScreen((session.facts.id,), self._services, every=listed))

    def _changed(self, told: str) -> None:
        toast(self, told)
        self._read()

    def _tell_error(self, error: SesprepError) -> None:
        self._telling = ""
        toast_error(self, error)

    def action_back(self) -> None:
        """Leave the search, then what narrows the list, then the screen."""
        if self.query_one("#search").has_focus:
            self._to_list()
        elif self._query != Query():
            with self.prevent(Input.Changed):
                self.query_one("#search", Input).value = ""
            self._narrow(Query())
        else:
            self.dismiss(None)
