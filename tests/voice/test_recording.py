"""The candidate's answer, recorded from a microphone and kept whatever happens."""

import os
import signal
import subprocess
import sys
import time
import wave
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
import psutil
import pytest

import sesprep as package
from sesprep.analysis.delivery import observe
from sesprep.errors import BadInputError, MissingError
from sesprep.speech.recorder import MicRecorder
from sesprep.speech.recording import MicRecording
from sesprep.speech.transcriber import ChildTranscriber
from sesprep.speech.wav import HEADER, mend_header

from . import rig as rigs
from .rig import ANSWER, WITHIN, Rig, word_errors

HERE = {"PYTHONPATH": str(Path(package.__file__).parents[1])}
PAUSE_WITHIN = 0.2
Spoken = tuple[Path, list[tuple[float, float]]]


def opened(path: Path, device: str | None = None) -> MicRecording:
    recording = MicRecorder(device).start(path)
    assert recording.wait_open(WITHIN)
    return recording


def until(recording: MicRecording, true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + WITHIN
    while not true():
        assert time.monotonic() < deadline
        recording.wait(0.05)


def test_an_answer_is_recorded_transcribed_and_observed(
    rig: Rig, recognizer: ChildTranscriber, spoken: Spoken, tmp_path: Path
) -> None:
    path, places = spoken
    recording = opened(tmp_path / "answer.wav")
    with rig.play(path) as player:
        assert player.wait(WITHIN) == 0
    recorded = recording.stop()
    assert recorded.problem is None
    job = recognizer.submit(recorded.path)
    assert job.wait(120)
    heard = job.result()
    assert word_errors(ANSWER, heard.text) <= 0.15

    offset = heard.speech[0].start - places[0][0]  # the player starts a moment after the recorder
    delivery = observe(heard)
    silences = [(a[1] + offset, b[0] - a[1]) for a, b in pairwise(places)]
    noticed = [(start, length) for start, length in silences if length >= 1.5]
    assert len(delivery.pauses) == len(noticed)
    for found, (start, length) in zip(delivery.pauses, noticed, strict=True):
        assert abs(found.start - start) <= PAUSE_WITHIN
        assert abs(found.seconds - length) <= PAUSE_WITHIN
    assert delivery.pauses[0].after.split()[-1] == "up"
    assert recorded.think is not None
    assert delivery.think is not None
    assert abs(recorded.think - delivery.think) <= 0.3


def test_a_silent_microphone_is_told(rig: Rig, tmp_path: Path) -> None:
    recording = opened(tmp_path / "silent.wav")
    until(recording, lambda: bool(recording.notice))
    assert "gives nothing at all" in recording.notice
    recorded = recording.stop()
    assert recorded.think is None
    assert mend_header(recorded.path) >= 2


def test_an_overdriven_microphone_is_told(rig: Rig, tmp_path: Path) -> None:
    noise = (np.sign(np.sin(np.arange(24000) / 30)) * 32767).astype("<i2")
    with wave.open(str(tmp_path / "loud.wav"), "wb") as file:
        file.setparams((1, 2, 24000, 0, "NONE", ""))
        file.writeframes(noise.tobytes() * 4)
    recording = opened(tmp_path / "answer.wav")
    with rig.play(tmp_path / "loud.wav"):
        until(recording, lambda: "too loud" in recording.notice)
    recording.stop()


def test_a_pause_keeps_nothing(rig: Rig, tmp_path: Path) -> None:
    recording = opened(tmp_path / "answer.wav")
    until(recording, lambda: recording.level is not None and recording.level.elapsed >= 0.5)
    recording.pause()
    assert recording.state == "paused"
    before = None
    while recording.level != before:  # the order takes a moment to be heard
        before = recording.level
        recording.wait(0.5)
    recording.wait(1.0)
    assert recording.level == before
    recording.resume()
    until(
        recording,
        lambda: recording.level is not None and before is not None and recording.level.elapsed > before.elapsed,
    )
    recorded = recording.stop()
    assert recorded.seconds == pytest.approx(mend_header(recorded.path))
    assert recording.state == "over"


def test_a_file_in_use_and_a_missing_folder_are_refused(rig: Rig, tmp_path: Path) -> None:
    (tmp_path / "answer.wav").write_bytes(b"mine")
    with pytest.raises(BadInputError, match="exists"):
        MicRecorder().start(tmp_path / "answer.wav")
    with pytest.raises(MissingError):
        MicRecorder().start(tmp_path / "nowhere" / "answer.wav")
    assert (tmp_path / "answer.wav").read_bytes() == b"mine"


def test_microphones_are_listed_and_an_unknown_one_is_named(rig: Rig, tmp_path: Path) -> None:
    assert "Monitor of mic" in [one.name for one in MicRecorder().microphones()]
    recording = MicRecorder("no such thing").start(tmp_path / "answer.wav")
    assert recording.wait(WITHIN)
    assert "no microphone 'no such thing'" in str(recording.problem)


def test_without_a_microphone_one_clear_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/none")
    with pytest.raises(MissingError, match="No microphone"):
        MicRecorder().microphones()
    recording = MicRecorder().start(tmp_path / "answer.wav")
    recorded = recording.stop()
    assert isinstance(recorded.problem, MissingError)
    assert "No microphone" in str(recorded.problem)


def test_a_microphone_taken_away_in_the_middle_keeps_the_answer(
    rig: Rig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with rigs.running(tmp_path / "rig") as own:
        for name, value in own.environ.items():
            monkeypatch.setenv(name, value)
        recording = opened(tmp_path / "answer.wav")
        until(recording, lambda: recording.level is not None and recording.level.elapsed >= 1)
        os.kill(own.server, signal.SIGKILL)
        assert recording.wait(WITHIN)
    assert "taken away" in str(recording.problem)
    assert recording.stop().seconds >= 1
    assert mend_header(tmp_path / "answer.wav") == pytest.approx(recording.stop().seconds)


def test_a_killed_helper_keeps_the_answer(rig: Rig, tmp_path: Path) -> None:
    recording = opened(tmp_path / "answer.wav")
    until(recording, lambda: recording.level is not None and recording.level.elapsed >= 2)
    assert recording.level is not None
    os.kill(recording._child.pid, signal.SIGKILL)
    before = recording.level.elapsed
    assert recording.wait(WITHIN)
    assert "ended by itself" in str(recording.problem)
    assert recording.stop().seconds >= before - 1


RECORD = """
import sys, time
from pathlib import Path
from sesprep.speech.recorder import MicRecorder
recording = MicRecorder().start(Path(sys.argv[1]))
recording.wait_open(20)
print(recording._child.pid, flush=True)
while recording.level is None or recording.level.elapsed < 2: time.sleep(0.02)
print("two", flush=True)
recording.wait(60)
print(recording.problem)
"""


def test_a_killed_app_keeps_the_answer(rig: Rig, tmp_path: Path) -> None:
    path = tmp_path / "answer.wav"
    command = [sys.executable, "-c", RECORD, str(path)]
    with subprocess.Popen(command, env=os.environ | HERE, stdout=subprocess.PIPE, text=True) as app:
        assert app.stdout is not None
        helper = psutil.Process(int(app.stdout.readline()))
        assert app.stdout.readline() == "two\n"
        app.kill()
        helper.wait(WITHIN)
    with wave.open(str(path), "rb") as file:  # the header fits without any mending
        assert file.getnframes() / file.getframerate() >= 1
        assert path.stat().st_size == HEADER + 2 * file.getnframes()


LIMITED = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
"""


def test_a_full_disk_keeps_what_was_recorded(rig: Rig, tmp_path: Path) -> None:
    path = tmp_path / "answer.wav"
    script = LIMITED + RECORD.replace(
        "while recording.level is None or recording.level.elapsed < 2: time.sleep(0.02)\n", ""
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], env=os.environ | HERE, capture_output=True, text=True, timeout=60
    )
    assert "The disk is full. What was recorded until then is kept." in done.stdout
    assert 1 <= mend_header(path) <= 1.9
    assert path.stat().st_size <= 60_000
