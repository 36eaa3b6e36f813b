"""Boxes to tick that can be read without color: what is not chosen has no mark in it."""

from rich.segment import Segment
from textual.strip import Strip
from textual.widgets import Checkbox, Select, SelectionList
from textual.widgets.option_list import OptionDoesNotExist

CHOSEN, OPEN = "X", " "
MARK = 1
"""The place of the mark among a line's segments: after the left edge of its box."""


class ChoiceList(SelectionList[str]):
    """A list to choose from; Textual's own tells chosen from open by color alone."""

    def render_line(self, y: int) -> Strip:
        """One line, its mark blank when it is not chosen."""
        line = list(super().render_line(y))
        try:
            option = self.get_option_at_index(self.scroll_offset[1] + y)
        except OptionDoesNotExist:
            return Strip(line)
        mark = CHOSEN if option.value in self.selected else OPEN
        line[MARK] = Segment(mark, line[MARK].style)
        return Strip(line)


def number_choice(
    id_: str, options: list[tuple[str, int]] | list[tuple[str, float]], value: float | None
) -> Select[float]:
    """A number to choose, or none: then the format says; `value` is offered even when `options` lack it."""
    known = [*options]
    if value is not None and value not in (number for _, number in known):
        known.append((f"{value:g}", value))
    chosen = Select.NULL if value is None else value
    return Select(known, value=chosen, prompt="as the format says", compact=True, id=id_)


class Tick(Checkbox):
    """One box to tick, blank when it is off."""

    def watch_value(self) -> None:
        """Put the mark in, or take it out."""
        self.BUTTON_INNER = CHOSEN if self.value else OPEN
        super().watch_value()
        self.refresh()

    def on_mount(self) -> None:
        """Begin with the mark that fits."""
        self.BUTTON_INNER = CHOSEN if self.value else OPEN
