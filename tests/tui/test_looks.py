"""How the screens look; after a wanted change: pytest tests/tui/test_looks.py --snapshot-update."""

from datetime import date

import pytest

from .walk import ANSWER, hand_in, settle, to_question, write

SMALL, LARGE = (80, 24), (160, 50)
DAY = date(2026, 12, 14)


async def home(pilot):
    await settle(pilot)


async def setup(pilot):
    await pilot.pause()
    await pilot.press("p")
    await settle(pilot)


async def question(pilot):
    await to_question(pilot)
    await write(pilot, ANSWER)
    for seconds in (30, 30, 15):  # a longer gap between two looks would be a computer asleep
        pilot.app.services.clock.pass_(seconds)
        pilot.app.screen.tick()
    while (
        "100" not in str(pilot.app.screen.query_one("#strip").render()) and not pilot.app.screen._live.checker.glances
    ):
        await pilot.pause(0.01)
    await settle(pilot)


async def rating(pilot):
    await to_question(pilot)
    await write(pilot, ANSWER)
    await pilot.press("ctrl+d")
    await settle(pilot)


async def feedback(pilot):
    await to_question(pilot)
    await hand_in(pilot)


async def findings(pilot):
    await feedback(pilot)
    await pilot.press("v", "end")
    await settle(pilot)


async def summary(pilot):
    await feedback(pilot)
    await pilot.press("n")
    await settle(pilot)
    await hand_in(pilot, "I did it", "2")
    await pilot.press("escape")
    await settle(pilot)
    await pilot.press("down", "down", "enter")
    await settle(pilot)


async def bank(pilot):
    await pilot.pause()
    await pilot.press("b", "enter")
    await settle(pilot)


async def help_(pilot):
    await pilot.pause()
    await pilot.press("f1")
    await settle(pilot)


CASES = [
    (home, SMALL, "textual-dark"),
    (home, LARGE, "textual-light"),
    (setup, SMALL, "textual-light"),
    (setup, LARGE, "textual-dark"),
    (question, SMALL, "textual-dark"),
    (question, LARGE, "textual-light"),
    (rating, SMALL, "textual-light"),
    (feedback, SMALL, "textual-dark"),
    (feedback, LARGE, "textual-dark"),
    (findings, SMALL, "textual-light"),
    (summary, SMALL, "textual-dark"),
    (bank, SMALL, "textual-dark"),
    (help_, SMALL, "textual-light"),
]


@pytest.mark.parametrize(
    ("walk", "size", "theme"), CASES, ids=[f"{w.__name__.strip('_')}-{s[0]}x{s[1]}-{t}" for w, s, t in CASES]
)
def test_looks(snap_compare, make, walk, size, theme):
    app = make(theme=theme, interview_date=DAY)
    assert snap_compare(app, terminal_size=size, run_before=walk)
