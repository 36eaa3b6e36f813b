"""How the screens look; after a wanted change: pytest tests/tui/test_looks.py --snapshot-update."""

from datetime import date

import pytest

from .walk import ANSWER, hand_in, press, settle, shown, stop_session, to_question, until, write

SMALL, LARGE = (80, 24), (160, 50)
DAY = date(2026, 12, 14)


async def home(pilot):
    await until(pilot, lambda: "Today: " in shown(pilot))


async def setup(pilot):
    await pilot.pause()
    await press(pilot, "p")


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
    await press(pilot, "ctrl+d")


async def feedback(pilot):
    await to_question(pilot)
    await hand_in(pilot)


async def findings(pilot):
    await feedback(pilot)
    await press(pilot, "v", "end")


async def summary(pilot):
    await feedback(pilot)
    await press(pilot, "n")
    await hand_in(pilot, "I did it", "2")
    await stop_session(pilot)


async def bank(pilot):
    await pilot.pause()
    await press(pilot, "b", "enter")


async def help_(pilot):
    await home(pilot)
    await press(pilot, "f1")


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
