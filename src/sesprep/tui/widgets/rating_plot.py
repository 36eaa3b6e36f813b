"""The candidate's ratings against the checker's strength, drawn by plotext in the colors of the theme."""

from textual.app import RenderResult
from textual_plotext import PlotextPlot

from sesprep.review.bias import RatingBias
from sesprep.tui.widgets.week_plot import theme_rgb


class RatingPlot(PlotextPlot):
    """A mark for each rated answer: across what the checker saw, up the own rating; on the line both are the same."""

    def __init__(self, bias: RatingBias) -> None:
        """Plot the answers of `bias`."""
        super().__init__()
        self._bias = bias

    def render(self) -> RenderResult:
        """Draw it anew at the size and in the colors of now."""
        plot = self.plt
        plot.clear_figure()
        if not self._bias.attempts or self.size.width < 12 or self.size.height < 4:
            return ""
        colors = self.app.theme_variables
        plot.plot([1, 5], [1, 5], marker="braille", color=theme_rgb(colors, "secondary"))
        older, newer = self._bias.attempts[:-10], self._bias.attempts[-10:]
        for attempts, mark, color in ((older, "·", "foreground"), (newer, "●", "primary")):
            if attempts:
                xs, ys = [a.as_rating for a in attempts], [float(a.rating) for a in attempts]
                plot.scatter(xs, ys, marker=mark, color=theme_rgb(colors, color))
        plot.xlim(0.8, 5.2)
        plot.ylim(0.8, 5.2)
        plot.xticks([1, 2, 3, 4, 5])
        plot.yticks([1, 2, 3, 4, 5])
        plot.title("your rating (up) by the checker's strength as a rating (across); ● the newest ten")
        return super().render()
