"""Small terminals."""

import pytest

from .walk import at_question, press, settle, shown, write

TINY = (20, 5)


async def test_a_tiny_terminal_says_so_and_comes_back(make):
    async with at_question(make()) as pilot:
        await write(pilot, "Still here")
        await pilot.resize_terminal(*TINY)
        await settle(pilot)
        assert "Too small." in shown(pilot)
        assert "Still here" not in shown(pilot)
        await pilot.press("x")  # a key typed blind is kept
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert "Too small." not in shown(pilot)
        assert "Still herex" in shown(pilot)
        assert pilot.app.screen.query_one("#answer").has_focus


@pytest.mark.parametrize("size", [TINY, (1, 1), (39, 24), (80, 11)])
async def test_starting_in_a_tiny_terminal(make, size):
    app = make()
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert app.screen.query_one("TooSmall").display
        await press(pilot, "p")
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert not app.screen.query_one("TooSmall").display
        assert "Set up a session" in shown(pilot)


@pytest.mark.parametrize("size", [(40, 12), (60, 16)])
async def test_a_small_terminal_still_holds_a_question(make, size):
    async with at_question(make(), size=size) as pilot:
        await write(pilot, "Room enough")
        assert "Room enough" in shown(pilot)
        assert pilot.app.screen.query_one("#answer").size.height >= 2
