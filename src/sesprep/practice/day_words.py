"""A day as people write it."""

import re
from datetime import date, datetime, timedelta

_AHEAD = re.compile(r"^in\s+(\w+)\s+(day|week|month)s?$")
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WITH_YEAR = ("%Y-%m-%d", "%B %d %Y", "%b %d %Y", "%d %B %Y", "%d %b %Y", "%m/%d/%Y", "%Y/%m/%d")
_WITHOUT = ("%B %d", "%b %d", "%d %B", "%d %b", "%m/%d")
_NONE = frozenset({"none", "no", "no date", "clear", "not set", "-", "unknown"})
_LONGEST = 3660
"""Days ahead at most; further on it is a slip of the finger."""


def says_none(text: str) -> bool:
    """Whether the words take a date away: nothing at all, or "none", "clear", "no date"."""
    return not text.strip() or text.strip().casefold().rstrip(".") in _NONE


def read_day(text: str, today: date) -> date | None:
    """The day that a person wrote, or None when it cannot be read; raises nothing.

    Understands 2027-01-31, "January 31", "31 Jan 2027", "1/31/2027" (month first), "today", "tomorrow", "friday",
    "next friday", "in 6 weeks". A day without a year is the next one of that name, today among them.
    """
    words = _plain(text)
    try:
        return _relative(words, today) or _with_year(words) or _next(words, today)
    except (OverflowError, ValueError):  # a year or a number of days that no calendar has
        return None


def read_full_day(text: str) -> date | None:
    """The day of words with a year in them, such as 2027-01-31, 1/31/2027 or "January 31, 2027"; None for others."""
    return _with_year(_plain(text))


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace(",", " ").replace(".", " ").split())


def _relative(words: str, today: date) -> date | None:
    if words in ("today", "tomorrow"):
        return today + timedelta(days=words == "tomorrow")
    name = words.removeprefix("next ").removeprefix("on ")
    if name in _WEEKDAYS:
        ahead = (_WEEKDAYS.index(name) - today.weekday() - 1) % 7 + 1
        return today + timedelta(days=ahead)
    if name in ("week", "month") and words.startswith("next "):
        return today + timedelta(days=7 if name == "week" else 30)
    found = _AHEAD.match(words)
    if found is None:
        return None
    number = {"a": 1, "an": 1}.get(found[1]) or (_NUMBERS.index(found[1]) if found[1] in _NUMBERS else None)
    many = int(found[1]) if number is None else number
    days = many * {"day": 1, "week": 7, "month": 30}[found[2]]
    return today + timedelta(days=days) if days <= _LONGEST else None


def _with_year(words: str) -> date | None:
    for pattern in _WITH_YEAR:
        try:
            return datetime.strptime(words, pattern).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


def _next(words: str, today: date) -> date | None:
    for year in (today.year, today.year + 1, today.year + 2, today.year + 3, today.year + 4):  # for February 29
        for pattern in _WITHOUT:
            try:
                found = datetime.strptime(f"{words} {year}", f"{pattern} %Y").date()  # noqa: DTZ007 - likewise
            except ValueError:
                continue
            if found >= today:
                return found
    return None
