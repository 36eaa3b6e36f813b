"""How many questions each competency of a framework has."""

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import DataTable, Select, Static
from textual.worker import get_current_worker

from sesprep.domain.bank import Bank
from sesprep.domain.counted import counted
from sesprep.domain.framework import Framework
from sesprep.practice.bank_coverage import BankCoverage, bank_coverage
from sesprep.tui.commands import bindings
from sesprep.tui.plain import MUTED, plain
from sesprep.tui.room import Room
from sesprep.tui.services import Services
from sesprep.tui.titles import titles
from sesprep.tui.toasts import toast
from sesprep.tui.widgets.competency_table import CompetencyRow, CompetencyTable
from sesprep.tui.widgets.top_bar import TopBar

NUMBERS = (("Main", 5), ("Also", 5), ("Never asked", 11))
WIDEST = 60


class CoverageScreen(Room[str | None]):
    """Gives back the competency that Enter chose, or None."""

    NAME = "coverage"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#coverage"

    def __init__(self, services: Services, banks: tuple[Bank, ...], *, opens: bool) -> None:
        """Count the questions of `banks`; `opens` when Enter shows those of a competency."""
        super().__init__()
        self._services = services
        self._banks = banks
        self._opens = opens
        self._asked: frozenset[tuple[str, str]] = frozenset()
        self._rows: tuple[BankCoverage, ...] = ()

    def body(self) -> ComposeResult:
        """Compose the framework and the table."""
        title = self._banks[0].title if len(self._banks) == 1 else counted(len(self._banks), "bank")
        yield TopBar(Content("Coverage · ") + plain(title), Content(""))
        frameworks = [(plain(f.name), f.id) for f in self._services.frameworks.values]
        with Horizontal(id="coverage-line", classes="line"):
            yield Static("Framework", classes="label", markup=False)
            yield Select(frameworks, value=self._first(), allow_blank=False, compact=True, id="coverage-framework")
        yield Static("", id="coverage-told")
        yield CompetencyTable(NUMBERS, widest=WIDEST, id="coverage", margin=2)

    def on_mount(self) -> None:
        """Count, and count again when the history is read."""
        self._fill()
        self._read_history()

    @property
    def _framework(self) -> Framework:
        return self._services.frameworks.get(str(self.query_one("#coverage-framework", Select).value))

    def _first(self) -> str:
        """The framework in use when the banks name it, else the first one that they name."""
        named = {ref.split("/")[0] for bank in self._banks for q in bank.questions for ref in q.competencies}
        ids = [self._services.framework().id, *self._services.frameworks.ids()]
        return next((id_ for id_ in ids if id_ in named), ids[0])

    @work(thread=True, group="glance")
    def _read_history(self) -> None:
        asked = self._services.asked()
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._take, asked)

    def _take(self, asked: frozenset[tuple[str, str]]) -> None:
        self._asked = asked
        if self.is_attached:
            self._fill()

    @on(Select.Changed)
    def _fill(self) -> None:
        self._rows = bank_coverage(self._banks, self._framework, self._asked)
        names = titles(self._framework)
        self.query_one(CompetencyTable).show(_row(found, names.get(found.ref, found.name)) for found in self._rows)
        self.query_one("#coverage-told", Static).update(self._told())

    def _told(self) -> Content:
        each = [row for row in self._rows if row.level == "competency"]
        none = [row for row in each if not row.total]
        if not none:
            told = Content.styled(f"Each of the {len(each)} competencies has a question.", "$text-success")
        else:
            told = Content.styled(f"{len(none)} of {len(each)} competencies have no question.", "bold $text-warning")
        return told + (Content.styled("  Enter shows the questions of one.", MUTED) if self._opens else Content(""))

    @on(DataTable.RowSelected)
    def _open(self, event: DataTable.RowSelected) -> None:
        row = self._rows[event.cursor_row]
        if self._opens and row.total:
            self.dismiss(row.ref)
        elif self._opens:
            toast(self, "There is no question for it yet.")

    def action_back(self) -> None:
        """Leave."""
        self.dismiss(None)


def _row(row: BankCoverage, name: str) -> CompetencyRow:
    whole = row.level == "qualification"
    if not row.total:
        return CompetencyRow(name, whole, ("none", "", ""), missing=True)
    numbers = [str(number) if number else "–" for number in (row.main, row.also, row.never_asked)]
    return CompetencyRow(name, whole, numbers)
