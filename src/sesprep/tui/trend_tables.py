"""The numbers behind every plot, as tables; and what each plot says, in a sentence."""

from collections.abc import Mapping
from datetime import timedelta

from sesprep.domain.counted import counted
from sesprep.review.bias import RatingBias
from sesprep.review.recurring import FindingTrend
from sesprep.review.trends import Trends
from sesprep.tui.amounts import day_and_time, elapsed_time, percent
from sesprep.tui.widgets.balance import band_words, place_words, told_percent

Table = tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]
"""Headings, and rows of as many cells."""

LEANINGS = {
    "over": "You rate yourself above what the checker sees.",
    "under": "You rate yourself below what the checker sees.",
    "fair": "Your ratings are near what the checker sees.",
    "too-few": "There are too few rated answers to tell.",
}
COURSES = {"recurs": "! recurs", "gone": "✓ went away", "new": "! new", "seldom": "  seldom"}
BARS = "·▁▂▃▄▅▆▇█"
WEEKS = 12


def balance_table(found: Trends, names: Mapping[str, str]) -> Table:
    """Share, band, strength and answers of each element, week by week, the newest first."""
    rows = [
        (str(p.week), names[e.element], f"{told_percent(p.share, e.band)} %", band_words(e.band),
         place_words(p.share, e.band), f"{p.in_band} of {p.answers}", f"{p.strength:.1f}")
        for e in found.balance
        for p in e.points
    ]  # fmt: skip
    rows.sort(key=lambda row: row[0], reverse=True)
    return ("Week", "Element", "Share", "Usual", "Mean is", "In band", "Strength"), tuple(rows)


def balance_says(found: Trends, names: Mapping[str, str]) -> str:
    """Which elements were short or long in the newest week."""
    weeks = [p.week for e in found.balance for p in e.points]
    if not weeks:
        return "No checked answers of this structure yet."
    now = max(weeks)
    places = {
        word: [names[e.element] for e in found.balance for p in e.points if p.week == now
               and place_words(p.share, e.band) == word]
        for word in ("short", "long")
    }  # fmt: skip
    told = [f"{word}: {', '.join(which)}" for word, which in places.items() if which]
    return f"Week of {now}: {'; '.join(told) if told else 'every element within its band'}."


def findings_table(found: Trends, *, whole: bool = True) -> Table:
    """Every rule that ever found something: its course, how often of late, by week and in all; `whole` with its id."""
    heads = ("Course", "Newest", f"{WEEKS} weeks", "In all", "What it says", "Rule", "Last")
    rows = tuple((COURSES[f.course], *_finding(f)) for f in found.findings)
    shown = len(heads) if whole else len(heads) - 2
    return heads[:shown], tuple(row[:shown] for row in rows)


def _finding(f: FindingTrend) -> tuple[str, ...]:
    dots = "●" * f.recent + "○" * (f.of_recent - f.recent)
    return dots, finding_bars(f), f"{f.answers} of {f.of}", f.message, f.rule, str(f.last)


def finding_bars(f: FindingTrend) -> str:
    """A bar for each of the newest weeks, as high as the part of its answers that had it: a dot for none, a blank for
    a week without answers."""
    if not f.weeks:
        return ""
    known = {week.week: week for week in f.weeks}
    last = f.weeks[-1].week
    weeks = [known.get(last - timedelta(weeks=back)) for back in reversed(range(WEEKS))]
    return "".join(" " if w is None else BARS[-(-(len(BARS) - 1) * w.answers // w.of)] for w in weeks)


def findings_says(found: Trends) -> str:
    """How many recur, are new, and went away."""
    if not found.findings:
        return "No findings yet."
    counts = {course: sum(f.course == course for f in found.findings) for course in ("recurs", "new", "gone")}
    recur = counted(counts["recurs"], "finding recurs", "findings recur")
    return f"{recur}, {counts['new']} new, {counts['gone']} went away. ↓ then Enter explains one."


def time_table(found: Trends) -> Table:
    """Minutes used and given, and how many answers went over their time, the newest week first."""
    rows = tuple(
        (str(t.week), str(t.answers), elapsed_time(t.used), elapsed_time(t.given), percent(t.used_share), str(t.over))
        for t in reversed(found.time)
    )
    return ("Week", "Answers", "Used", "Given", "Share", "Over time"), rows


def time_says(found: Trends) -> str:
    """The newest week's minutes."""
    if not found.time:
        return "No answer had a time limit yet."
    t = found.time[-1]
    used, over = f"{elapsed_time(t.used)} used of {elapsed_time(t.given)} given", f"{t.over} of {t.answers} over time"
    return f"Week of {t.week}: {used}, on average; {over}."


def ratings_table(bias: RatingBias) -> Table:
    """Each rated answer, the newest first."""
    rows = tuple(
        (day_and_time(a.started), str(a.rating), f"{a.as_rating:.1f}", f"{a.difference:+.1f}", f"{a.strength:.2f}")
        for a in reversed(bias.attempts)
    )
    return ("When", "Yours", "Checker's", "Difference", "Strength of 3"), rows


def ratings_says(bias: RatingBias) -> str:
    """Which way the ratings lean, and by how much."""
    if bias.difference is None:
        return LEANINGS[bias.leaning]
    mean = f"On average {bias.difference:+.2f} over {counted(bias.answers, 'answer')}, on the scale of 1 to 5."
    return f"{LEANINGS[bias.leaning]} {mean}"


def heat_table(found: Trends) -> Table:
    """Answers by competency and week."""
    heat = found.heat
    heads = ("Competency", "Ever", *(f"{week:%m-%d}" for week in heat.weeks))
    return heads, tuple((row.name, str(row.total), *(str(n) for n in row.counts)) for row in heat.rows)


def heat_says(found: Trends) -> str:
    """How many competencies were never practiced."""
    heat = found.heat
    never = len(heat.never())
    outside = f" {counted(heat.outside, 'answer')} outside of these weeks." if heat.outside else ""
    return f"{never} of {len(heat.rows)} never practiced.{outside}"
