"""A terminal that is closed or stands still, and an app that is told to end: it leaves, and no word is lost."""

import os
import signal
import sys
import time

import psutil
import pytest

from sesprep.storage.drafts import unfinished

from .walk import drafts, press, settle, shown

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals", allow_module_level=True)

from .terminal import DEADLINE, Terminal


def texts(places) -> list[str]:
    return [one.draft.text for one in unfinished(places)]


@pytest.mark.parametrize("own", [True, False], ids=["told-by-the-system", "not-told"])
def test_a_closed_terminal_loses_nothing(places, own):
    terminal = Terminal(places.config, own=own)
    terminal.to_question()
    terminal.press("Typed in the last second")
    terminal.wait_for("second")
    terminal.close()
    assert terminal.process.wait(DEADLINE) == 0
    assert texts(places) == ["Typed in the last second"]


def test_an_app_without_its_terminal_leaves_from_any_screen(places):
    terminal = Terminal(places.config)
    terminal.open_setup("p")
    terminal.close()
    assert terminal.process.wait(DEADLINE) == 0


def test_an_app_whose_terminal_stood_still_before_it_was_closed_leaves_too(places):
    terminal = Terminal(places.config)
    terminal.to_question()
    terminal.press("Typed before it stood still")
    terminal.wait_for("still")
    for _ in range(20):  # nobody reads: what the help and the question draw fills the terminal, and every writer waits
        os.write(terminal.master, b"\x1bOP")
        time.sleep(0.1)
        os.write(terminal.master, b"\x1b")
        time.sleep(0.1)
    terminal.close()
    assert terminal.process.wait(DEADLINE) == 0
    assert texts(places) == ["Typed before it stood still"]


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM], ids=lambda n: n.name)
def test_an_app_that_is_told_to_end_keeps_the_last_word_and_the_terminal(places, number):
    terminal = Terminal(places.config)
    terminal.to_question()
    terminal.press("Left behind")
    terminal.wait_for("behind")
    terminal.process.send_signal(number)
    terminal.wait_for("\x1b[?1049l")  # the shell's own screen is back
    assert terminal.ended() == 0
    assert texts(places) == ["Left behind"]


def test_a_killed_app_loses_three_seconds_at_most(places):
    terminal = Terminal(places.config)
    terminal.to_question()
    terminal.press("Typed some time ago")
    terminal.wait_until(lambda: "Typed some time ago" in drafts(places), within=3 + 2)  # 2 s for a slow machine
    terminal.kill()
    assert not psutil.pid_exists(terminal.process.pid)
    assert texts(places) == ["Typed some time ago"]


async def test_a_session_cut_off_is_offered_at_the_next_start(make, places):
    terminal = Terminal(places.config)
    terminal.to_question()
    terminal.press("Left behind")
    terminal.wait_for("behind")
    terminal.process.send_signal(signal.SIGTERM)
    terminal.ended()
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Unfinished session" in shown(pilot)
        await press(pilot, "enter")
        assert "Left behind" in shown(pilot)
        await press(pilot, "enter")
        assert app.screen.query_one("#answer").text == "Left behind"
        assert "Your words are back." in shown(pilot)
