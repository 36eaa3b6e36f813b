"""What a written day was understood as."""

from datetime import date

from textual.content import Content

from sesprep.tui.amounts import days_until
from sesprep.tui.plain import plain

UNREAD = "Write it as 3/15/2027, March 15, 2027-03-15 or in 3 weeks."
"""What to say to words that are no day."""


def day_told(day: date, today: date) -> Content:
    """The day in full, and how far it is; a past one with a warning."""
    said = f"{day:%A, %B} {day.day}, {day.year}, {days_until(day, today)}."
    if day < today:
        return plain(f"{said} That is past: nothing is planned towards it.", "$text-warning")
    return plain(said, "$text-success")
