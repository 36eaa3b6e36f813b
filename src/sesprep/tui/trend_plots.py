"""What changes over the weeks, as plots."""

from textual.containers import Grid
from textual.widget import Widget

from sesprep.review.balance import ElementBalance
from sesprep.review.bias import RatingBias
from sesprep.review.trends import Trends
from sesprep.tui.widgets.balance import band_words, place_words, told_percent
from sesprep.tui.widgets.week_plot import Line, WeekPlot


def balance_plots(found: Trends, names: dict[str, str]) -> Widget:
    """A plot for each element, with its band shaded and the ends of the band at the side."""
    return Grid(*(_element(e, names[e.element]) for e in found.balance), classes="plots")


def _element(found: ElementBalance, name: str) -> Widget:
    points = tuple((point.week, 100 * point.share) for point in found.points)
    now = found.points[-1].share if found.points else 0.0
    word = place_words(now, found.band)
    title = f"{name}: {told_percent(now, found.band)} % of the words, usual {band_words(found.band)}: {word}"
    line = Line(name, points, "success" if word == "good" else "warning")
    low, high = 100 * found.band.low, 100 * found.band.high
    top = max((value for _, value in points), default=0.0)
    ticks = sorted({0.0, low, high, min(100.0, 5.0 * round(max(1.4 * high, 1.1 * top) / 5))})
    return WeekPlot(title, [line], ticks=ticks, unit="%", band=(low, high))


def ratings_plot(bias: RatingBias) -> Widget:
    """The user's own ratings and what the checker saw, on one scale."""
    yours = Line("yours", tuple((week.week, week.rating) for week in bias.weeks), "primary")
    seen = Line("checker's", tuple((week.week, week.as_rating) for week in bias.weeks), "warning", "○")
    ticks = [1.0, 2.0, 3.0, 4.0, 5.0]
    return WeekPlot("mean of the week, 1 to 5:  ● your ratings  ○ what the checker saw", [seen, yours], ticks=ticks)


def minutes_plot(found: Trends) -> Widget:
    """The minutes used and the minutes given."""
    used = Line("used", tuple((t.week, t.used / 60) for t in found.time), "primary")
    given = Line("given", tuple((t.week, t.given / 60) for t in found.time), "warning", "○")
    most = int(max((max(t.used, t.given) / 60 for t in found.time), default=1.0)) + 1
    step = max(1, -(-most // 6))
    ticks = [float(tick) for tick in range(0, most + step, step)]
    return WeekPlot("minutes an answer, by week:  ● used  ○ given", [given, used], ticks=ticks, unit=" min")
