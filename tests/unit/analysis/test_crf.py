"""The chain model against brute force over every path."""

from itertools import product
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sesprep.analysis import crf

LABELS = 3
weights = st.floats(-4, 4, allow_nan=False)
rows = st.lists(st.lists(weights, min_size=LABELS, max_size=LABELS), min_size=1, max_size=5)
square = st.lists(st.lists(weights, min_size=LABELS, max_size=LABELS), min_size=LABELS, max_size=LABELS)


def every_path(unary, allowed=None):
    return [
        path
        for path in product(range(LABELS), repeat=len(unary))
        if all(label in labels for at, labels in (allowed or {}).items() for label in [path[at]])
    ]


@given(rows, square)
def test_best_path_is_the_best_of_all(unary, transitions):
    best = max(crf.path_score(unary, transitions, path) for path in every_path(unary))
    found = crf.best_path(unary, transitions, {})
    assert crf.path_score(unary, transitions, found) == pytest.approx(best)


@given(rows, square, st.data())
def test_marginals_sum_over_all_paths_and_respect_a_clamp(unary, transitions, data):
    at = data.draw(st.integers(0, len(unary) - 1))
    clamped = {at: frozenset({data.draw(st.integers(0, LABELS - 1))})}
    paths = every_path(unary, clamped)
    mass = [exp(crf.path_score(unary, transitions, path)) for path in paths]
    found = crf.marginals(unary, transitions, clamped)
    for unit in range(len(unary)):
        for label in range(LABELS):
            want = sum(m for m, path in zip(mass, paths, strict=True) if path[unit] == label) / sum(mass)
            assert found[unit][label] == pytest.approx(want, abs=1e-9)


@given(rows, square)
def test_ordered_score_is_that_of_the_best_path_that_never_goes_back(unary, transitions):
    ordered = [p for p in product((0, 1), repeat=len(unary)) if list(p) == sorted(p)]
    best = max(crf.path_score(unary, transitions, path) for path in ordered)
    assert crf.ordered_score(unary, transitions, [0, 1, None]) == pytest.approx(best)


def test_no_units_give_no_labels():
    assert crf.best_path([], [[0.0]], {}) == []
    assert crf.marginals([], [[0.0]], {}) == []
    assert crf.ordered_score([], [[0.0]], [0]) == 0.0
