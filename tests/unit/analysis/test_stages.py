"""The told order against brute force over every way to cut the clauses into stretches."""

from bisect import bisect
from itertools import combinations_with_replacement
from math import exp, log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sesprep.analysis.stages import ABSENT, CLAUSES, COUNT, SHARES, SIZES, StageWeights, read_told

weights = st.floats(-2, 2, allow_nan=False)
clause = st.tuples(st.lists(weights, min_size=2 * COUNT, max_size=2 * COUNT), st.integers(1, 30))


def tables(draw):
    row = st.lists(weights, min_size=len(SHARES) + 1, max_size=len(SHARES) + 1)
    by_size = st.lists(row, min_size=len(SIZES) + 1, max_size=len(SIZES) + 1)
    lengths = st.lists(weights, min_size=len(CLAUSES) + 1, max_size=len(CLAUSES) + 1)
    four = {"min_size": COUNT, "max_size": COUNT}
    return StageWeights(share=draw(st.lists(by_size, **four)), clauses=draw(st.lists(lengths, **four)))


def every_cut(scores, words, table):
    """Each way to cut, as the places where stages begin and end, with its weight."""
    sizes = [count + 0.5 for count in words]
    size = bisect(SIZES, sum(words))
    for inner in combinations_with_replacement(range(len(scores) + 1), COUNT - 1):
        cuts = (0, *inner, len(scores))
        total = 0.0
        for stage in range(COUNT):
            first, end = cuts[stage], cuts[stage + 1]
            if first == end:
                total += ABSENT
                continue
            share = sum(sizes[first:end]) / sum(sizes)
            total += sum(row[stage] for row in scores[first:end]) + scores[first][COUNT + stage]
            total += (
                table.share[stage][size][bisect(SHARES, share)] + table.clauses[stage][bisect(CLAUSES, end - first)]
            )
        yield cuts, exp(total)


@settings(max_examples=60, deadline=None)
@given(st.lists(clause, min_size=1, max_size=6), st.data())
def test_it_weighs_every_cut(clauses, data):
    scores, words = [row for row, _ in clauses], [count for _, count in clauses]
    table = tables(data.draw)
    found = read_told(scores, words, table)
    cuts = list(every_cut(scores, words, table))
    mass = sum(weight for _, weight in cuts)
    for stage in range(COUNT):
        for at in range(len(scores)):
            inside = sum(weight for cut, weight in cuts if cut[stage] <= at < cut[stage + 1])
            assert found.odds[at][stage] == pytest.approx(inside / mass, abs=1e-6)
        gone = sum(weight for cut, weight in cuts if cut[stage] == cut[stage + 1]) / mass
        if gone < 1 - 1e-9:
            assert found.gains[stage] == pytest.approx(ABSENT - log(gone / (1 - gone)), abs=1e-3)


def test_far_places_are_dropped_without_changing_the_reading():
    """Sixty clauses of clear letters: the odds still add up to one at each of them."""
    letters = [0] * 12 + [1] * 3 + [2] * 30 + [3] * 15
    scores = [[6.0 * (stage == letter) for stage in range(COUNT)] + [0.0] * COUNT for letter in letters]
    flat = StageWeights(
        share=[[[0.0] * (len(SHARES) + 1)] * (len(SIZES) + 1)] * COUNT, clauses=[[0.0] * (len(CLAUSES) + 1)] * COUNT
    )
    told = read_told(scores, [9] * len(letters), flat)
    assert [row.index(max(row)) for row in told.odds] == letters
    assert all(sum(row) == pytest.approx(1, abs=1e-6) for row in told.odds)
    assert min(told.gains) > 10
