"""Times, shares and dates in words a person reads at a glance."""

from datetime import date, datetime

from sesprep.domain.counted import counted, days_ago


def clock_time(seconds: float) -> str:
    """Seconds as m:ss; below zero as +m:ss, the time over."""
    whole = int(-(-seconds // 1)) if seconds > 0 else int(-seconds)
    text = f"{whole // 60}:{whole % 60:02}"
    return text if seconds > 0 or whole == 0 else f"+{text}"


def elapsed_time(seconds: float) -> str:
    """Seconds as m:ss, rounded down."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"


def percent(share: float) -> str:
    """A share of 0 to 1 as a whole percentage."""
    return f"{round(share * 100)} %"


def minutes_words(minutes: float) -> str:
    """Minutes as "4 minutes", "1.5 minutes", "1 minute", and less than one as "30 seconds"."""
    if 0 < minutes < 1:
        return counted(round(minutes * 60), "second")
    return counted(minutes, "minute")


def days_until(day: date, today: date) -> str:
    """How far a date is: "in 12 days", "tomorrow", "today", "3 days ago"."""
    days = (day - today).days
    if days <= 0:
        return days_ago(-days)
    return "tomorrow" if days == 1 else f"in {days} days"


def day_and_time(moment: datetime) -> str:
    """A moment in local time as 2026-11-22 19:05."""
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"


def figure(value: float | None) -> str:
    """A mean with one digit after the point, a dash when there is none."""
    return "–" if value is None else f"{value:.1f}"


def short_day(day: date) -> str:
    """A day without its year: "Sep 7"."""
    return f"{day:%b} {day.day}"


def short_time(moment: datetime, today: date) -> str:
    """A moment in local time in twelve characters: "Nov 22 19:05" in the year of `today`, else "Nov 22, 2025"."""
    local = moment.astimezone()
    rest = f" {local:%H:%M}" if local.year == today.year else f", {local.year}"
    return f"{local:%b} {local.day}{rest}"


def size_words(size: int) -> str:
    """Bytes as "820 KB", "34 MB" or "1.2 GB"."""
    if size < 1_000_000:
        return f"{-(-size // 1000)} KB"
    return f"{size / 1e6:.0f} MB" if size < 1_000_000_000 else f"{size / 1e9:.1f} GB"
