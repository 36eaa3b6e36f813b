"""Altered copies keep their labels and lose just what they say they lose."""

import random

from training.variants import (
    ELEMENTS,
    complete,
    misheard,
    replaced,
    result_first,
    shuffled,
    unpunctuated,
    without,
)

from training import corpus

WHOLE = [answer for answer in corpus.load() if complete(answer)][::25]


def words_of(answer):
    return sorted(answer.text.split())


def test_units_cover_what_they_name():
    for answer in WHOLE:
        for copy in (result_first(answer), unpunctuated(answer), without(answer, "task")):
            assert [copy.text[u.start : u.end].strip() for u in copy.units] == [
                copy.text[u.start : u.end] for u in copy.units
            ]
            assert " ".join(copy.text[u.start : u.end] for u in copy.units) == copy.text


def test_a_deleted_part_is_gone_and_named_missing():
    for answer in WHOLE:
        for element, roles in ELEMENTS.items():
            copy = without(answer, element)
            assert not {unit.role for unit in copy.units} & roles
            assert element in copy.missing
            filled = replaced(answer, element)
            assert not {unit.role for unit in filled.units} & roles
            assert len(filled.text.split()) >= len(copy.text.split())


def test_moving_parts_keeps_every_word():
    draw = random.Random(1)
    for answer in WHOLE:
        assert words_of(result_first(answer)) == words_of(answer)
        assert words_of(shuffled(answer, draw)) == words_of(answer)


def test_mishearing():
    draw = random.Random(2)
    answer = WHOLE[0]
    assert misheard(answer, 0.0, draw, ["x"]).text == unpunctuated(answer).text
    assert misheard(answer, 0.5, draw, ["x"]).text != unpunctuated(answer).text
