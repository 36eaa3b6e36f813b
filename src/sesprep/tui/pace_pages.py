"""The page of the trends on pace and fillers of spoken answers: a sentence, two plots, and the numbers."""

from textual.containers import Grid
from textual.widget import Widget

from sesprep.review.pace import PacePoint
from sesprep.review.trends import Trends
from sesprep.tui.trend_tables import Table
from sesprep.tui.widgets.delivery_rows import PACE_WORDS
from sesprep.tui.widgets.week_plot import Line, WeekPlot

STEP = 50.0
"""Words a minute between two marks."""


def _spoken(found: Trends) -> tuple[PacePoint, ...]:
    return tuple(point for point in found.pace if point.medium == "spoken")


def pace_says(found: Trends) -> str:
    """The newest week's pace and fillers, as an observation."""
    from sesprep.analysis.delivery import load_bands, pace_of

    points = _spoken(found)
    if not points:
        return "No spoken answers yet. A spoken session shows your pace here."
    now, bands = points[-1], load_bands()
    word = PACE_WORDS[pace_of(now.words_per_minute, bands.pace)]
    rate = now.fillers_per_minute
    fillers = "" if rate is None else f"; fillers, at least {rate:.1f} ({_fillers(rate)})"
    return f"Week of {now.week}: {now.words_per_minute:.0f} words a minute ({word}){fillers}."


def pace_table(found: Trends) -> Table:
    """Each week's words and fillers, the newest first; a typed answer has no pace that a panel would hear."""
    rows = tuple(
        (
            str(p.week),
            p.medium,
            str(p.answers),
            f"{p.words:.0f}",
            f"{p.words_per_minute:.0f}" if p.medium == "spoken" else "–",
            "–" if p.fillers_per_minute is None else f"at least {p.fillers_per_minute:.1f}",
        )
        for p in reversed(found.pace)
    )
    return ("Week", "Given", "Answers", "Words, mean", "Words a minute", "Fillers a minute"), rows


def pace_plots(found: Trends) -> Widget | None:
    """Two plots with their usual bands shaded; None when nothing was spoken."""
    from sesprep.analysis.delivery import load_bands

    points, bands = _spoken(found), load_bands()
    if not points:
        return None
    words = Line("words", tuple((p.week, p.words_per_minute) for p in points), "primary")
    most = max(p.words_per_minute for p in points)
    ticks = [STEP * at for at in range(int(max(most, bands.pace.fast_over) // STEP) + 2)]
    usual = (bands.pace.slow_under, bands.pace.fast_over)
    rates = [(p.week, p.fillers_per_minute) for p in points if p.fillers_per_minute is not None]
    fillers = Line("fillers", tuple(rates), "warning")
    highest = max((rate for _, rate in rates), default=0.0)
    marks = [float(mark) for mark in (0, 5, 10, 15, 20, 30, 40) if mark <= max(highest, bands.filler_rate.usual_to) + 5]
    return Grid(
        WeekPlot(f"words a minute, usual {usual[0]:.0f}–{usual[1]:.0f}", [words], ticks=ticks, band=usual),
        WeekPlot(
            f"fillers a minute, usual 0–{bands.filler_rate.usual_to:.0f}", [fillers], ticks=marks,
            band=(0.0, bands.filler_rate.usual_to),
        ),
        classes="plots",
    )  # fmt: skip


def _fillers(rate: float) -> str:
    from sesprep.analysis.delivery import load_bands

    bands = load_bands().filler_rate
    return "usual" if rate <= bands.usual_to else "many" if rate > bands.many_over else "some"
