"""The heat map as content: competencies down, weeks across, the number of answers in each cell."""

from textual.content import Content

from sesprep.review.heat import HeatMap, HeatRow
from sesprep.tui.amounts import short_day
from sesprep.tui.plain import MUTED, plain, short

CELL = 3
NAME = 28
SHADES = ("$text on $primary 20%", "$text on $primary 45%", "bold $text on $primary")


def heat_rows(heat: HeatMap, width: int) -> Content:
    """A heading of weeks, and a line for each competency; those never practiced say so."""
    name = min(52, max(NAME, width - CELL * len(heat.weeks) - 10))
    lines = [_heading(heat, name)]
    group = ""
    for row in heat.rows:
        if row.qualification != group:
            group = row.qualification
            lines.append(plain(group, "bold $text-primary"))
        lines.append(_line(row, name))
    return Content("\n").join(lines)


def _heading(heat: HeatMap, name: int) -> Content:
    """The first day of every fourth week."""
    marks = "".join(f"{short_day(week):<{4 * CELL}}" for week in heat.weeks[::4])
    return Content.styled(f"{'':<{name}}{marks[: CELL * len(heat.weeks)]:<{CELL * len(heat.weeks)}}  ever", MUTED)


def _line(row: HeatRow, name: int) -> Content:
    if not row.total:
        head = plain(f"  {short(row.name, name - 3):<{name - 2}}", "bold $text-warning")
        return head + Content.styled("never practiced", "$text-warning")
    cells = [_cell(count) for count in row.counts]
    return Content("").join([plain(f"  {short(row.name, name - 3):<{name - 2}}"), *cells, Content(f"  {row.total:>4}")])


def _cell(count: int) -> Content:
    if not count:
        return Content.styled(" · ", MUTED)
    shade = SHADES[0 if count == 1 else 1 if count <= 3 else 2]
    return Content.styled(f"{count:^{CELL}}", shade)
