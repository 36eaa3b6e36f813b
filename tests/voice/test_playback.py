"""A recording heard at a real loudspeaker that is not there: places, speeds, holding, and a sound server that dies."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from sesprep.errors import BadInputError, MissingError
from sesprep.speech.playback import Playback
from sesprep.speech.recordings import compress

from . import rig as rigs

TONES = ((1.0, 0), (2.0, 440), (1.0, 0), (2.0, 880))
"""Seconds, and the pitch of each part; 0 is silence."""


TRIES = 3
"""How often a moment is measured: a busy machine hears late now and then, a wrong program each time."""


def tones(path: Path) -> Path:
    import array
    import math
    import wave

    samples = array.array("h")
    for seconds, pitch in TONES:
        samples.extend(int(9000 * math.sin(2 * math.pi * pitch * at / 16000)) for at in range(int(seconds * 16000)))
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 16000, 0, "NONE", ""))
        file.writeframes(samples.tobytes())
    return path


def until(true: Callable[[], bool], within: float = rigs.WITHIN) -> bool:
    end = time.monotonic() + within
    while not true() and time.monotonic() < end:
        time.sleep(0.005)
    return true()


@pytest.fixture
def heard(rig: rigs.Rig):
    ear = rigs.Ear()
    yield ear
    ear.close()


@pytest.mark.parametrize("kind", ["wav", "flac"])
def test_it_plays_holds_and_goes_to_places(heard: rigs.Ear, tmp_path: Path, kind: str) -> None:
    path = tones(tmp_path / "a.wav")
    path = compress(path) if kind == "flac" else path
    assert path.suffix == f".{kind}"
    player = Playback(path)
    assert player.wait_open(rigs.WITHIN)
    assert player.seconds == pytest.approx(6.0, abs=0.02)
    assert heard.last == 0.0  # nothing before it is asked for
    player.seek(1.2)
    player.toggle()
    assert until(lambda: heard.last > 0)
    assert until(lambda: player.position > 1.3)
    player.toggle()
    stopped = time.monotonic()
    time.sleep(0.8)  # the tone goes on for more than a second
    assert heard.last - stopped < 0.5
    held = player.position
    time.sleep(0.2)
    assert player.position == held
    player.close()


@pytest.mark.parametrize("steps", [-2, 0, 3])
def test_the_place_told_is_the_one_heard(heard: rigs.Ear, tmp_path: Path, steps: int) -> None:
    player = Playback(tones(tmp_path / "a.wav"))
    assert player.wait_open(rigs.WITHIN)
    player.turn(steps)
    wrong = []
    for _ in range(TRIES):
        player.seek(0.5)
        heard.last = 0.0
        player.play()
        assert until(lambda: heard.last > 0)
        wrong.append(abs(player.position - 1.0))  # where the first tone begins
        if wrong[-1] <= 0.25:
            break
        player.toggle()
        assert until(lambda: time.monotonic() > heard.last + 0.5)  # silent again
    assert min(wrong) <= 0.25
    player.close()


@pytest.mark.parametrize(("steps", "speed"), [(-2, 0.75), (0, 1.0), (3, 1.5)])
def test_speeds_take_the_time_they_say(heard: rigs.Ear, tmp_path: Path, steps: int, speed: float) -> None:
    player = Playback(tones(tmp_path / "a.wav"))
    assert player.wait_open(rigs.WITHIN)
    player.turn(steps)
    assert player.speed == speed
    wrong = []
    while len(wrong) < TRIES and min(wrong, default=1.0) > 0.5:
        player.seek(3.0)
        player.play()
        began = time.monotonic()
        assert until(lambda: player.over)
        wrong.append(abs(time.monotonic() - began - 3.0 / speed))
        assert heard.last > began
        assert player.state == "paused"
    assert min(wrong) <= 0.5
    player.toggle()  # from the start again
    assert until(lambda: 0 < player.position < 1.0)
    player.close()


def test_a_sound_server_that_dies_is_told_and_nothing_hangs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if rigs.lacking():
        pytest.skip("there is no sound server here")
    with rigs.running(tmp_path / "rig") as own:
        for name, value in own.environ.items():
            monkeypatch.setenv(name, value)
        player = Playback(tones(tmp_path / "a.wav"))
        assert player.wait_open(rigs.WITHIN)
        player.play()
        assert until(lambda: player.position > 0.2)
        os.kill(own.server, signal.SIGKILL)
        assert until(lambda: player.state == "failed")
        assert isinstance(player.problem, MissingError)
        assert player.problem.hint
        player.play()
        player.seek(1)
        player.turn(1)
        player.close()


def test_without_a_loudspeaker_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/none")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    player = Playback(tones(tmp_path / "a.wav"))
    if not until(lambda: player.state == "failed", 30):
        pytest.skip("this machine has a loudspeaker")
    assert player.problem is not None
    assert player.problem.hint


@pytest.mark.parametrize("data", [b"", b"RIFF", b"not a recording at all" * 50])
def test_a_damaged_recording_is_named(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(data)
    player = Playback(path)
    assert until(lambda: player.state == "failed")
    assert isinstance(player.problem, BadInputError)
    assert str(path) in player.problem.where


def test_a_killed_helper_is_told(rig: rigs.Rig, tmp_path: Path) -> None:
    player = Playback(tones(tmp_path / "a.wav"))
    assert player.wait_open(rigs.WITHIN)
    assert player._child is not None
    os.kill(player._child.pid, signal.SIGKILL)
    assert until(lambda: player.state == "failed")
    player.close()
