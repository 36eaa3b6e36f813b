"""Numbers with their nouns."""

import pytest

from sesprep.domain.counted import counted, days_ago, times_words


@pytest.mark.parametrize(
    ("number", "told"),
    [(0, "0 answers"), (1, "1 answer"), (2, "2 answers"), (1.0, "1 answer"), (1.5, "1.5 answers"), (4.0, "4 answers")],
)
def test_one_is_one_and_all_else_is_many(number, told):
    assert counted(number, "answer") == told


def test_a_whole_number_keeps_every_digit():
    assert counted(12_345_678, "word") == "12345678 words"


def test_a_noun_may_bring_its_own_plural():
    assert counted(1, "story", "stories") == "1 story"
    assert counted(0, "story", "stories") == "0 stories"
    assert counted(1, "answer fits", "answers fit") == "1 answer fits"


@pytest.mark.parametrize(("number", "told"), [(0, "0 times"), (1, "once"), (2, "twice"), (3, "3 times")])
def test_how_often(number, told):
    assert times_words(number) == told


@pytest.mark.parametrize(("days", "told"), [(0, "today"), (1, "yesterday"), (2, "2 days ago"), (400, "400 days ago")])
def test_how_long_ago(days, told):
    assert days_ago(days) == told
