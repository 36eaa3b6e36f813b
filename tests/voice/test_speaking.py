"""The panel's voice, heard at the loudspeaker."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest

import sesprep as package
from sesprep.errors import MissingError
from sesprep.speech.panel import panel_voices
from sesprep.speech.player import NoPlayerError, play
from sesprep.speech.recorder import MicRecorder
from sesprep.speech.speaker import ChildSpeaker
from sesprep.speech.transcriber import ChildTranscriber

from .rig import QUESTION, WITHIN, Ear, Rig, word_errors

HERE = {"PYTHONPATH": str(Path(package.__file__).parents[1])}


def begun(utterance: object) -> bool:
    """Wait until sound begins; whether it does."""
    deadline = time.monotonic() + WITHIN
    while not utterance.speaking and not utterance.over and time.monotonic() < deadline:  # type: ignore[attr-defined]
        threading.Event().wait(0.005)
    return bool(utterance.speaking)  # type: ignore[attr-defined]


def test_the_question_is_heard(rig: Rig, recognizer: ChildTranscriber, tmp_path: Path) -> None:
    recording = MicRecorder("Monitor of spk").start(tmp_path / "heard.wav")
    assert recording.wait_open(WITHIN)
    said = ChildSpeaker().say(QUESTION)
    assert said.wait(WITHIN)
    assert said.problem is None
    recorded = recording.stop()
    job = recognizer.submit(recorded.path)
    assert job.wait(120)
    assert word_errors(QUESTION, job.result().text) <= 0.35


def test_stop_is_silence_at_once(rig: Rig) -> None:
    ear = Ear()
    late = []
    speaker = ChildSpeaker()
    for heard_for in (0.3, 0.7, 1.1):
        said = speaker.say(QUESTION)
        assert begun(said)
        start = time.monotonic()
        while ear.last < start + heard_for and not said.over:
            threading.Event().wait(0.01)
        asked = time.monotonic()
        said.stop()
        threading.Event().wait(0.5)
        assert ear.last > start
        late.append(max(ear.last - asked, 0))
    ear.close()
    assert min(late) <= 0.1  # a busy machine adds to it, and takes nothing away
    assert max(late) <= 0.4


def test_a_second_utterance_stops_the_first(rig: Rig) -> None:
    speaker = ChildSpeaker()
    first = speaker.say(QUESTION)
    assert begun(first)
    second = speaker.say("Thank you.")
    assert first.over
    assert second.wait(WITHIN)
    assert second.problem is None


def test_long_and_wordless_texts(rig: Rig, tmp_path: Path) -> None:
    speaker = ChildSpeaker(rate=400)
    assert speaker.say(" … !").over
    long = speaker.say("This is one sentence. " * 1200)  # the engine itself crashes on 21,000 characters
    assert begun(long)
    long.stop()
    assert long.problem is None


def test_without_miniaudio_the_systems_own_player_plays(
    rig: Rig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = ChildSpeaker().render("Good morning.", tmp_path / "a.wav")
    assert made.wait(WITHIN)
    monkeypatch.setattr("sesprep.speech.player.find_spec", lambda _name: None)
    ear, before = Ear(), time.monotonic()
    play(tmp_path / "a.wav")
    ear.close()
    assert ear.last > before
    (tmp_path / "a.wav").write_bytes(b"no sound")
    with pytest.raises(NoPlayerError):
        play(tmp_path / "a.wav")


def test_voices_differ(rig: Rig, tmp_path: Path) -> None:
    speaker = ChildSpeaker()
    voices = panel_voices(speaker.voices(), 3)
    assert len(set(voices)) == 3
    sounds = []
    for at, voice in enumerate(voices):
        made = speaker.render("Good morning.", tmp_path / f"{at}.wav", voice=voice)
        assert made.wait(WITHIN)
        assert made.problem is None
        sounds.append((tmp_path / f"{at}.wav").read_bytes())
    assert len(set(sounds)) == 3


def test_a_voice_that_is_not_here_is_named(rig: Rig) -> None:
    said = ChildSpeaker(voice="no/such").say(QUESTION)
    assert said.wait(WITHIN)
    assert "no voice 'no/such'" in str(said.problem)


def test_nothing_is_left_in_the_temporary_folder(rig: Rig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    said = ChildSpeaker().say(QUESTION)
    assert begun(said)
    assert list(tmp_path.glob("sesprep-*"))
    said.stop()
    assert not list(tmp_path.glob("sesprep-*"))


SAY = """
from sesprep.speech.speaker import ChildSpeaker
said = ChildSpeaker().say("Good morning.")
said.wait(30)
print(said.problem)
"""


def test_without_a_device_one_clear_line_and_no_scribble(tmp_path: Path) -> None:
    environ = {k: v for k, v in os.environ.items() if not k.startswith(("PULSE", "XDG_RUNTIME"))}
    environ["PULSE_SERVER"] = f"unix:{tmp_path}/none"
    done = subprocess.run([sys.executable, "-c", SAY], env=environ | HERE, capture_output=True, text=True, timeout=60)
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("No loudspeaker plays here, so the question stays as text.")


def test_without_an_engine_one_clear_line(rig: Rig, tmp_path: Path) -> None:
    for name in ("pyttsx3", "hibari"):
        (tmp_path / f"{name}.py").write_text("raise ImportError('it is not installed')")
    # the package's own folder stands first in a child's path: give it one where the engines cannot be imported
    (tmp_path / "sesprep").symlink_to(Path(package.__file__).parent)
    environ = os.environ | {"PYTHONPATH": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", SAY], env=environ, capture_output=True, text=True, timeout=60)
    assert done.stderr == ""
    assert done.stdout.startswith("No speech engine speaks here, so the question stays as text.")


TALK = """
import sys, time
from sesprep.speech.speaker import ChildSpeaker
said = ChildSpeaker().say("One two three four five six seven. " * 20)
while not said.speaking: time.sleep(0.01)
print(said._child.pid, flush=True)
time.sleep(60)
"""


def test_a_killed_app_leaves_no_voice_behind(rig: Rig) -> None:
    app = subprocess.Popen([sys.executable, "-c", TALK], env=os.environ | HERE, stdout=subprocess.PIPE, text=True)
    assert app.stdout is not None
    helper = psutil.Process(int(app.stdout.readline()))
    app.send_signal(signal.SIGKILL)
    app.wait(WITHIN)
    app.stdout.close()
    helper.wait(WITHIN)  # raises when it is still there
    assert not helper.is_running()


def test_a_killed_helper_is_told(rig: Rig) -> None:
    said = ChildSpeaker().say(QUESTION)
    assert begun(said)
    assert said._child is not None  # type: ignore[attr-defined]
    os.kill(said._child.pid, signal.SIGKILL)  # type: ignore[attr-defined]
    assert said.wait(WITHIN)
    assert isinstance(said.problem, MissingError)
