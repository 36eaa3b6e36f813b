"""Speech at another speed keeps its pitch, and needs no library to be faster."""

import array
import math
from itertools import pairwise

import pytest

from sesprep.speech import stretch
from sesprep.speech.stretch import stretched
from sesprep.speech.wav import RATE

SECOND = array.array("h", (int(9000 * math.sin(2 * math.pi * 440 * at / RATE)) for at in range(RATE * 4)))


def crossings(samples: "array.array[int]") -> float:
    """How often a second the sound goes through zero upward: its pitch."""
    inside = samples[RATE // 2 : len(samples) - RATE // 2]
    return sum(a < 0 <= b for a, b in pairwise(inside)) * RATE / len(inside)


@pytest.mark.parametrize("speed", [0.75, 0.9, 1.0, 1.15, 1.25, 1.5])
def test_length_and_pitch(speed: float) -> None:
    pytest.importorskip("av")
    made = stretched(SECOND, speed)
    assert len(made) / RATE == pytest.approx(4 / speed, abs=0.05)
    assert crossings(made) == pytest.approx(440, rel=0.03)


def test_without_the_library_the_length_is_right_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stretch, "find_spec", lambda _name: None)
    assert len(stretched(SECOND, 1.25)) == int(len(SECOND) / 1.25)
    assert len(stretched(array.array("h"), 0.75)) == 0
