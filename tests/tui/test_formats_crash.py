"""A process that is killed in the middle of a follow-up, and one whose outline was just typed."""

import sys

import pytest

from sesprep.storage.drafts import unfinished
from sesprep.tui.screens.question import QuestionScreen

from .formats_walk import THIN, wide  # noqa: F401
from .walk import drafts, press, settle, shown

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals", allow_module_level=True)

from .terminal import Terminal


def to_preparation(places) -> Terminal:
    places.settings_file.write_text('format = "agency-panel"\n', encoding="utf-8")
    terminal = Terminal(places.config)
    terminal.wait_for("Start practicing")
    terminal.press("m")
    terminal.wait_for("to prepare")
    terminal.press("\r")
    terminal.wait_for("These are the questions")
    return terminal


async def test_a_killed_follow_up_comes_back_with_its_words(make, wide):  # noqa: F811
    terminal = to_preparation(wide)
    terminal.press("n")
    terminal.wait_for("left in all")
    terminal.press(THIN)
    terminal.wait_for("general.")
    terminal.press("\x04")
    terminal.wait_for("The panel asks")
    terminal.press("Half of a follow-up")
    terminal.wait_until(lambda: "Half of a follow-up" in drafts(wide))
    terminal.kill()
    found = unfinished(wide)[0]
    lead = found.record.attempts[0]
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        await press(pilot, "enter")
        assert isinstance(app.screen, QuestionScreen)
        assert app.screen._session.probe == found.record.probed[lead.id][-1]
        assert app.screen.query_one("#answer").text == "Half of a follow-up"
        assert f"Your answer so far: {THIN}" in shown(pilot)


def test_a_killed_app_has_the_outline_on_the_disk(wide):  # noqa: F811
    terminal = to_preparation(wide)
    terminal.press("\r")
    terminal.wait_for("Your outline")
    terminal.press("backlog, 30 percent")
    terminal.wait_until(
        lambda: any("30 percent" in p.read_text(encoding="utf-8") for p in wide.outlines_dir.glob("*.txt"))
    )
    terminal.kill()
