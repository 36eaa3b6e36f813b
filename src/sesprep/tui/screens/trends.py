"""What changes over the weeks, drawn; V shows the same as numbers."""

from textual import work
from textual.app import ComposeResult
from textual.containers import Grid, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import DataTable, Static, TabbedContent, TabPane

from sesprep.domain.facts import SessionFacts
from sesprep.domain.text import printable
from sesprep.errors import SesprepError
from sesprep.review.balance import ElementBalance
from sesprep.review.trends import Trends, trends
from sesprep.tui import trend_tables as tables
from sesprep.tui.amounts import counted, percent
from sesprep.tui.commands import bindings
from sesprep.tui.heat_rows import heat_rows
from sesprep.tui.past import Past
from sesprep.tui.plain import cell
from sesprep.tui.room import Room
from sesprep.tui.services import Services
from sesprep.tui.widgets.balance import band_words, place_words
from sesprep.tui.widgets.rating_plot import RatingPlot
from sesprep.tui.widgets.top_bar import TopBar
from sesprep.tui.widgets.week_plot import Line, WeekPlot

ONE_LINE = 90
"""From this width on, an element's plot has its whole title."""


class TrendsScreen(Room[None]):
    """Shows five plots, each with its numbers."""

    NAME = "trends"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "Tabs"

    def __init__(self, services: Services, *, first: str = "balance") -> None:
        """Begin with the plot called `first`."""
        super().__init__()
        self._services = services
        self._first = first
        self._structure = services.structure()
        self.found: Trends | None = None

    def body(self) -> ComposeResult:
        """Compose a word while the sessions are read."""
        yield TopBar(Content("Trends"), Content(""))
        yield Static("Reading the sessions…", id="trends-told", markup=False)

    def on_mount(self) -> None:
        """Read in the background."""
        self._read()

    @work(thread=True, group="glance")
    def _read(self) -> None:
        try:
            facts = Past(self._services.places, self._services.clock.now).facts()
        except SesprepError as error:
            self.app.call_from_thread(self.notify, printable(str(error)), severity="error", markup=False)
            return
        self.app.call_from_thread(self._show, facts)

    def _show(self, facts: tuple[SessionFacts, ...]) -> None:
        services, structure = self._services, self._structure
        framework = services.framework()
        self.found = found = trends(
            facts, structure=structure.id, bands=services.bands(structure), framework=framework, today=services.today()
        )
        answers = sum(len(session.attempts) for session in facts)
        told = f"{counted(answers, 'answer')} · {framework.short} · {structure.name}"
        self.query_one(TopBar).say_right(Content(told))
        if not answers:
            self.query_one("#trends-told", Static).update("No answers yet. Practice first; then look again.")
            return
        self.query_one("#trends-told").display = False
        self.mount(self._tabs(found), after="#trends-told")
        self.call_after_refresh(lambda: self.query_one("Tabs").focus())

    def _tabs(self, found: Trends) -> TabbedContent:
        names = {element.id: element.name for element in self._structure.elements}
        panes = (
            _pane("balance", "Balance", tables.balance_says(found, names), _balances(found, names, self.app.size.width),
                  tables.balance_table(found, names)),
            _pane("findings", "Findings", tables.findings_says(found), None, tables.findings_table(found)),
            _pane("minutes", "Minutes", tables.time_says(found), _minutes(found), tables.time_table(found)),
            _pane("ratings", "Ratings", tables.ratings_says(found.bias), RatingPlot(found.bias),
                  tables.ratings_table(found.bias)),
            _pane("weeks", "Weeks", tables.heat_says(found),
                  VerticalScroll(Static(heat_rows(found.heat, self.app.size.width - 4))), tables.heat_table(found)),
        )  # fmt: skip
        tabbed = TabbedContent(initial=self._first)
        for pane in panes:
            tabbed.compose_add_child(pane)
        return tabbed

    def action_view(self) -> None:
        """Switch between plots and numbers."""
        self.toggle_class("-numbers")

    def action_back(self) -> None:
        """Leave."""
        self.dismiss(None)


class Numbers(DataTable[object]):
    """The numbers behind a plot."""

    def __init__(self, table: tables.Table) -> None:
        """Show `table`."""
        super().__init__(cursor_type="row", zebra_stripes=True, classes="numbers")
        self._table = table

    def on_mount(self) -> None:
        """Fill it."""
        heads, rows = self._table
        for head in heads:
            self.add_column(cell(head))
        for row in rows:
            self.add_row(*(cell(text) for text in row))


def _pane(name: str, label: str, says: str, plot: Widget | None, table: tables.Table) -> TabPane:
    """A sentence, the plot, and the numbers; without a plot the numbers speak for themselves."""
    inside: list[Widget] = [Static(says, classes="says", markup=False)]
    numbers = Numbers(table)
    if plot is None:
        numbers.add_class("always")
    else:
        plot.add_class("plot")
        inside.append(plot)
    return TabPane(label, *inside, numbers, id=name)


def _balances(found: Trends, names: dict[str, str], width: int) -> Widget:
    """A small plot for each element, with its band shaded."""
    shares = [p.share for e in found.balance for p in e.points]
    highest = max((*shares, *(e.band.high for e in found.balance)), default=0.5)
    ticks = [tick for tick in (0.0, 20.0, 40.0, 60.0, 80.0, 100.0) if tick < 100 * highest + 20]
    return Grid(*(_element(e, names[e.element], ticks, width) for e in found.balance), classes="plots")


def _element(found: ElementBalance, name: str, ticks: list[float], width: int) -> Widget:
    points = tuple((point.week, 100 * point.share) for point in found.points)
    now = found.points[-1].share if found.points else 0.0
    word = place_words(now, found.band)
    title = f"{name} {percent(now)}: {word}"
    if width >= ONE_LINE:
        title = f"{name}: {percent(now)} of the words, usual {band_words(found.band)}: {word}"
    line = Line(name, points, "success" if word == "good" else "warning")
    return WeekPlot(title, [line], ticks=ticks, unit="%", band=(100 * found.band.low, 100 * found.band.high))


def _minutes(found: Trends) -> Widget:
    used = Line("used", tuple((t.week, t.used / 60) for t in found.time), "primary")
    given = Line("given", tuple((t.week, t.given / 60) for t in found.time), "warning", "○")
    most = int(max((max(t.used, t.given) / 60 for t in found.time), default=1.0)) + 1
    step = max(1, -(-most // 6))
    ticks = [float(tick) for tick in range(0, most + step, step)]
    return WeekPlot("minutes an answer, by week:  ● used  ○ given", [given, used], ticks=ticks, unit=" min")
