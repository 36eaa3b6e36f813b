"""The live runs: sheets for a person who plays the panel, and the ratings that came back."""

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import DataTable, Static

from sesprep.domain.counted import counted
from sesprep.domain.partner import LiveRun
from sesprep.storage.live_runs import load_live_runs
from sesprep.tui.commands import bindings
from sesprep.tui.plain import MUTED, cell, hang, plain
from sesprep.tui.room import Room
from sesprep.tui.screens.partner_new import PartnerNewScreen
from sesprep.tui.screens.ratings import RatingsScreen
from sesprep.tui.services import Services
from sesprep.tui.toasts import toast
from sesprep.tui.widgets.top_bar import TopBar

NONE_YET = (
    "No live runs yet. + draws questions and writes an interviewer's sheet to print or send: the questions, their "
    "follow-ups, what weak and strong answers show, and a form for ratings. Afterwards E enters the ratings here.\n\n"
    "Practice before people gave higher ratings of speeches in one study (Smith and Frymier, 2006); how often is best, "
    "nobody knows."
)
TAKEN = 44
"""Cells that the other columns and all gaps take."""


class PartnersScreen(Room[None]):
    """Lists the sheets; Enter opens one to enter its ratings."""

    NAME = "partners"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#partners"

    def __init__(self, services: Services) -> None:
        """Read the files each time the screen comes to the front."""
        super().__init__()
        self._services = services
        self._runs: tuple[LiveRun, ...] = ()
        self._wrong: tuple[str, ...] = ()

    def body(self) -> ComposeResult:
        """Compose the list and the detail."""
        yield TopBar(Content("Live runs with a person"), Content(""))
        yield DataTable(id="partners", cursor_type="row", zebra_stripes=True)
        with VerticalScroll(id="partner-more", can_focus=False):
            yield Static("", id="partner-told")

    def on_screen_resume(self) -> None:
        """Show them as they are now, the newest first."""
        shelf = load_live_runs(self._services.places)
        self._runs = tuple(sorted(shelf.values, key=lambda run: (run.made, run.id), reverse=True))
        self._wrong = tuple(str(problem) for problem in shelf.problems[:3])
        table = self.query_one("#partners", DataTable)
        row = table.cursor_row
        table.clear(columns=True)
        room = max(12, self.app.size.width - TAKEN)
        for label, width in (("Made", 10), ("Sheet", 8), ("Partner", room), ("Rated", 14)):
            table.add_column(cell(label), width=width)
        for run in self._runs:
            rated = f"{len(run.ratings)} of {len(run.asked)}" if run.ratings else "not yet"
            table.add_row(*(cell(text) for text in (str(run.made), run.id, run.partner or "not named", rated)))
        table.move_cursor(row=row)
        table.display = bool(self._runs)
        self.query_one(TopBar).say_right(Content(counted(len(self._runs), "sheet")))
        self._tell()

    @property
    def _selected(self) -> LiveRun | None:
        row = self.query_one("#partners", DataTable).cursor_row
        return self._runs[row] if 0 <= row < len(self._runs) else None

    @on(DataTable.RowHighlighted, "#partners")
    def _tell(self) -> None:
        run, width = self._selected, max(40, self.app.size.width - 6)
        lines = [self._line(run, at, width) for at in range(len(run.asked))] if run else [plain(NONE_YET)]
        lines += [plain(words, "$text-warning") for words in self._wrong]
        self.query_one("#partner-told", Static).update(Content("\n").join(lines))
        self.refresh_bindings()

    def _line(self, run: LiveRun, at: int, width: int) -> Content:
        rating = next((one for one in run.ratings if one.question == at + 1), None)
        said = f"{rating.rating} of 5  " if rating else "not rated  "
        note = plain(f" {rating.note}", MUTED) if rating and rating.note else Content("")
        head = Content.assemble((f"{at + 1}  ", MUTED), (said, "bold"))
        return hang(head, plain(run.asked[at].question.text) + note, width)

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        """Leave out what cannot be done just now."""
        return self._selected is not None if self.is_mounted and action == "edit" else True

    def action_new(self) -> None:
        """Make a sheet."""
        if self._services.reading:
            toast(self, "The banks are being read; try again in a moment.")
        else:
            self.app.push_screen(PartnerNewScreen(self._services))

    @on(DataTable.RowSelected, "#partners")
    def action_edit(self) -> None:
        """Enter the ratings of the selected sheet."""
        if self._selected is not None:
            self.app.push_screen(RatingsScreen(self._services, self._selected))

    def action_back(self) -> None:
        """Leave."""
        self.dismiss(None)
