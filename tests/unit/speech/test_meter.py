import array
import math

import pytest

from sesprep.speech.meter import FLOOR, Meter, decibels
from sesprep.speech.ports import Level
from sesprep.speech.recording import notice
from sesprep.speech.wav import RATE


def tone(seconds: float, loudness: float) -> bytes:
    """A tone of so many seconds, its peak `loudness` of full scale."""
    count = int(seconds * RATE)
    return array.array("h", (int(32767 * loudness * math.sin(at / 8)) for at in range(count))).tobytes()


def test_think_time_ends_with_the_first_word_not_with_a_click() -> None:
    meter = Meter()
    meter.hear(tone(1.0, 0.001))
    meter.hear(tone(0.1, 0.5))  # a click
    meter.hear(tone(0.9, 0.001))
    assert meter.think is None
    meter.hear(tone(1.0, 0.2))
    assert meter.think == pytest.approx(2.0)
    assert meter.quiet == 0
    meter.hear(tone(1.5, 0.001))
    assert meter.quiet == pytest.approx(1.5)
    assert meter.elapsed == pytest.approx(4.5)


def test_noise_of_the_room_is_no_word() -> None:
    meter = Meter()
    meter.hear(tone(5, 0.02))
    assert meter.loudness > -45
    assert meter.think is None
    meter.hear(tone(0.5, 0.2))
    assert meter.think == pytest.approx(5.0)


def test_zeros_and_overdrive_are_counted() -> None:
    meter = Meter()
    meter.hear(bytes(RATE))
    assert meter.zero
    assert meter.loudness == meter.peak == FLOOR
    meter.hear(array.array("h", [32767, -32768, 5, 0] * 400).tobytes())
    assert not meter.zero
    assert meter.clipped == 800


def test_samples_come_in_any_portions() -> None:
    sound = tone(1.03, 0.3)
    whole, parts = Meter(), Meter()
    whole.hear(sound)
    new = [parts.hear(sound[at : at + 441]) for at in range(0, len(sound), 441)]
    assert new.count(True) == 10
    assert (parts.loudness, parts.peak, parts.elapsed) == (whole.loudness, whole.peak, whole.elapsed)


def test_decibels_stay_in_range() -> None:
    assert decibels(0) == FLOOR
    assert decibels(32768) == 0
    assert decibels(0.0001) == FLOOR


@pytest.mark.parametrize(
    ("level", "told"),
    [
        (None, ""),
        (Level(1.0, FLOOR, FLOOR, None, 1.0, True, 0), ""),
        (Level(2.5, FLOOR, FLOOR, None, 2.5, True, 0), "gives nothing at all"),
        (Level(8.5, -60, -50, None, 8.5, False, 0), "Nothing is heard yet"),
        (Level(8.5, -20, -10, 3.0, 0.0, False, 0), ""),
        (Level(8.5, -3, 0, 3.0, 0.0, False, 900), "too loud"),
    ],
)
def test_the_notice_names_what_is_wrong(level: Level | None, told: str) -> None:
    assert (told in notice(level)) if told else notice(level) == ""
