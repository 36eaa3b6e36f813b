"""Which story shows which competency, for either framework, with the holes."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import DataTable, Static

from sesprep.domain.framework import Framework
from sesprep.domain.story import Story
from sesprep.errors import SesprepError
from sesprep.practice.matrix import Matrix, matrix
from sesprep.practice.story_choice import toggled
from sesprep.storage.frameworks import load_maps
from sesprep.tui.commands import bindings
from sesprep.tui.matrix_rows import HERE, MatrixRow, head, matrix_rows, told
from sesprep.tui.own_book import stories_of
from sesprep.tui.plain import MUTED, cell, plain, short
from sesprep.tui.screens.book_room import BookRoom
from sesprep.tui.screens.story_editor import StoryEditorScreen
from sesprep.tui.screens.story_ways import try_story
from sesprep.tui.services import Services
from sesprep.tui.toasts import toast_error, toast_warning
from sesprep.tui.widgets.top_bar import TopBar

FIXED = 2
"""The columns before the stories."""
NARROW_NAME, WIDE_NAME, HAS_WIDTH = 30, 46, 7
WIDE = 110
"""From this width on, names have the room they want."""
LEAST, MOST = 3, 18
"""Cells of a story's column."""


class MatrixScreen(BookRoom[Story]):
    """Marks each competency of each story; Enter sets a mark or takes it away, and Z takes that back."""

    NAME = "matrix"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#matrix"

    def __init__(self, services: Services) -> None:
        """Begin with the framework in use."""
        super().__init__(services, stories_of(services))
        self._maps = load_maps(services.places).maps
        self._framework = services.framework()
        self.found: Matrix = self._matrix()
        self.rows: tuple[MatrixRow, ...] = ()

    def _matrix(self) -> Matrix:
        return matrix(self._book.shelf.values, self._framework, self._maps)

    def body(self) -> ComposeResult:
        """Compose the table and what it says."""
        yield TopBar(Content(""), Content(""))
        table: DataTable[object] = DataTable(
            id="matrix", cursor_type="cell", fixed_columns=FIXED, cell_padding=0, zebra_stripes=True
        )
        yield table
        with Vertical(id="matrix-more"):
            yield Static("", id="matrix-here")
            yield Static("", id="matrix-told")

    def renew(self, wanted: str = "") -> None:
        """Show the stories as they are now; the cursor goes to the column of `wanted`."""
        self._fill(wanted)

    def on_resize(self) -> None:
        """Give the stories the room there is."""
        self._fill()

    def _fill(self, wanted: str = "") -> None:
        self.found = self._matrix()
        self.rows = matrix_rows(self.found, self._framework)
        table = self.query_one("#matrix", DataTable)
        place = table.cursor_coordinate
        table.clear(columns=True)
        stories = self.found.rows
        width = self.app.size.width
        name = WIDE_NAME if width >= WIDE else NARROW_NAME
        room = max(LEAST, min(MOST, (width - name - HAS_WIDTH - 6) // max(1, len(stories))))
        for label, cells in (("Competency", name), ("Has", HAS_WIDTH)):
            table.add_column(cell(label), width=cells)
        for number, row in enumerate(stories, start=1):
            table.add_column(cell(head(row, number, room)), width=room)
        for line in self.rows:
            table.add_row(*_cells(line, name))
        ids = [row.story.id for row in stories]
        at = FIXED + ids.index(wanted) if wanted in ids else place.column
        column = min(max(at, FIXED), FIXED + max(0, len(stories) - 1))
        table.move_cursor(row=max(1, place.row), column=column)
        title = Content("Stories · matrix · ") + plain(self._framework.short)
        self.query_one(TopBar).say(title, Content(". next framework"))
        says = told(self.found, self._framework) if stories else ("No stories yet. + on the list writes the first.",)
        self.query_one("#matrix-told", Static).update(plain("\n".join(says)))
        self._tell()

    @property
    def _story(self) -> Story | None:
        column = self.query_one("#matrix", DataTable).cursor_column - FIXED
        return self.found.rows[column].story if 0 <= column < len(self.found.rows) else None

    @property
    def _row(self) -> MatrixRow | None:
        row = self.query_one("#matrix", DataTable).cursor_row
        return self.rows[row] if 0 <= row < len(self.rows) else None

    @on(DataTable.CellHighlighted, "#matrix")
    def _tell(self) -> None:
        story, row = self._story, self._row
        if story is None or row is None:
            here = Content.styled("Move to a story's column with the arrows.", MUTED)
        else:
            number = self.query_one("#matrix", DataTable).cursor_column - FIXED + 1
            here = plain(f"{number} {story.title}", "bold") + plain(f" · {row.name}: {self._state(row, number)}")
        self.query_one("#matrix-here", Static).update(here + plain(f"\n{HERE}", MUTED))

    def _state(self, row: MatrixRow, number: int) -> str:
        if row.whole:
            return "a whole qualification; move to one of its competencies"
        said = {"X": "it shows this", "o": "it fits by the map of the two frameworks", "·": "not marked"}
        return said[row.marks[number - 1]]

    @on(DataTable.CellSelected, "#matrix")
    def _toggle(self) -> None:
        """Set a mark, or take it away."""
        story, row = self._story, self._row
        if story is None or row is None or row.whole:
            return
        whole = row.ref.rpartition("/")[0]
        if whole in story.competencies and row.ref not in story.competencies:
            told_ = "The story names the whole qualification. E on it chooses single competencies."
            toast_warning(self, told_)
            return
        try:
            self._book.alter(story.id, lambda before: toggled(before, row.ref), "mark")
        except SesprepError as error:
            toast_error(self, error, "Not changed")
        self._fill()

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        """Leave out what cannot be done just now."""
        if not self.is_mounted:
            return True
        if action == "undo":
            return bool(self._book.last)
        return self._story is not None if action in ("edit", "try") else True

    def action_framework(self) -> None:
        """Show the next framework that has core qualifications."""
        every = [f for f in self._services.frameworks.values if _has_core(f)]
        at = next((i for i, f in enumerate(every) if f.id == self._framework.id), -1)
        self._framework = every[(at + 1) % len(every)]
        self._fill()

    def action_edit(self) -> None:
        """Change the story of the column."""
        if self._story is not None:
            self.app.push_screen(StoryEditorScreen(self._services, self._story), lambda _: self._fill())

    def action_try(self) -> None:
        """Practice the story of the column for the competency of the row."""
        story, row = self._story, self._row
        if story is not None and row is not None:
            try_story(self, self._services, story, row.ref)


def _cells(line: MatrixRow, width: int) -> list[object]:
    style, indent = ("bold", 0) if line.whole else ("", 2)
    name = cell(short(line.name, width - indent - 1), style)
    name.pad_left(indent)
    few = line.has in ("none", "only 1")
    return [name, cell(line.has, "bold" if few or line.whole else ""), *(cell(mark) for mark in line.marks)]


def _has_core(framework: Framework) -> bool:
    return any(q.kind == "core" for q in framework.qualifications)
