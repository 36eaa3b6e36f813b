"""What changes over the weeks, drawn; V shows the same as numbers."""

from textual import on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.widget import Widget
from textual.widgets import DataTable, Static, TabbedContent, TabPane, Tabs
from textual.worker import get_current_worker

from sesprep.domain.counted import counted
from sesprep.domain.facts import SessionFacts
from sesprep.errors import SesprepError
from sesprep.review.trends import Trends, trends
from sesprep.tui import trend_tables as tables
from sesprep.tui.balance_lanes import balance_lanes
from sesprep.tui.commands import bindings
from sesprep.tui.heat_rows import heat_rows
from sesprep.tui.pace_pages import pace_plots, pace_says, pace_table
from sesprep.tui.past import Past
from sesprep.tui.plain import plain
from sesprep.tui.room import Room
from sesprep.tui.screens.rule import RuleScreen
from sesprep.tui.services import Services
from sesprep.tui.toasts import toast_error
from sesprep.tui.trend_plots import balance_plots, minutes_plot, ratings_plot
from sesprep.tui.turns import after
from sesprep.tui.widgets.numbers import Numbers
from sesprep.tui.widgets.top_bar import TopBar

PLOTS = (110, 36)
"""From this width and height on, the balance is drawn as plots; below, as lanes with the numbers in them."""
BESIDE = 58
"""Cells that the other columns of the findings and their gaps take."""


class TrendsScreen(Room[None]):
    """Shows six plots, each with its numbers."""

    NAME = "trends"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "Tabs"

    def __init__(self, services: Services, *, first: str = "balance") -> None:
        """Begin with the plot called `first`."""
        super().__init__()
        self._services = services
        self._first = first
        self._structure = services.structure()
        self._framework = services.framework()
        self._facts: tuple[SessionFacts, ...] | None = None
        self._shape = (0, False)
        self._wished = 0
        self.found: Trends | None = None

    def body(self) -> ComposeResult:
        """Compose a word while the sessions are read."""
        yield TopBar(Content("Trends"), Content(""))
        yield Static("Reading the sessions…", id="trends-told", markup=False)

    def on_mount(self) -> None:
        """Read in the background."""
        self._read()

    @work(thread=True, group="glance", exclusive=True)
    def _read(self) -> None:
        services, structure, framework = self._services, self._structure, self._framework
        try:
            if self._facts is None:
                self._facts = Past(services.places, services.clock.now).facts()
        except SesprepError as error:
            self.app.call_from_thread(toast_error, self.app, error)
            return
        found = trends(
            self._facts,
            structure=structure.id,
            bands=services.bands(structure),
            framework=framework,
            today=services.today(),
        )
        if not get_current_worker().is_cancelled:
            self.from_thread(self._show, found)

    def _show(self, found: Trends) -> None:
        self.found = found
        answers = sum(len(session.attempts) for session in self._facts or ())
        told = f"{counted(answers, 'answer')} · {self._framework.short} · {self._structure.name}"
        self.query_one(TopBar).say_right(plain(told))
        if answers:
            self.query_one("#trends-told").display = False
            self._lay()
        else:
            self.query_one("#trends-told", Static).update("No answers yet. Practice first; then look again.")

    def on_resize(self) -> None:
        """Draw anew for another width, and when plots fit or fit no more."""
        if self._shape != self._shape_now() and self.query(TabbedContent):
            self._lay()

    def _shape_now(self) -> tuple[int, bool]:
        width, height = self.app.size
        return width, width >= PLOTS[0] and height >= PLOTS[1]

    def _lay(self) -> None:
        """Draw soon, and once for several wishes that come together."""
        self._wished += 1
        self.call_later(self._draw, self._wished)

    async def _draw(self, wish: int) -> None:
        if self.found is None or wish != self._wished or not self.is_mounted:
            return
        self._shape = self._shape_now()
        first = next((old.active for old in self.query(TabbedContent)), self._first)
        async with self.batch():
            await self.query(TabbedContent).remove()
            await self.mount(self._tabs(self.found, first), after="#trends-told")
        self.query_one(Tabs).focus()

    def _tabs(self, found: Trends, first: str) -> TabbedContent:
        names = {element.id: element.name for element in self._structure.elements}
        width, large = self._shape
        lanes = VerticalScroll(Static(balance_lanes(found.balance, names, width - 6)))
        room = max(20, min(80, width - BESIDE))
        findings = Numbers(tables.findings_table(found, whole=width >= PLOTS[0]), wide=("What it says", room))
        panes = (
            _pane("balance", "Balance", tables.balance_says(found, names),
                  balance_plots(found, names) if large else lanes, Numbers(tables.balance_table(found, names))),
            _pane("findings", "Findings", tables.findings_says(found), None, findings),
            _pane("minutes", "Minutes", tables.time_says(found), minutes_plot(found),
                  Numbers(tables.time_table(found))),
            _pane("ratings", "Ratings", tables.ratings_says(found.bias), ratings_plot(found.bias),
                  Numbers(tables.ratings_table(found.bias))),
            _pane("weeks", "Weeks", tables.heat_says(found),
                  VerticalScroll(Static(heat_rows(found.heat, width - 4))), Numbers(tables.heat_table(found), fixed=1)),
            _pane("speech", "Pace", pace_says(found), pace_plots(found), Numbers(pace_table(found))),
        )  # fmt: skip
        tabbed = TabbedContent(initial=first)
        for pane in panes:
            tabbed.compose_add_child(pane)
        return tabbed

    def on_key(self, event: Key) -> None:
        """Down goes from the names of the pages into the page, to scroll it."""
        if event.key == "down" and isinstance(self.focused, Tabs):
            event.stop()
            self.focus_next()

    @on(DataTable.RowSelected, "#findings Numbers")
    def _explain(self, event: DataTable.RowSelected) -> None:
        if self.found is not None:
            self.app.push_screen(RuleScreen(self.found.findings[event.cursor_row].rule))

    def action_framework(self) -> None:
        """Take the next framework."""
        self._framework = after(self._services.frameworks.values, self._framework)
        self._read()

    def action_structure(self) -> None:
        """Take the next structure."""
        self._structure = after(self._services.structures.values, self._structure)
        self._read()

    def action_view(self) -> None:
        """Switch between plots and numbers."""
        self.toggle_class("-numbers")

    def action_back(self) -> None:
        """Leave."""
        self.dismiss(None)


def _pane(name: str, label: str, says: str, plot: Widget | None, numbers: Numbers) -> TabPane:
    """A sentence, the plot, and the numbers; without a plot the numbers speak for themselves."""
    inside: list[Widget] = [Static(says, classes="says", markup=False)]
    if plot is None:
        numbers.add_class("always")
    else:
        plot.add_class("plot")
        inside.append(plot)
    return TabPane(label, *inside, numbers, id=name)
