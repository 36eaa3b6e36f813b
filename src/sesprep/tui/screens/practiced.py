"""What of a framework is practiced, and the three things to do next."""

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import DataTable, Static

from sesprep.domain.counted import counted, days_ago
from sesprep.domain.debrief import Debrief
from sesprep.domain.facts import SessionFacts
from sesprep.errors import SesprepError
from sesprep.practice.plan import Choice
from sesprep.review.bias import rating_bias
from sesprep.review.coverage import CoverageRow, coverage
from sesprep.review.next_steps import NextStep, next_steps
from sesprep.review.recurring import recurring
from sesprep.storage.debriefs import load_debriefs
from sesprep.storage.frameworks import load_maps
from sesprep.tui.amounts import figure
from sesprep.tui.commands import bindings
from sesprep.tui.messages import Go, TryWanted
from sesprep.tui.past import Past
from sesprep.tui.plain import MUTED, hang, plain
from sesprep.tui.room import Room
from sesprep.tui.screens.rule import RuleScreen
from sesprep.tui.services import Services
from sesprep.tui.session_rows import strength_cell
from sesprep.tui.titles import titles
from sesprep.tui.toasts import toast, toast_error, toast_warning
from sesprep.tui.turns import after
from sesprep.tui.widgets.competency_table import CompetencyRow, CompetencyTable
from sesprep.tui.widgets.top_bar import TopBar

NUMBERS = (("Answers", 7), ("Last", 11), ("Strength", 8), ("You", 3), ("Asked", 5))
WIDEST = 76


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
        self._framework = services.framework()
        self._maps = load_maps(services.places).maps
        self.rows: tuple[CoverageRow, ...] = ()
        self.steps: tuple[NextStep, ...] = ()

    def body(self) -> ComposeResult:
        """Compose the framework, what to do next, and the table."""
        yield TopBar(Content("What you practiced"), Content(""))
        yield Static("Reading the sessions…", id="steps", markup=False)
        yield CompetencyTable(NUMBERS, widest=WIDEST, id="practiced")
        yield Static("", id="practiced-more")

    def on_screen_resume(self) -> None:
        """Read the sessions, which may have grown."""
        self._read()

    @work(thread=True, group="glance")
    def _read(self) -> None:
        try:
            facts = Past(self._services.places, self._services.clock.now).facts()
        except SesprepError as error:
            self.from_thread(self._tell, error)
            return
        self.from_thread(self._take, facts, load_debriefs(self._services.places).debriefs)

    def _take(self, facts: tuple[SessionFacts, ...], debriefs: tuple[Debrief, ...]) -> None:
        self._facts, self._debriefs = facts, debriefs
        self._fill()

    def _fill(self) -> None:
        if self._facts is None:
            return
        today, framework = self._services.today(), self._framework
        self.rows = coverage(self._facts, framework, today, self._debriefs, maps=self._maps)
        self.steps = next_steps(self.rows, recurring(self._facts), rating_bias(self._facts))
        each = [row for row in self.rows if row.level == "competency"]
        done = sum(row.answers > 0 for row in each)
        told = f"{framework.short} · {done} of {counted(len(each), 'competency', 'competencies')}"
        self.query_one(TopBar).say_right(plain(told))
        self.query_one("#steps", Static).update(self._next())
        names = titles(framework)
        self.query_one(CompetencyTable).show(_row(found, names.get(found.ref, found.name)) for found in self.rows)
        self._tell_more()

    @on(DataTable.RowHighlighted, "#practiced")
    def _tell_more(self) -> None:
        row = self.query_one("#practiced", DataTable).cursor_row
        told = _about(self.rows[row]) if 0 <= row < len(self.rows) else Content("")
        self.query_one("#practiced-more", Static).update(told)

    def action_framework(self) -> None:
        """Take the next framework."""
        self._framework = after(self._services.frameworks.values, self._framework)
        self._fill()

    def _next(self) -> Content:
        width = max(40, self.app.size.width - 6)
        lines = [Content.styled("Do next", "bold $text-primary")]
        for number, step in enumerate(self.steps, start=1):
            head = Content.styled(f" {number}  ", "bold $text-accent")
            lines.append(hang(head, plain(f"{step.do} ", "bold") + plain(step.reason, MUTED), width))
        return Content("\n").join(lines)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a number only where there is a step for it."""
        return action != "choose" or parameters[0] in range(1, len(self.steps) + 1)

    def action_choose(self, number: int) -> None:
        """Do that one of the things to do next."""
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
                named = zip(step.target, step.target[1:], strict=False)
                self._practice(*(ref for option, ref in named if option == "--competency"))

    @on(DataTable.RowSelected, "#practiced")
    def _chosen(self, event: DataTable.RowSelected) -> None:
        self._practice(self.rows[event.cursor_row].ref)

    def action_try(self) -> None:
        """Practice the selected competency now."""
        row = self.query_one("#practiced", DataTable).cursor_row
        if 0 <= row < len(self.rows):
            self._practice(self.rows[row].ref)

    def _practice(self, *refs: str) -> None:
        services = self._services
        if services.reading:
            toast(self, "The banks are being read; try again in a moment.")
            return
        forms = [form for form in services.formats.values if not form.exam]
        form = next((f for f in forms if f.id == services.settings.format), forms[0])
        choice = Choice(competencies=refs, questions=services.settings.questions, seed=services.new_seed())
        try:
            framework = services.frameworks.get(refs[0].split("/", maxsplit=1)[0])
            plan = services.plan(framework, services.structure(), form, choice)
        except SesprepError:
            named = " or ".join(services.name_of(ref) for ref in refs)
            told = f"No bank has a question for {named}. Under Banks you can write one."
            toast_warning(self, told)
            return
        self.post_message(TryWanted(plan))

    def _tell(self, error: SesprepError) -> None:
        toast_error(self, error)

    def action_back(self) -> None:
        """Leave."""
        self.dismiss(None)


def _row(row: CoverageRow, name: str) -> CompetencyRow:
    whole = row.level == "qualification"
    strength = "" if row.strength is None else strength_cell(row.strength)
    asked = str(row.interviews) if row.interviews else ""
    offer = f"{row.by_map} by map" if row.by_map else ""
    if not row.answers:
        return CompetencyRow(name, whole, ("never", offer, "", "", asked), missing=True)
    last = "" if row.days_ago is None else days_ago(max(0, row.days_ago))
    return CompetencyRow(name, whole, (str(row.answers), last, strength, figure(row.rating), asked))


def _about(row: CoverageRow) -> Content:
    """The name whole, what the map offers, and what real interviews asked."""
    lines = [plain(row.name, "bold")]
    if row.by_map:
        told = f"By map (our reading): {counted(row.by_map, 'answer')} under another framework may serve."
        lines.append(Content.styled(told, MUTED))
    if row.asked:
        told = f"Asked in real interviews: {row.interviews}, last on {row.asked.day}.{row.asked.told()}"
        if row.asked.offered:  # under another framework, which counts in no number of this one
            told = f"By map: asked in a real interview on {row.asked.day} under another framework.{row.asked.told()}"
        lines.append(plain(told, MUTED))
    return Content("\n").join(lines)
