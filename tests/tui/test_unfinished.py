"""Drafts on the disk, sessions kept for later, and sessions cut off."""

import os
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from sesprep.storage.drafts import unfinished
from sesprep.storage.history import list_sessions
from sesprep.tui.screens.feedback import FeedbackScreen
from sesprep.tui.screens.home import HomeScreen
from sesprep.tui.screens.question import QuestionScreen
from sesprep.tui.screens.summary import SummaryScreen
from sesprep.tui.screens.unfinished import UnfinishedScreen

from .walk import hand_in, settle, shown, to_question, write

CHILD = """
import sys
from pathlib import Path
from sesprep.storage.places import Places
from sesprep.tui.app import run
sys.exit(run(Places.find(Path(sys.argv[1]), {})))
"""
DEADLINE = 30.0


def drafts(places) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in places.drafts_dir.glob("*.json"))


async def test_a_draft_is_due_2_5_seconds_after_a_key(make, places, clock):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_question(pilot)
        await write(pilot, "Words worth keeping")
        clock.pass_(2.4)
        app.screen.tick()
        await settle(pilot)
        assert "worth" not in drafts(places)
        clock.pass_(0.1)
        app.screen.tick()
        await settle(pilot)
        assert "Words worth keeping" in drafts(places)


async def test_kept_for_later_and_taken_up_again(make, places, clock):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_question(pilot)
        await hand_in(pilot)
        await pilot.press("n")
        await settle(pilot)
        await write(pilot, "Second answer, half")
        clock.pass_(42)
        await pilot.press("escape")
        await settle(pilot)
        await pilot.press("down", "enter")
        await settle(pilot)
        assert isinstance(app.screen, HomeScreen)
        assert "Unfinished session" in shown(pilot)
        clock.pass_(5000)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, UnfinishedScreen)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, QuestionScreen)
        assert "question 2 of 3" in shown(pilot)
        assert "3:18 left" in shown(pilot)
        await hand_in(pilot, " more")
        assert isinstance(app.screen, FeedbackScreen)
    record = list_sessions(places).sessions[0].record()
    assert [a.answer for a in record.attempts][1] == "Second answer, half more"
    assert record.attempts[1].seconds == 42


async def test_stopping_an_unfinished_session_keeps_its_words(make, places):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_question(pilot)
        await write(pilot, "I did it all")
        await pilot.press("escape")
        await settle(pilot)
        await pilot.press("down", "enter")
        await settle(pilot)
        await pilot.press("u", "down", "enter")
        await settle(pilot)
        assert isinstance(app.screen, SummaryScreen)
        await pilot.press("escape")
        await settle(pilot)
        assert "Unfinished session" not in shown(pilot)
    record = list_sessions(places).sessions[0].record()
    assert (record.how, record.attempts[0].answer) == ("stopped", "I did it all")


class Terminal:
    """A real app in a real terminal."""

    def __init__(self, home: Path) -> None:
        self.master, slave = pty.openpty()
        environ = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"}
        self.process = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(home)],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environ,
            start_new_session=True,
        )
        os.close(slave)
        self.seen = ""

    def wait_for(self, words: str) -> None:
        end = time.monotonic() + DEADLINE
        while words not in self.seen:
            assert time.monotonic() < end, f"never saw {words!r} in {self.seen[-2000:]!r}"
            if select.select([self.master], [], [], 0.05)[0]:
                self.seen += os.read(self.master, 65536).decode("utf-8", "replace")

    def press(self, keys: str) -> None:
        self.seen = ""
        os.write(self.master, keys.encode())

    def to_question(self) -> None:
        self.wait_for("Start practicing")
        self.press("p")
        self.wait_for("Enter starts")
        self.wait_for("fit.")
        self.press("\r")
        self.wait_for("4:00 left")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals and no SIGHUP")
def test_a_closed_terminal_loses_nothing(places):
    terminal = Terminal(places.config)
    terminal.to_question()
    terminal.press("Typed in the last second")
    terminal.wait_for("second")
    terminal.process.send_signal(signal.SIGHUP)
    os.close(terminal.master)
    terminal.process.wait(DEADLINE)
    assert [u.draft.text for u in unfinished(places)] == ["Typed in the last second"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_a_killed_app_loses_three_seconds_at_most(places):
    terminal = Terminal(places.config)
    terminal.to_question()
    terminal.press("Typed some time ago")
    typed = time.monotonic()
    while "Typed some time ago" not in drafts(places):
        assert time.monotonic() - typed < 3 + 2, "the draft is late"  # 2 s for a slow machine
        if select.select([terminal.master], [], [], 0.05)[0]:
            os.read(terminal.master, 65536)
    terminal.process.kill()
    terminal.process.wait(DEADLINE)
    os.close(terminal.master)
    assert not psutil.pid_exists(terminal.process.pid)
    assert [u.draft.text for u in unfinished(places)] == ["Typed some time ago"]


async def test_a_session_cut_off_is_offered_at_the_next_start(make, places):
    terminal = Terminal(places.config)
    terminal.to_question()
    terminal.press("Left behind")
    terminal.wait_for("behind")
    terminal.process.send_signal(signal.SIGTERM)
    terminal.process.wait(DEADLINE)
    os.close(terminal.master)
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Unfinished session" in shown(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert "Left behind" in shown(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert app.screen.query_one("#answer").text == "Left behind"
        assert "Your words are back." in shown(pilot)
