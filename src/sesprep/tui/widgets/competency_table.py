"""A table of the competencies of a framework, each under its qualification, with numbers beside the name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.text import Text
from textual.widgets import DataTable

from sesprep.tui.plain import cell

GAP = 2
"""Cells between two columns."""
AROUND = 7
"""Cells for the margins and the scroll bar."""


@dataclass(frozen=True)
class CompetencyRow:
    """One qualification as a whole, or one competency of it."""

    name: str
    whole: bool
    numbers: Sequence[str]
    missing: bool = False
    """Whether the first number is a word that says there is none."""


class CompetencyTable(DataTable[Text]):
    """Wide names are cut; the cursor stays where it was when the table is filled anew."""

    def __init__(self, numbers: Sequence[tuple[str, int]], *, widest: int, id: str, margin: int = 0) -> None:  # noqa: A002 - as Textual has it
        """Columns of `numbers`, each a label and its width, beside names of at most `widest` cells.

        `margin` are the cells that the screen takes beside the usual ones.
        """
        super().__init__(id=id, cursor_type="row")
        self._numbers = numbers
        self._widest = widest
        self._around = AROUND + margin

    def show(self, rows: Iterable[CompetencyRow]) -> None:
        """Fill it with `rows`, for the width of now."""
        kept = self.cursor_row
        taken = sum(width + GAP for _, width in self._numbers) + self._around
        self.clear(columns=True)
        self.add_column(cell("Competency"), width=min(self._widest, max(20, self.app.size.width - taken)))
        for label, width in self._numbers:
            self.add_column(cell(label), width=width)
        for row in rows:
            self.add_row(*_cells(row))
        self.move_cursor(row=kept)


def _cells(row: CompetencyRow) -> list[Text]:
    style = "bold" if row.whole else ""
    name = cell(row.name, style)
    if not row.whole:
        name.pad_left(2)
    first, *others = row.numbers
    return [name, cell(first, "bold" if row.missing else style), *(cell(text, style) for text in others)]
