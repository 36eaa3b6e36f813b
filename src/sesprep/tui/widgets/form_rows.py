"""A list of which each one has several cells, with an empty row for the next one."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, TextArea

from sesprep.tui.form import Column
from sesprep.tui.widgets.choices import Tick
from sesprep.tui.widgets.fields import LineField, TextField

Cell = LineField | TextField | Tick


class FormRow(Vertical):
    """One row of cells; those of several lines stand below the others."""

    def __init__(
        self, field: str, number: int, columns: Sequence[Column], cells: Sequence[str], *, blink: bool
    ) -> None:
        """Begin with `cells`."""
        super().__init__(classes="form-row")
        self._cells = [
            _cell(column, text, f"{field}-{number}-{at}", blink=blink)
            for at, (column, text) in enumerate(zip(columns, cells, strict=True))
        ]

    def compose(self) -> ComposeResult:
        """Compose the cells."""
        yield Horizontal(*(c for c in self._cells if not isinstance(c, TextField)), classes="form-cells")
        yield from (c for c in self._cells if isinstance(c, TextField))

    @property
    def texts(self) -> tuple[str, ...]:
        """What the cells hold now; a box that is ticked holds "yes"."""
        return tuple(_text(c) for c in self._cells)

    @property
    def filled(self) -> bool:
        """Whether a cell holds words."""
        return any(_text(c).strip() for c in self._cells if not isinstance(c, Tick))

    def begin(self) -> None:
        """Put the cursor into the first cell."""
        self._cells[0].focus()


class FormRows(Vertical):
    """All rows; those without words are none."""

    def __init__(self, field: str, columns: Sequence[Column], cells: Sequence[str], *, blink: bool) -> None:
        """Begin with `cells`, row after row."""
        super().__init__(id=f"field-{field}", classes="form-rows")
        self._field = field
        self._columns = columns
        self._blink = blink
        width = len(columns)
        self._rows = [
            self._row(number, (*cells[at : at + width], *[""] * width)[:width])
            for number, at in enumerate(range(0, len(cells), width))
        ]
        self._rows.append(self._row(len(self._rows), [""] * width))

    def compose(self) -> ComposeResult:
        """Compose the rows."""
        yield from self._rows

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells of every row with words, row after row."""
        return tuple(text for row in self._rows if row.filled for text in row.texts)

    def begin(self) -> None:
        """Put the cursor into the first cell."""
        self._rows[0].begin()

    def _row(self, number: int, cells: Sequence[str]) -> FormRow:
        return FormRow(self._field, number, self._columns, cells, blink=self._blink)

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _typed(self) -> None:
        if self._rows[-1].filled:
            self._rows.append(self._row(len(self._rows), [""] * len(self._columns)))
            self.mount(self._rows[-1])


def _cell(column: Column, text: str, id_: str, *, blink: bool) -> Cell:
    if column.tick:
        return Tick(column.hint, bool(text), compact=True, id=id_)
    if column.area:
        return TextField(text, id=id_, placeholder=column.hint, blink=blink)
    field = LineField(text, id=id_, placeholder=column.hint, blink=blink)
    field.styles.width = column.width or "1fr"
    return field


def _text(cell: Cell) -> str:
    if isinstance(cell, Tick):
        return "yes" if cell.value else ""
    return cell.text if isinstance(cell, TextField) else cell.value
