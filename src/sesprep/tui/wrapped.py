"""Content that is written for the width it is shown in."""

from collections.abc import Callable

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual


class Wrapped(Visual):
    """What `write` makes of a width in cells; the layout tells the width, so nothing has to be drawn again after it.

    `write` is called whenever the layout asks, so it reads nothing from the disk.
    """

    def __init__(self, write: Callable[[int], Content]) -> None:
        """Show what `write` returns for the width there is."""
        self._write = write

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The lines for that width."""
        return self._write(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """The width of its longest line, where it is written for all the width there is."""
        return self._write(container_width).get_optimal_width(rules, container_width)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """How many lines it takes in that width."""
        return self._write(width).get_height(rules, width)
