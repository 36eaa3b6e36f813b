"""The words of a recording, with the one that is heard now marked and in sight."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sesprep.tui.plain import MUTED, plain

NOW = "reverse bold"
CHOSEN = "underline"


class HeardWords(VerticalScroll, can_focus=False):
    """Shows a text line by line; offsets are code points of the text."""

    def __init__(self, text: str) -> None:
        """Show `text`."""
        super().__init__(id="heard")
        self._text = text
        self._lines: list[tuple[int, int]] = []
        self._high = 0
        self._now = (0, 0)
        self._chosen = (0, 0)

    def compose(self) -> ComposeResult:
        """Compose the text."""
        yield Static("", id="heard-text")

    def on_mount(self) -> None:
        """Name it."""
        self.border_title = Content("What was said")

    def on_resize(self) -> None:
        """Wrap anew."""
        self._lines = wrapped(self._text, max(self.scrollable_content_region.width - 1, 10))
        self._draw()

    def mark(self, start: int, end: int) -> None:
        """The word from `start` to `end` is heard now; an empty one takes the mark away."""
        if (start, end) != self._now:
            self._now = (start, end)
            self._draw()
            self._bring(start)

    def choose(self, start: int, end: int) -> None:
        """Underline a place that was chosen."""
        self._chosen = (start, end)
        self._draw()
        self._bring(start)

    def _bring(self, place: int) -> None:
        line = max(bisect_right([start for start, _ in self._lines], place) - 1, 0)
        height = self.scrollable_content_region.height
        top = self.scroll_offset.y
        if not top <= line < top + height - 1:
            self.scroll_to(y=max(line - height // 3, 0), animate=False)

    def _draw(self) -> None:
        told = Content("\n").join(self._line(start, end) for start, end in self._lines)
        nothing = Content.styled("No words are known of this recording.", MUTED)
        height = len(self._lines)
        self.query_one("#heard-text", Static).update(
            told if self._text.strip() else nothing, layout=height != self._high
        )
        self._high = height

    def _line(self, start: int, end: int) -> Content:
        cuts = {start, end, *(c for c in (*self._now, *self._chosen) if start < c < end)}
        parts = []
        for low, high in pairwise(sorted(cuts)):
            style = NOW if self._now[0] <= low < self._now[1] else ""
            style = style or (CHOSEN if self._chosen[0] <= low < self._chosen[1] else "")
            parts.append(plain(self._text[low:high], style))
        return Content("").join(parts)


def wrapped(text: str, width: int) -> list[tuple[int, int]]:
    """The lines of a text cut between words so that none takes more than `width` cells, as offsets."""
    found: list[tuple[int, int]] = []
    at = 0
    for paragraph in text.split("\n"):
        found += _cut(text, at, at + len(paragraph), width)
        at += len(paragraph) + 1
    return found


def _cut(text: str, start: int, end: int, width: int) -> Sequence[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    while cell_len(text[start:end]) > width:
        fit = start + 1
        while cell_len(text[start : fit + 1]) <= width:
            fit += 1
        space = text.rfind(" ", start + 1, fit + 1)
        cut = space if space > start else fit
        lines.append((start, cut))
        start = cut + 1 if space > start else cut
    return [*lines, (start, end)]
