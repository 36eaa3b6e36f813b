"""A recording is cut in pauses, and nothing of it is left out or heard twice."""

import pytest

from sesprep.domain.delivery import Span
from sesprep.speech.portions import portions


def spans(*places: tuple[float, float]) -> list[Span]:
    return [Span(start=start, end=end) for start, end in places]


@pytest.mark.parametrize(
    ("speech", "seconds", "found"),
    [
        (spans((1, 9)), 12.0, [(0, 12)]),
        (spans((1, 6), (8, 12), (14, 19)), 30.0, [(0, 7), (7, 13), (13, 30)]),
        (spans((1, 4), (5, 9), (10, 14)), 15.0, [(0, 9.5), (9.5, 15)]),
        (spans((0, 25)), 25.0, [(0, 10), (10, 20), (20, 25)]),
        (spans((0, 3), (4, 20)), 21.0, [(0, 3.5), (3.5, 14), (14, 21)]),
        (spans((90, 95)), 120.0, [(0, 120)]),
        ([], 120.0, [(0, 120)]),
    ],
)
def test_they_are_cut_in_pauses(speech: list[Span], seconds: float, found: list[tuple[float, float]]) -> None:
    assert portions(speech, seconds, 10.0) == found


def test_an_answer_of_the_usual_length_is_one() -> None:
    assert portions(spans(*((n * 10.0, n * 10.0 + 8) for n in range(29))), 290.0) == [(0.0, 290.0)]
