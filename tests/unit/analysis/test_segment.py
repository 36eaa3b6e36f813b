"""Cutting into clauses."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sesprep.analysis.segment import segment
from sesprep.analysis.tokens import tokenize


def parts(text):
    return [text[span.start : span.end] for span in segment(text)]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("I ran a depot. It was old.", ["I ran a depot.", "It was old."]),
        ("Dr. Lee met the U.S. team at 9 a.m. on Monday. We spoke.", None),
        ("It was No. 5 on the list. no. that is wrong", ["It was No. 5 on the list.", "no.", "that is wrong"]),
        ("We cut the cost by 3.5 percent! Done", ["We cut the cost by 3.5 percent!", "Done"]),
        ("i did it. then i left", ["i did it.", "then i left"]),
        ("We moved the depot in June, which saved four million dollars.", None),
        ("- first thing\n- second thing", ["- first thing", "- second thing"]),
        ("  \n\t ", []),
        ("...", []),
        ("🙂 🙂", []),
    ],
)
def test_cuts(text, want):
    found = parts(text)
    if want is None:
        assert len(found) == 2
    else:
        assert found == want


def test_short_clauses_are_not_cut_off():
    assert parts("We left, which hurt.") == ["We left, which hurt."]


def test_a_line_opens_a_paragraph():
    assert [span.opens_paragraph for span in segment("One. Two.\nThree.")] == [True, False, True]


@given(st.text())
def test_any_text_is_cut_in_order_without_overlap_and_no_word_is_lost(text):
    spans = segment(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    covered = {at for span in spans for at in range(span.start, span.end)}
    assert all(at in covered for at, character in enumerate(text) if character.isalnum())


def test_a_figure_with_commas_is_one_word():
    assert [token.lower for token in tokenize("1,140 of 1,250,000, or 12,34 and a,b")] == (
        ["1,140", "of", "1,250,000", "or", "12", "34", "and", "a", "b"]
    )


def test_a_long_sentence_is_cut_at_its_commas_and_not_between_them():
    words = "the examiners who had been there for years and who knew the cases better than all the others in the region"
    text = f"After the plant had laid off a shift in the spring of that year I met with {words}, I asked them to stay"
    assert all(text[span.start - 2] == "," for span in segment(text)[1:])
