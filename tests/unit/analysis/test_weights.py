"""The weights of named features."""

from struct import pack

import pytest

from sesprep.analysis.weights import Weights


def weights() -> Weights:
    return Weights(["w asked", "w we", "bias"], pack("<6f", 1, 2, 3, 4, 5, 6), 2)


def test_a_row_is_the_same_however_and_however_often_it_is_asked_for():
    table = weights()
    assert table["w we"] == (3, 4)
    assert table.rows({"w we"}) == [(3, 4)]
    assert table["w we"] == (3, 4)


def test_features_that_are_not_known_have_no_row():
    table = weights()
    assert table["w perhaps"] is None
    assert sorted(table.rows({"w perhaps", "bias", "w asked"})) == [(1, 2), (5, 6)]


def test_bytes_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match="3 features with 20 bytes"):
        Weights(["a", "b", "c"], pack("<5f", 1, 2, 3, 4, 5), 2)
