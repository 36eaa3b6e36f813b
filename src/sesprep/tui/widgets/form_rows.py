"""A list of which each one has several cells, with an empty row for the next one."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input

from sesprep.tui.form import Column
from sesprep.tui.widgets.choices import Tick
from sesprep.tui.widgets.fields import LineField


class FormRow(Horizontal):
    """One row of cells."""

    def __init__(self, name: str, number: int, columns: Sequence[Column], cells: Sequence[str], *, blink: bool) -> None:
        """Begin with `cells`."""
        super().__init__(classes="form-row")
        self._cells: list[LineField | Tick] = []
        for at, (column, text) in enumerate(zip(columns, cells, strict=True)):
            id_ = f"{name}-{number}-{at}"
            if column.tick:
                self._cells.append(Tick(column.hint, bool(text), compact=True, id=id_))
                continue
            field = LineField(text, id=id_, placeholder=column.hint, blink=blink)
            field.styles.width = column.width or "1fr"
            self._cells.append(field)

    def compose(self) -> ComposeResult:
        """Compose the cells."""
        yield from self._cells

    @property
    def texts(self) -> tuple[str, ...]:
        """What the cells hold now; a box that is ticked holds "yes"."""
        return tuple(("yes" if c.value else "") if isinstance(c, Tick) else c.value for c in self._cells)

    @property
    def filled(self) -> bool:
        """Whether a cell holds words."""
        return any(c.value.strip() for c in self._cells if isinstance(c, LineField))


class FormRows(Vertical):
    """All rows; those without words are none."""

    def __init__(self, name: str, columns: Sequence[Column], cells: Sequence[str], *, blink: bool) -> None:
        """Begin with `cells`, row after row."""
        super().__init__(id=f"field-{name}", classes="form-rows")
        self._field = name
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
        self._rows[0].children[0].focus()

    def _row(self, number: int, cells: Sequence[str]) -> FormRow:
        return FormRow(self._field, number, self._columns, cells, blink=self._blink)

    @on(Input.Changed)
    def _typed(self) -> None:
        if self._rows[-1].filled:
            self._rows.append(self._row(len(self._rows), [""] * len(self._columns)))
            self.mount(self._rows[-1])
