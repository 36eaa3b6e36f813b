"""The app itself in a terminal, asked aloud and answered aloud on a real sound server."""

import os
import pty
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

import sesprep as package
from sesprep.domain.session import SessionRecord
from sesprep.speech.setup import copy_model
from sesprep.speech.wav import mend_header
from sesprep.storage.drafts import unfinished
from sesprep.storage.history import list_sessions
from sesprep.storage.places import Places

from .rig import ANSWER, WITHIN, Ear, Rig, samples, word_errors

HERE = {"PYTHONPATH": str(Path(package.__file__).parents[1])}
APP = """
import sys
from pathlib import Path
from sesprep.storage.places import Places
from sesprep.tui.app import run
sys.exit(run(Places.find(Path(sys.argv[1]), {})))
"""
PLAIN = "from sesprep.cli.main import main; main()"
Spoken = tuple[Path, list[tuple[float, float]]]


class Terminal:
    """A real terminal with a process in it; a thread reads all the time, so that the process never waits for us."""

    def __init__(self, *command: str) -> None:
        self.master, slave = pty.openpty()
        environ = os.environ | HERE | {"TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"}
        self.process = subprocess.Popen(
            [sys.executable, "-c", *command], stdin=slave, stdout=slave, stderr=slave, env=environ,
            start_new_session=True,
        )  # fmt: skip
        os.close(slave)
        self._seen = ""
        self._mark = 0
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        while True:
            try:
                if select.select([self.master], [], [], 0.1)[0]:
                    self._seen += os.read(self.master, 65536).decode("utf-8", "replace")
            except (OSError, ValueError):  # closed
                return

    def wait_for(self, words: str) -> None:
        """Wait until the words were drawn after the last key."""
        end = time.monotonic() + WITHIN
        while words not in self._seen[self._mark :]:
            assert time.monotonic() < end, f"never saw {words!r} in {self._seen[self._mark :][-1500:]!r}"
            time.sleep(0.02)

    def press(self, keys: str) -> None:
        self._mark = len(self._seen)
        os.write(self.master, keys.encode())

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(WITHIN)
        os.close(self.master)


@pytest.fixture
def places(tmp_path: Path, model: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    home = tmp_path / "home"
    monkeypatch.setenv("SESPREP_HOME", str(home))
    found = Places.find(home, {})
    found.prepare()
    copy_model(model, found.data / "models", lambda _done, _whole: None)
    return found


@pytest.fixture
def terminal(rig: Rig, places: Places) -> Iterator[list[Terminal]]:
    opened: list[Terminal] = []
    yield opened
    for one in opened:
        one.close()


def begin(opened: list[Terminal], places: Places, settings: str, key: str) -> Terminal:
    places.settings_file.write_text(f'answers = "spoken"\n{settings}', encoding="utf-8")
    opened.append(Terminal(APP, str(places.config)))
    app = opened[-1]
    app.wait_for("Start practicing")
    app.press(key)
    app.wait_for("fit.")
    app.press("\r")
    return app


def record(places: Places) -> SessionRecord:
    return list_sessions(places).sessions[0].record()


def until(true) -> None:  # type: ignore[no-untyped-def]
    end = time.monotonic() + WITHIN
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)


def played(rig: Rig, path: Path) -> None:
    with rig.play(path) as player:
        assert player.wait(WITHIN) == 0


def test_a_question_is_asked_answered_heard_and_assessed(
    rig: Rig, terminal: list[Terminal], places: Places, spoken: Spoken
) -> None:
    ear = Ear()
    app = begin(terminal, places, "speak_questions = true\nquestions = 1\n", "p")
    app.wait_for("panel is speaking")
    until(lambda: ear.last > 0)
    asked = time.monotonic()
    app.press("x")
    time.sleep(0.6)
    assert ear.last - asked <= 0.4  # any key stops it; how quickly, test_speaking measures
    ear.close()
    app.press("\r")
    app.wait_for("RECORDING")
    played(rig, spoken[0])
    app.wait_for("good")
    app.press("\x04")
    app.wait_for("Your own rating")
    app.press("3")
    app.wait_for("figures first")
    app.press("\x04")
    app.wait_for("What was found")
    (attempt,) = record(places).attempts
    assert attempt.transcript is not None
    assert word_errors(ANSWER, attempt.answer) <= 0.15
    assert attempt.think is not None
    found = record(places).assessments[attempt.id].elements
    assert {name for name, one in found.items() if one.verdict != "missing"} >= {"situation", "task", "result"}
    until(lambda: record(places).attempts[0].audio == "01-1.flac")


def test_a_killed_app_loses_a_second_at_most_and_takes_the_recording_up(
    rig: Rig, terminal: list[Terminal], places: Places, spoken: Spoken
) -> None:
    app = begin(terminal, places, "questions = 1\n", "p")
    app.wait_for("Enter starts the recording")
    app.press("\r")
    app.wait_for("RECORDING")
    played(rig, spoken[0])
    length = len(samples(spoken[0])[0]) / samples(spoken[0])[1]
    helpers = psutil.Process(app.process.pid).children()
    os.kill(app.process.pid, signal.SIGKILL)
    app.process.wait(WITHIN)
    assert not psutil.wait_procs(helpers, WITHIN)[1]
    (cut_off,) = unfinished(places)
    assert cut_off.draft is not None
    assert cut_off.draft.recordings == ("01-1.wav",)
    held = mend_header(cut_off.journal.with_suffix(".audio") / "01-1.wav")
    assert held >= length - 1
    terminal.append(Terminal(APP, str(places.config)))
    again = terminal[-1]
    again.wait_for("half recorded")
    again.press("u")
    again.wait_for("Go on with")
    again.press("\r")
    again.wait_for("is recorded already")
    again.press("\x04")
    again.wait_for("Your own rating")
    again.press("0")
    again.wait_for("figures first")
    (attempt,) = record(places).attempts
    assert word_errors(ANSWER, attempt.answer) <= 0.15
    assert attempt.seconds == pytest.approx(held, abs=0.1)


def test_line_by_line_a_question_is_asked_answered_and_heard(
    rig: Rig, terminal: list[Terminal], places: Places, spoken: Spoken
) -> None:
    ear = Ear()
    terminal.append(
        Terminal(PLAIN, "practice", "--plain", "--spoken", "--speak", "--questions", "1", "--seed", "1")
    )  # fmt: skip
    plain = terminal[-1]
    until(lambda: ear.last > 0)
    plain.press("x")
    plain.wait_for("Enter begins the recording")
    ear.close()
    plain.press("\n")
    plain.wait_for("recording  0:")
    played(rig, spoken[0])
    plain.press("\n")
    plain.wait_for("Press Enter to keep these words")
    plain.press("\n")
    plain.wait_for("Rate your answer")
    plain.press("4\n")
    plain.wait_for("How it was spoken")
    plain.wait_for("Press Enter to finish")
    plain.press("\n")
    assert plain.process.wait(WITHIN) == 0
    (attempt,) = record(places).attempts
    assert (attempt.medium, attempt.rating) == ("spoken", 4)
    assert word_errors(ANSWER, attempt.answer) <= 0.15


def test_typed_practice_loads_nothing_of_speech(tmp_path: Path) -> None:
    script = (
        "import sys, asyncio\n"
        "from pathlib import Path\n"
        "from sesprep.storage.places import Places\n"
        "from sesprep.tui.app import SesprepApp\n"
        "from sesprep.tui.services import load_services\n"
        "async def main():\n"
        "    app = SesprepApp(load_services(Places.find(Path(sys.argv[1]), {})))\n"
        "    async with app.run_test() as pilot:\n"
        "        async def to(name):\n"
        "            for _ in range(3000):\n"
        "                if getattr(app.screen, 'NAME', '') == name: return await pilot.pause()\n"
        "                await pilot.pause(0.01)\n"
        "            raise AssertionError(app.screen)\n"
        "        await pilot.pause()\n"
        "        app.screen.dismiss() if app.services.first_start else None\n"
        "        await to('home')\n"
        "        await pilot.press('p')\n"
        "        await to('setup')\n"
        "        app.screen.query_one('#start').press()\n"
        "        await to('question')\n"
        "        await pilot.press('I', 'a')\n"
        "asyncio.run(main())\n"
        "heavy = {'pyttsx3', 'miniaudio', 'faster_whisper', 'ctranslate2', 'onnxruntime', 'av', 'numpy', 'hibari'}\n"
        "print(sorted(n for n in sys.modules if n in heavy or n.startswith('sesprep.speech')))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "home")],
        capture_output=True, text=True, cwd=tmp_path, env=os.environ | HERE, timeout=120,
    )  # fmt: skip
    assert done.stdout == "[]\n", done.stderr[-2000:]
