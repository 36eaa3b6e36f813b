"""A plot over weeks, drawn by plotext in the colors of the theme."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from textual.app import RenderResult
from textual.color import Color, ColorParseError
from textual_plotext import PlotextPlot

from sesprep.tui.amounts import short_day

Rgb = tuple[int, int, int]
WEEK = timedelta(weeks=1)
TICK = 14
"""Cells that a date below the plot takes."""


@dataclass(frozen=True)
class Line:
    """One line of points; a week without a point is a gap."""

    name: str
    points: tuple[tuple[date, float], ...]
    color: str = "primary"
    """The name of a color of the theme."""
    mark: str = "●"


class WeekPlot(PlotextPlot):
    """Lines over weeks, each point marked, with a shaded band."""

    def __init__(
        self,
        title: str,
        lines: Sequence[Line],
        *,
        ticks: Sequence[float],
        unit: str = "",
        band: tuple[float, float] | None = None,
    ) -> None:
        """Plot `lines` from the first to the last of `ticks`, labelled with `unit`; `band` is shaded."""
        super().__init__()
        self._title = title
        self._lines = lines
        self._ticks = ticks
        self._unit = unit
        self._band = band

    def render(self) -> RenderResult:
        """Draw it anew at the size and in the colors of now."""
        plot = self.plt
        plot.clear_figure()
        weeks = [week for line in self._lines for week, _ in line.points]
        if not weeks or self.size.width < 12 or self.size.height < 4:
            return ""
        first, last = min(weeks), max(weeks)
        count = (last - first).days // 7 + 1
        if self._band is not None:
            self._shade(*self._band, count)
        for line in self._lines:
            color = self._rgb(f"text-{line.color}")  # the shade that is read well on this theme's surface
            for run in _runs(line.points):
                xs = [(week - first).days // 7 for week, _ in run]
                ys = [value for _, value in run]
                if len(run) > 1:
                    plot.plot(xs, ys, marker="braille", color=color)
                plot.scatter(xs, ys, marker=line.mark, color=color)
        plot.ylim(self._ticks[0], self._ticks[-1])
        plot.yticks(list(self._ticks), [f"{tick:g}{self._unit}" for tick in self._ticks])
        plot.xlim(-0.3, count - 0.7)
        step = max(1, -(-count * TICK // max(self.size.width - 8, 1)))
        ticks = list(range(0, count, step))
        plot.xticks([float(tick) for tick in ticks], [short_day(first + tick * WEEK) for tick in ticks])
        plot.title(self._title)
        return self._drawn()

    def _drawn(self) -> RenderResult:
        """In the theme's colors; where the terminal's own palette gives those, their names would be read as black."""
        own = self.app.theme_variables.get("background", "").startswith("ansi_")
        self.set_reactive(PlotextPlot.theme, "clear" if own else "auto")
        try:
            return super().render()
        finally:
            self.set_reactive(PlotextPlot.theme, "auto")

    def _shade(self, low: float, high: float, count: int) -> None:
        """Shade every cell of the band, one row at least."""
        rows = max(1, self.size.height - 4)
        row = self._ticks[-1] / rows
        levels = [low + row / 2 + row * at for at in range(max(1, round((high - low) / row)))]
        across = [-0.3 + (count - 0.4) * at / self.size.width for at in range(self.size.width + 1)]
        for level in levels:
            self.plt.scatter(across, [level] * len(across), marker="░", color=self._rgb("secondary"))

    def _rgb(self, name: str) -> Rgb:
        return theme_rgb(self.app.theme_variables, name)


def theme_rgb(variables: dict[str, str], name: str) -> Rgb:
    """A color of the theme; one that a terminal's own palette gives is the theme's foreground, else gray."""
    for wanted in (name, "foreground"):
        try:
            return Color.parse(variables[wanted]).rgb
        except (KeyError, ColorParseError):
            continue
    return 128, 128, 128


def _runs(points: Sequence[tuple[date, float]]) -> list[list[tuple[date, float]]]:
    """The points cut where a week has none."""
    runs = [[point] for point in points[:1]]
    for before, point in pairwise(points):
        if point[0] - before[0] > WEEK:
            runs.append([])
        runs[-1].append(point)
    return runs
