"""The numbers behind a plot, as a table that is filled when it is looked at."""

from textual.widgets import DataTable

from sesprep.tui.plain import cell
from sesprep.tui.trend_tables import Table


class Numbers(DataTable[object]):
    """The numbers behind a plot."""

    def __init__(self, table: Table, *, fixed: int = 0, wide: tuple[str, int] | None = None) -> None:
        """Show `table`; the first `fixed` columns stay in view, and the one called `wide` wraps at so many cells."""
        super().__init__(cursor_type="row", zebra_stripes=True, classes="numbers", fixed_columns=fixed)
        self._table = table
        self._wide = wide

    def on_show(self) -> None:
        """Fill it when it is looked at."""
        self.fill()

    def fill(self) -> None:
        """Put the numbers in, once."""
        if self.columns:
            return
        heads, rows = self._table
        name, width = self._wide or ("", 0)
        for head in heads:
            self.add_column(cell(head), width=width if head == name else None)
        for row in rows:
            cells = [cell(text) for text in row]
            for head, text in zip(heads, cells, strict=True):
                text.no_wrap = head != name
            self.add_row(*cells, height=None if name else 1)
