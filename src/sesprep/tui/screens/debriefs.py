"""The debriefs of real interviews."""

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import DataTable, Static

from sesprep.domain.counted import counted
from sesprep.domain.debrief import Debrief, DebriefQuestion
from sesprep.storage.debriefs import Debriefs, load_debriefs
from sesprep.tui.commands import bindings
from sesprep.tui.plain import MUTED, cell, hang, plain
from sesprep.tui.room import Room
from sesprep.tui.screens.debrief import DebriefScreen
from sesprep.tui.services import Services
from sesprep.tui.widgets.top_bar import TopBar


class DebriefsScreen(Room[None]):
    """Lists the debriefs, with all that the selected one says."""

    NAME = "debriefs"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#debriefs"

    def __init__(self, services: Services) -> None:
        """Read the files."""
        super().__init__()
        self._services = services
        self._found: Debriefs = load_debriefs(services.places)

    def body(self) -> ComposeResult:
        """Compose the list and the detail."""
        yield TopBar(Content("Real interviews"), Content(""))
        yield DataTable(id="debriefs", cursor_type="row", zebra_stripes=True)
        with VerticalScroll(id="debrief-more"):
            yield Static("", id="debrief-told")

    def on_mount(self) -> None:
        """Fill the list."""
        self._fill()

    def _fill(self) -> None:
        found = self._found.debriefs
        table = self.query_one("#debriefs", DataTable)
        row = table.cursor_row
        table.clear(columns=True)
        room = max(20, self.app.size.width - 42)
        for label, width in (("Day", 10), ("Position", room), ("Questions", 9), ("Felt", 6)):
            table.add_column(cell(label), width=width)
        for debrief in found:
            felt = f"{debrief.felt} of 5" if debrief.felt else "–"
            texts = (str(debrief.day), debrief.title or debrief.id, str(len(debrief.questions)), felt)
            table.add_row(*(cell(text) for text in texts))
        table.move_cursor(row=row)
        table.display = bool(found)
        self.query_one(TopBar).say_right(Content(counted(len(found), "interview")))
        self._tell()

    @on(DataTable.RowHighlighted, "#debriefs")
    def _tell(self) -> None:
        debrief = self._selected()
        told = self._about(debrief) if debrief else Content("No debrief yet. Press + after a real interview.")
        wrong = [plain(f"{problem}", "$text-warning") for problem in self._found.problems[:3]]
        self.query_one("#debrief-told", Static).update(Content("\n\n").join([told, *wrong]))

    def _selected(self) -> Debrief | None:
        row = self.query_one("#debriefs", DataTable).cursor_row
        return self._found.debriefs[row] if 0 <= row < len(self._found.debriefs) else None

    def _about(self, debrief: Debrief) -> Content:
        width = max(40, self.app.size.width - 6)
        blocks = [self._question(at, q) for at, q in enumerate(debrief.questions, start=1)]
        for head, text in (("Feedback", debrief.feedback), ("Notes", debrief.notes)):
            if text:
                blocks.append(hang(Content.styled(f"{head}  ", "bold"), plain(text), width))
        blocks = blocks or [Content.styled("Nothing was written down. E adds to it.", MUTED)]
        if debrief.title:  # the list cuts a long one off
            blocks.insert(0, plain(debrief.title, "bold $text-primary"))
        return Content("\n\n").join(blocks)

    def _question(self, at: int, question: DebriefQuestion) -> Content:
        felt = f"felt {question.felt} of 5" if question.felt else ""
        names = ", ".join(self._services.name_of(ref) for ref in question.competencies)
        about = " · ".join(text for text in (felt, names) if text)
        width = max(40, self.app.size.width - 6)
        lines = [hang(Content.styled(f"{at}. ", "bold"), plain(question.text, "bold"), width)]
        lines += [hang(Content("   "), plain(about, MUTED), width)] if about else []
        for head, text in (("Probed: ", question.probed), ("Notes: ", question.notes)):
            lines += [hang(Content(f"   {head}"), plain(text), width)] if text else []
        return Content("\n").join(lines)

    def action_new(self) -> None:
        """Write a debrief."""
        self.app.push_screen(DebriefScreen(self._services), self._renew)

    @on(DataTable.RowSelected, "#debriefs")
    def action_edit(self) -> None:
        """Add to the selected one."""
        debrief = self._selected()
        if debrief is not None:
            self.app.push_screen(DebriefScreen(self._services, debrief), self._renew)

    def _renew(self, _written: bool | None) -> None:
        self._found = load_debriefs(self._services.places)
        self._fill()

    def action_back(self) -> None:
        """Leave."""
        self.dismiss(None)
