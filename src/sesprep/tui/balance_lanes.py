"""The balance of elements over the weeks as lanes: each week's share as a number above, in or below its band."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from textual.content import Content

from sesprep.review.balance import BalancePoint, ElementBalance
from sesprep.tui.amounts import short_day
from sesprep.tui.plain import MUTED, plain
from sesprep.tui.widgets.balance import band_words, place_words, told_percent

HEAD = 9
"""Cells for the names of the lanes."""
CELL = 4
DATE = 8
"""Cells that the date of a week takes at least."""
LANES = (
    ("long", "bold $text-warning"),
    ("good", "bold $text-success on $success 20%"),
    ("short", "bold $text-warning"),
)


def balance_lanes(found: Sequence[ElementBalance], names: Mapping[str, str], width: int) -> Content:
    """A heading of weeks, and for each element what is usual and now, and three lanes; the newest weeks that fit."""
    weeks = _weeks([point.week for element in found for point in element.points])[-max(1, (width - HEAD) // CELL) :]
    lines = [_heading(weeks)]
    for element in found:
        lines += _element(element, names[element.element], weeks)
    return Content("\n").join(lines)


def _weeks(having: Sequence[date]) -> list[date]:
    """Every week from the first to the last, those without answers too."""
    if not having:
        return []
    first, last = min(having), max(having)
    return [first + timedelta(weeks=at) for at in range((last - first).days // 7 + 1)]


def _heading(weeks: Sequence[date]) -> Content:
    step = DATE // CELL
    marks = "".join(f"{short_day(week):<{DATE}}" for week in weeks[::step])
    return Content.styled(f"{'':<{HEAD}}{marks}", MUTED)


def _element(found: ElementBalance, name: str, weeks: Sequence[date]) -> list[Content]:
    points = {point.week: point for point in found.points}
    now = found.points[-1].share if found.points else None
    told = "" if now is None else f", now {told_percent(now, found.band)} %: {place_words(now, found.band)}"
    title = plain(name, "bold $text-primary") + Content(f"  usual {band_words(found.band)}{told}")
    return [title, *(_lane(place, style, found, [points.get(week) for week in weeks]) for place, style in LANES)]


def _lane(place: str, style: str, found: ElementBalance, points: Sequence[BalancePoint | None]) -> Content:
    cells = [
        f"{told_percent(point.share, found.band):<{CELL}}"
        if point and place_words(point.share, found.band) == place
        else " " * CELL
        for point in points
    ]
    label = "usual" if place == "good" else place
    return Content.styled(f"  {label:<{HEAD - 2}}", MUTED) + Content.styled("".join(cells), style)
