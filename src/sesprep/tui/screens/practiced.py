"""What of a framework is practiced, and the three things to do next."""

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import DataTable, Select, Static

from sesprep.domain.debrief import Debrief
from sesprep.domain.facts import SessionFacts
from sesprep.domain.text import printable
from sesprep.errors import SesprepError
from sesprep.practice.plan import Choice
from sesprep.review.bias import rating_bias
from sesprep.review.coverage import CoverageRow, coverage
from sesprep.review.next_steps import NextStep, next_steps
from sesprep.review.recurring import recurring
from sesprep.storage.debriefs import load_debriefs
from sesprep.tui.amounts import counted, figure
from sesprep.tui.commands import bindings
from sesprep.tui.letters import strength_dots
from sesprep.tui.messages import Go, TryWanted
from sesprep.tui.past import Past
from sesprep.tui.plain import MUTED, cell, hang, plain
from sesprep.tui.room import Room
from sesprep.tui.screens.rule import RuleScreen
from sesprep.tui.services import Services
from sesprep.tui.widgets.top_bar import TopBar

NUMBERS = (("Answers", 7), ("Last", 11), ("Strength", 8), ("You", 3), ("Asked", 5))
TAKEN = 52
"""Cells that the numbers and all gaps take."""


class PracticedScreen(Room[None]):
    """Shows a row for each competency; 1, 2 and 3 do what is to be done next."""

    NAME = "practiced"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#practiced"

    def __init__(self, services: Services) -> None:
        """Begin with the framework in use."""
        super().__init__()
        self._services = services
        self._facts: tuple[SessionFacts, ...] | None = None
        self._debriefs: tuple[Debrief, ...] = ()
        self.rows: tuple[CoverageRow, ...] = ()
        self.steps: tuple[NextStep, ...] = ()

    def body(self) -> ComposeResult:
        """Compose the framework, what to do next, and the table."""
        yield TopBar(Content("What you practiced"), Content(""))
        frameworks = [(plain(f.name), f.id) for f in self._services.frameworks.values]
        first = self._services.framework().id
        with Horizontal(id="practiced-line", classes="line"):
            yield Static("Framework", classes="label", markup=False)
            yield Select(frameworks, value=first, allow_blank=False, compact=True, id="practiced-framework")
        yield Static("Reading the sessions…", id="steps", markup=False)
        yield DataTable(id="practiced", cursor_type="row")

    def on_screen_resume(self) -> None:
        """Read the sessions, which may have grown."""
        self._read()

    @work(thread=True, group="glance")
    def _read(self) -> None:
        try:
            facts = Past(self._services.places, self._services.clock.now).facts()
        except SesprepError as error:
            self.app.call_from_thread(self._tell, error)
            return
        self.app.call_from_thread(self._take, facts, load_debriefs(self._services.places).debriefs)

    def _take(self, facts: tuple[SessionFacts, ...], debriefs: tuple[Debrief, ...]) -> None:
        self._facts, self._debriefs = facts, debriefs
        self._fill()

    @on(Select.Changed)
    def _fill(self) -> None:
        if self._facts is None:
            return
        framework = self._services.frameworks.get(str(self.query_one("#practiced-framework", Select).value))
        self.rows = coverage(self._facts, framework, self._services.today(), self._debriefs)
        self.steps = next_steps(self.rows, recurring(self._facts), rating_bias(self._facts))
        each = [row for row in self.rows if row.level == "competency"]
        done = sum(row.answers > 0 for row in each)
        self.query_one(TopBar).say_right(Content(f"{done} of {counted(len(each), 'competency', 'competencies')}"))
        self.query_one("#steps", Static).update(self._next())
        table = self.query_one("#practiced", DataTable)
        row = table.cursor_row
        table.clear(columns=True)
        table.add_column(cell("Competency"), width=max(22, min(46, self.app.size.width - TAKEN)))
        for label, width in NUMBERS:
            table.add_column(cell(label), width=width)
        for found in self.rows:
            table.add_row(*_cells(found))
        table.move_cursor(row=row)

    def _next(self) -> Content:
        width = max(40, self.app.size.width - 6)
        lines = [Content.styled("Do next", "bold $text-primary")]
        for number, step in enumerate(self.steps, start=1):
            head = Content.styled(f" {number}  ", "bold $text-accent")
            lines.append(hang(head, plain(f"{step.do} ", "bold") + plain(step.reason, MUTED), width))
        return Content("\n").join(lines)

    def action_choose(self, number: int) -> None:
        """Do that one of the things to do next."""
        if number > len(self.steps):
            return
        step = self.steps[number - 1]
        match step.why:
            case "finding":
                self.app.push_screen(RuleScreen(step.target[-1]))
            case "bias":
                from sesprep.tui.screens.trends import TrendsScreen  # the plots are loaded when they are wanted

                self.app.push_screen(TrendsScreen(self._services, first="ratings"))
            case "go-on":
                self.post_message(Go("mock"))
            case _:
                self._practice(step.target[-1])

    @on(DataTable.RowSelected, "#practiced")
    def _chosen(self, event: DataTable.RowSelected) -> None:
        self._practice(self.rows[event.cursor_row].ref)

    def action_try(self) -> None:
        """Practice the selected competency now."""
        row = self.query_one("#practiced", DataTable).cursor_row
        if 0 <= row < len(self.rows):
            self._practice(self.rows[row].ref)

    def _practice(self, ref: str) -> None:
        services = self._services
        if services.reading:
            self.notify("The banks are being read; try again in a moment.", markup=False)
            return
        forms = [form for form in services.formats.values if not form.exam]
        form = next((f for f in forms if f.id == services.settings.format), forms[0])
        choice = Choice(competencies=(ref,), questions=services.settings.questions, seed=services.new_seed())
        try:
            framework = services.frameworks.get(ref.split("/", maxsplit=1)[0])
            plan = services.plan(framework, services.structure(), form, choice)
        except SesprepError:
            told = f"No bank has a question for {services.name_of(ref)}. Under Banks you can write one."
            self.notify(printable(told), severity="warning", markup=False)
            return
        self.post_message(TryWanted(plan))

    def _tell(self, error: SesprepError) -> None:
        self.notify(printable(str(error)), severity="error", markup=False)

    def action_back(self) -> None:
        """Leave."""
        self.dismiss(None)


def _cells(row: CoverageRow) -> list[object]:
    whole = row.level == "qualification"
    style = "bold" if whole else ""
    name = cell(row.name, style)
    if not whole:
        name.pad_left(2)
    strength = "" if row.strength is None else f"{strength_dots(round(row.strength))} {figure(row.strength)}"
    asked = str(row.interviews) if row.interviews else ""
    if not row.answers:
        return [name, cell("never", "bold"), cell(""), cell(""), cell(""), cell(asked)]
    texts = (str(row.answers), _ago(row.days_ago), strength, figure(row.rating), asked)
    return [name, *(cell(text, style) for text in texts)]


def _ago(days: int | None) -> str:
    if days is None or days <= 0:
        return "today" if days is not None else ""
    return "1 day ago" if days == 1 else f"{days} days ago"
