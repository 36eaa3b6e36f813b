"""How an answer was spoken: the picture, one line, and the numbers as a table."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import DataTable, Static

from sesprep.domain.delivery import Delivery, Span, Transcript
from sesprep.domain.structure import Structure
from sesprep.tui.delivery_words import OBSERVED, delivery_says, delivery_table
from sesprep.tui.plain import MUTED, cell, plain
from sesprep.tui.widgets.delivery_rows import timeline


def spans_of(transcript: Transcript) -> tuple[Span, ...]:
    """Where somebody speaks; the words themselves where nothing else tells it."""
    return transcript.speech or tuple(Span(start=word.start, end=word.end) for word in transcript.words)


class DeliveryTimeline(Static):
    """The picture alone, drawn anew for its width; `at` moves the mark of the playback."""

    def __init__(self, delivery: Delivery, transcript: Transcript, structure: Structure) -> None:
        """Draw `delivery`."""
        super().__init__(classes="timeline")
        self._delivery = delivery
        self._speech = spans_of(transcript)
        self._structure = structure
        self._at: float | None = None
        self._drawn = ""

    def move(self, at: float | None) -> None:
        """Put the mark of the playback at that second, or take it away."""
        place = None if at is None else round(at, 1)
        if place != self._at:
            self._at = place
            self._draw()

    def show(self, delivery: Delivery) -> None:
        """Draw another delivery of the same recording."""
        self._delivery = delivery
        self._draw()

    def on_resize(self) -> None:
        """Draw for the new width."""
        self._draw()

    def _draw(self) -> None:
        """Draw anew when something has moved by a cell; new rows are laid out, a moved mark is not."""
        width = self.content_size.width
        if not width:
            return
        rows = timeline(self._delivery, self._speech, self._structure, width, self._at)
        if rows.plain != self._drawn:
            self.update(rows, layout=rows.plain.count("\n") != self._drawn.count("\n"))
            self._drawn = rows.plain


class DeliveryNumbers(DataTable[object]):
    """The numbers behind the picture."""

    def __init__(self, delivery: Delivery, structure: Structure) -> None:
        """Show `delivery`."""
        super().__init__(cursor_type="row", zebra_stripes=True, id="delivery-numbers")
        self._structure = structure
        self._delivery = delivery

    def on_mount(self) -> None:
        """Fill it."""
        self.show(self._delivery)

    def show(self, delivery: Delivery) -> None:
        """Show another delivery of the same recording."""
        heads, rows = delivery_table(delivery, self._structure)
        self.clear(columns=True)
        for head in heads:
            self.add_column(cell(head))
        for row in rows:
            self.add_row(*(cell(text) for text in row))


class DeliveryView(Vertical):
    """The picture with its numbers, apart from structure."""

    def __init__(self, delivery: Delivery, transcript: Transcript, structure: Structure) -> None:
        """Show `delivery`, that of `transcript`."""
        super().__init__(id="delivery")
        self._delivery = delivery
        self._transcript = transcript
        self._structure = structure

    def compose(self) -> ComposeResult:
        """Compose picture, line and table."""
        yield DeliveryTimeline(self._delivery, self._transcript, self._structure)
        yield Static(plain(delivery_says(self._delivery), "bold"), id="delivery-says")
        yield Static(Content.styled(OBSERVED, MUTED), id="delivery-observed")
        yield DeliveryNumbers(self._delivery, self._structure)

    def on_mount(self) -> None:
        """Name it."""
        self.border_title = Content("How it was spoken")

    def show(self, delivery: Delivery) -> None:
        """Follow newer letters."""
        self.query_one(DeliveryTimeline).show(delivery)
        self.query_one(DeliveryNumbers).show(delivery)
        self.query_one("#delivery-says", Static).update(plain(delivery_says(delivery), "bold"))
