"""The commands that speak and hear, as processes, with a sound server or without."""

import array
import json
import os
import pty
import re
import subprocess
import sys
import time
import wave
from collections.abc import Callable
from pathlib import Path

import pytest

import sesprep as package
from sesprep.speech.setup import copy_model

from . import rig as rigs
from .rig import QUESTION, WITHIN, Rig

COMMAND = [sys.executable, "-c", "from sesprep.cli.main import main; main()"]
HERE = {"PYTHONPATH": str(Path(package.__file__).parents[1])}
Run = Callable[..., "subprocess.CompletedProcess[str]"]
Spoken = tuple[Path, list[tuple[float, float]]]


@pytest.fixture
def sesprep(tmp_path: Path) -> Run:
    def run(*words: str, stdin: str = "") -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [*COMMAND, *words],
            input=stdin,
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env=os.environ | HERE,
            timeout=120,
        )

    return run


@pytest.fixture
def installed(model: Path) -> Path:
    """The model, where the commands look for it."""
    folder = Path(os.environ["SESPREP_HOME"]) / "models"
    copy_model(model, folder, lambda _done, _whole: None)
    return folder / model.name


def rows(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_voices_are_listed(rig: Rig, sesprep: Run) -> None:
    done = sesprep("voices", "--json")
    assert done.returncode == 0
    found = rows(done.stdout)
    assert {str(row["language"])[:2] for row in found} == {"en"}
    assert len(rows(sesprep("voices", "--all", "--json").stdout)) > len(found)


def test_say_speaks_what_it_is_given(rig: Rig, sesprep: Run) -> None:
    done = sesprep("say", "--rate", "300", "-", stdin="Good morning.")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    done = sesprep("say", "--voice", "no/such", "Good morning.")
    assert done.returncode == 2
    assert "no voice 'no/such'" in done.stderr


def test_any_key_stops_say(rig: Rig) -> None:
    ours, theirs = pty.openpty()
    text = QUESTION * 6
    with subprocess.Popen(
        [*COMMAND, "say", text], stdin=theirs, stdout=theirs, stderr=theirs, env=os.environ | HERE
    ) as done:
        os.close(theirs)
        rig.wait_for_stream("sink-inputs")
        os.write(ours, b"x")
        start = time.monotonic()
        rig.wait_for_stream("sink-inputs", there=False)
        assert time.monotonic() < start + 10  # the text takes half a minute
        assert done.wait(WITHIN) == 0
    os.close(ours)


def test_record_and_transcribe_and_check(
    rig: Rig, sesprep: Run, spoken: Spoken, installed: Path, tmp_path: Path
) -> None:
    with subprocess.Popen(
        [*COMMAND, "record", "answer.wav", "--seconds", "9", "--json"],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, cwd=tmp_path, env=os.environ | HERE,
    ) as recording:  # fmt: skip
        rig.wait_for_stream("source-outputs")
        with rig.play(spoken[0]) as player:
            told, _ = recording.communicate(timeout=120)
            player.kill()
    assert recording.returncode == 0
    facts = json.loads(told)
    assert facts["seconds"] >= 9
    assert facts["notice"] == ""
    heard = json.loads(sesprep("transcribe", "answer.wav", "--json").stdout)
    assert "field office" in heard["text"]
    assert heard["delivery"]["words"] == len(heard["words"]) == len(heard["text"].split())
    again = sesprep("record", "answer.wav")
    assert again.returncode == 2
    assert "exists already" in again.stderr


def test_check_takes_a_recording(sesprep: Run, spoken: Spoken, installed: Path) -> None:
    done = sesprep("check", "--audio", str(spoken[0]), "--json")
    assert done.returncode == 0
    one = json.loads(done.stdout)
    assert one["schema"] == 1
    assert one["elements"]["situation"]["verdict"] == "present"
    assert len(one["delivery"]["pauses"]) == 2
    assert one["transcript"]["model"] == "tiny.en"
    text = sesprep("check", "--audio", str(spoken[0])).stdout
    assert "How it was spoken (observed, not judged):" in text
    assert re.search(r"^Pause: (1\.[89]|2\.[012]) seconds at 0:0[67]", text, re.MULTILINE)


def test_recordings_that_cannot_be_checked_are_named_and_the_others_are_checked(
    sesprep: Run, spoken: Spoken, installed: Path, tmp_path: Path
) -> None:
    rigs.encode(spoken[0], tmp_path / "phone.mp3", "libmp3lame", 48000, "stereo")
    whole = rigs.encode(spoken[0], tmp_path / "stereo.wav", "pcm_s16le", 44100, "stereo").read_bytes()
    (tmp_path / "cut.wav").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "head.wav").write_bytes(whole[:30])
    (tmp_path / "empty.mp3").write_bytes(b"")
    (tmp_path / "letter.mp3").write_text("I led a team. " * 500)
    (tmp_path / "page.wav").write_bytes(b"%PDF-1.4" + bytes(range(256)) * 40)
    rigs.two_hours(tmp_path / "long.wav")
    rigs.in_german(tmp_path / "german.wav")
    rigs.overdriven(spoken[0], tmp_path / "loud.wav")
    says = {
        "none.wav": "The recording could not be read: No such file or directory.",
        "empty.mp3": "This recording is empty.",
        "letter.mp3": "This is no recording that can be read",
        "page.wav": "This is no recording that can be read",
        "head.wav": "This is no recording that can be read",
        "long.wav": "This recording is more than an hour long. Cut out the answer",
        "cut.wav": "This file is cut off: it should last",
        "german.wav": "Many of these words are doubtful",
        "loud.wav": "The recording is overdriven",
    }
    named = [word for name in ("phone.mp3", "stereo.wav", *says) for word in ("--audio", name)]
    done = sesprep("check", "--json", *named)
    assert done.returncode == 2
    told = done.stderr.splitlines()
    assert len(told) == len(says), told
    for line, (name, words) in zip(told, says.items(), strict=True):
        assert name in line
        assert words in line
    checked = rows(done.stdout)
    assert [one["id"] for one in checked] == ["phone.mp3", "stereo.wav", "cut.wav", "german.wav", "loud.wav"]
    assert checked[0]["elements"]["situation"]["verdict"] == "present"  # type: ignore[index]


def test_a_recording_that_is_given_as_text_is_told_the_way(sesprep: Run, spoken: Spoken) -> None:
    done = sesprep("check", str(spoken[0]))
    assert done.returncode == 2
    assert "This is a recording, and no text. `sesprep check --audio FILE`" in done.stderr


def test_without_a_model_no_verdict_is_pretended(sesprep: Run, spoken: Spoken) -> None:
    for words in (("transcribe", str(spoken[0])), ("check", "--audio", str(spoken[0]))):
        done = sesprep(*words)
        assert done.returncode == 3
        assert done.stdout == ""
        assert "no speech model yet" in done.stderr
        assert "sesprep voice setup" in done.stderr


def test_a_model_is_installed_from_a_folder(sesprep: Run, model: Path, tmp_path: Path) -> None:
    done = sesprep("voice", "setup", "--model", str(model))
    assert done.returncode == 0
    assert "78 MB, license MIT" in done.stderr
    assert "is installed" in done.stdout
    assert "and whole" in sesprep("voice", "setup", "--model", "tiny.en").stdout
    (here,) = [row for row in rows(sesprep("voice", "list", "--json").stdout) if row["path"]]
    assert here["name"] == "tiny.en"
    empty = sesprep("voice", "setup", "--model", str(tmp_path))
    assert empty.returncode == 2
    assert "no speech model in this folder" in empty.stderr


def test_setup_asks_before_it_fetches(sesprep: Run) -> None:
    done = sesprep("voice", "setup", stdin="n\n")
    assert done.returncode == 130
    assert "base.en: 148 MB, license MIT, from https://huggingface.co/Systran" in done.stderr


def hum(path: Path) -> Path:
    """A minute in which the microphone never gives zeros."""
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 16000, 0, "NONE", ""))
        file.writeframes(array.array("h", [3000, 3000, -3000, -3000] * 240_000).tobytes())
    return path


def test_the_doctor_tries_each_part(rig: Rig, sesprep: Run, installed: Path, tmp_path: Path) -> None:
    with rig.play(hum(tmp_path / "hum.wav")) as player:
        done = sesprep("doctor", "--json")
        player.kill()
    parts = {str(row["part"]): row for row in rows(done.stdout)}
    assert all(row["works"] for row in parts.values()), parts
    assert list(parts) == [
        "folders", "settings", "terminal", "speech engine", "loudspeaker", "microphone", "recognizer",
    ]  # fmt: skip
    assert "tiny.en loads, and heard" in str(parts["recognizer"]["says"])
    assert done.returncode == 0


def test_the_doctor_finds_a_muted_microphone(rig: Rig, sesprep: Run) -> None:
    parts = {str(row["part"]): row for row in rows(sesprep("doctor", "--json").stdout)}
    assert not parts["microphone"]["works"]
    assert "gives nothing at all" in str(parts["microphone"]["says"])
    assert "muted" in str(parts["microphone"]["fix"])


def test_the_doctor_says_the_fix_for_each_lack(sesprep: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/none")
    done = sesprep("doctor", "--json")
    parts = {str(row["part"]): row for row in rows(done.stdout)}
    assert done.returncode == 3
    assert done.stderr == ""
    for name in ("loudspeaker", "microphone", "recognizer"):
        assert not parts[name]["works"]
        assert parts[name]["fix"]


def test_the_voice_is_not_loaded_where_it_is_not_used(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from importlib import import_module\n"
        "from sesprep.cli.main import COMMANDS\n"
        "for name in COMMANDS: import_module('sesprep.cli.commands.' + name)\n"
        "import sesprep.speech.services, sesprep.speech.health, sesprep.speech.recordings, sesprep.speech.setup\n"
        "from sesprep.domain.settings import Settings\n"
        "from pathlib import Path\n"
        "sesprep.speech.services.open_speaker(Settings())\n"
        "sesprep.speech.services.open_recorder(Settings())\n"
        "sesprep.speech.services.open_transcriber(Settings(), Path('.'))\n"
        "heavy = {'pyttsx3', 'miniaudio', '_miniaudio', 'faster_whisper', 'ctranslate2', 'onnxruntime', 'av',\n"
        "         'numpy', 'hibari', 'huggingface_hub'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=tmp_path, env=os.environ | HERE, timeout=60
    )
    assert done.stdout == "[]\n", done.stderr
