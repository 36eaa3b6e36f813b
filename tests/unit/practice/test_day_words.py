"""A day as people write it."""

from datetime import date

import pytest

from sesprep.practice.day_words import read_day, read_full_day, says_none

TODAY = date(2026, 11, 22)  # a Sunday


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2027-01-31", date(2027, 1, 31)),
        ("March 3", date(2027, 3, 3)),
        ("3 Mar", date(2027, 3, 3)),
        ("Jan. 31, 2027", date(2027, 1, 31)),
        ("1/31", date(2027, 1, 31)),
        ("12/1/2026", date(2026, 12, 1)),
        ("November 22", TODAY),
        ("November 21", date(2027, 11, 21)),
        ("feb 29", date(2028, 2, 29)),
        ("today", TODAY),
        ("tomorrow", date(2026, 11, 23)),
        ("friday", date(2026, 11, 27)),
        ("Sunday", date(2026, 11, 29)),
        ("next Monday", date(2026, 11, 23)),
        ("in 6 weeks", date(2027, 1, 3)),
        ("in six weeks", date(2027, 1, 3)),
        ("in a month", date(2026, 12, 22)),
        ("2026-11-02", date(2026, 11, 2)),
    ],
)
def test_a_day_is_read(words: str, day: date):
    assert read_day(words, TODAY) == day
    assert read_day(f"  {words.upper()} ", TODAY) == day


@pytest.mark.parametrize(
    "words", ["", "soon", "31", "2027-13-01", "in many weeks", "in 999999999 weeks", "9999-99-99", "0/0", "²/3", "\x00"]
)
def test_what_cannot_be_read_is_no_day_and_no_crash(words: str):
    assert read_day(words, TODAY) is None


def test_a_past_day_needs_its_year():
    assert (
        read_full_day("1/31/2026") == read_full_day("Jan 31, 2026") == read_full_day("2026-01-31") == date(2026, 1, 31)
    )
    assert [read_full_day(words) for words in ("1/31", "next friday", "13/13/2026", "")] == [None] * 4


def test_taking_a_date_away():
    assert all(says_none(words) for words in ("", "  ", "none", "None.", "clear", "no date"))
    assert not any(says_none(words) for words in ("tomorrow", "soon"))


def test_no_date_beyond_the_calendar():
    assert read_day("in 3000 days", date(9999, 12, 1)) is None
