"""The course of a spoken answer drawn on one axis: speech, pauses, elements and pace, each readable without color."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from sesprep.domain.delivery import Delivery, Span, Window
from sesprep.domain.structure import Structure
from sesprep.tui.amounts import elapsed_time
from sesprep.tui.letters import INKS
from sesprep.tui.plain import MUTED

LABEL = 10
"""Cells of the words in front of each row."""
STEPS = (5, 10, 15, 30, 60, 120, 300, 600, 900)
"""Seconds between two marks of the axis."""
MARK = 8
"""Cells that a mark of the axis takes at least."""
FULL, HALF, NONE = "█", "▄", "·"
PACE_SIGNS = {"slow": "-", "fine": "", "fast": "+"}
PACE_WORDS = {"slow": "slow", "fine": "good", "fast": "fast"}
PACE_INKS = {"slow": "$text-warning", "fine": "$text-success", "fast": "$text-warning"}
PACE_CELL = 10
"""Cells of a window from which its pace is told in a word."""


@dataclass(frozen=True)
class Axis:
    """Seconds from 0 to `seconds` on `cells` cells."""

    seconds: float
    cells: int

    def cell(self, at: float) -> int:
        """The cell that holds a second."""
        return max(0, min(self.cells - 1, int(at / self.seconds * self.cells)))

    def moment(self, cell: int) -> float:
        """The second at which a cell starts."""
        return cell * self.seconds / self.cells


def timeline(
    delivery: Delivery, speech: Sequence[Span], structure: Structure, width: int, at: float | None = None
) -> Content:
    """The rows for `width` cells in all; `at`, in seconds, is where the playback stands."""
    ends = [delivery.limit or 0 if delivery.over else 0, *(s.end for s in speech), *(s.end for s in delivery.stretches)]
    axis = Axis(max(*ends, 1.0), max(width - LABEL, 20))
    rows = [
        _row("Time", Content.styled(_marks(axis), MUTED)),
        _row("Speech", Content(_speech(speech, axis))),
        _row("Pauses", Content.styled(_pauses(delivery, axis), "$text-warning")),
        _row("Elements", _elements(delivery, structure, axis)),
        _row("Pace", _paces(delivery.windows, axis)),
    ]
    if delivery.over and delivery.limit:
        rows.append(_row("Time up", Content.styled(_arrow(axis, delivery.limit, "▲ the time was up"), "$text-error")))
    if at is not None:
        rows.append(_row("You hear", Content.styled(_arrow(axis, at, f"▲ {elapsed_time(at)}"), "bold $text-primary")))
    return Content("\n").join(rows)


def _row(label: str, row: Content) -> Content:
    return Content.styled(label.ljust(LABEL), MUTED) + row


def _marks(axis: Axis) -> str:
    step = next((s for s in STEPS if s / axis.seconds * axis.cells >= MARK), STEPS[-1])
    line = [" "] * axis.cells
    for at in range(0, int(axis.seconds) + 1, step):
        text, cell = elapsed_time(at), axis.cell(at)
        if cell + len(text) <= axis.cells:
            line[cell : cell + len(text)] = text
    return "".join(line)


def _speech(speech: Sequence[Span], axis: Axis) -> str:
    """A full block where at least half of a cell's time is spoken, half a block where some is."""
    line = []
    for cell in range(axis.cells):
        low, high = axis.moment(cell), axis.moment(cell + 1)
        heard = sum(max(0.0, min(span.end, high) - max(span.start, low)) for span in speech) / (high - low)
        line.append(FULL if heard >= 0.5 else HALF if heard > 0.1 else NONE)
    return "".join(line)


def _pauses(delivery: Delivery, axis: Axis) -> str:
    """The seconds of each pause under it; a stroke where there is no room for the figure."""
    line = [" "] * axis.cells
    free = 0
    for pause in delivery.pauses:
        text = f"{pause.seconds:.1f}"
        cell = min(axis.cell(pause.start + pause.seconds / 2), axis.cells - len(text))
        if cell >= free:
            line[cell : cell + len(text)] = text
            free = cell + len(text) + 1
        elif axis.cell(pause.start) >= free - 1:
            line[axis.cell(pause.start)] = "|"
            free = axis.cell(pause.start) + 1
    return "".join(line)


def _elements(delivery: Delivery, structure: Structure, axis: Axis) -> Content:
    """The letter of the element that has most of a cell's time."""
    letters = {e.id: (e.letter[0], INKS[at % len(INKS)]) for at, e in enumerate(structure.elements)}
    found: list[tuple[str, str]] = []
    for cell in range(axis.cells):
        low, high = axis.moment(cell), axis.moment(cell + 1)
        shares: dict[str, float] = {}
        for one in delivery.stretches:
            took = min(one.end, high) - max(one.start, low)
            if took > 0 and one.element in letters:
                shares[one.element] = shares.get(one.element, 0.0) + took
        most = max(shares, key=lambda element: shares[element]) if shares else None
        found.append(letters[most] if most is not None and shares[most] >= (high - low) / 3 else (NONE, MUTED))
    return Content.assemble(*found)


def _paces(windows: Sequence[Window], axis: Axis) -> Content:
    """Words per minute of each window; - is slow, + is fast."""
    parts: list[Content] = []
    at = 0
    for window in windows:
        start = max(axis.cell(window.start), at)
        end = axis.cells if window is windows[-1] and window.end >= axis.seconds - 0.5 else axis.cell(window.end)
        room = end - start
        if room < 2:
            continue
        text = f"│{window.words_per_minute}"
        text += f" {PACE_WORDS[window.pace]}" if room >= PACE_CELL else PACE_SIGNS[window.pace]
        parts.append(Content(" " * (start - at)) + Content.styled(text[:room].ljust(room), PACE_INKS[window.pace]))
        at = end
    return Content("").join(parts) if parts else Content.styled("too short to tell", MUTED)


def _arrow(axis: Axis, at: float, text: str) -> str:
    """An arrow under a second, its words to the right, or to the left where there is no room."""
    cell = axis.cell(at)
    if cell + len(text) <= axis.cells:
        return " " * cell + text
    words = text.removeprefix("▲ ")
    return " " * max(0, cell - len(words) - 1) + words[: max(cell - 1, 0)] + " ▲"
