"""How the formats look; after a wanted change: pytest tests/tui/test_formats_looks.py --snapshot-update."""

import pytest

from .formats_walk import THIN, begin, pass_, wide  # noqa: F401
from .walk import ANSWER, hand_in, press, settle, to_question, write

SMALL, LARGE = (80, 24), (160, 50)


async def setup_board(pilot):
    await pilot.pause()
    await press(pilot, "m")
    pilot.app.screen.query_one("#format").value = "qrb"
    await settle(pilot)


async def board(pilot):
    await begin(pilot, "qrb")
    await write(pilot, ANSWER)
    pass_(pilot, pilot.app.services.clock, 615)
    await settle(pilot)


async def confer(pilot):
    await begin(pilot, "qrb")
    for answer in (ANSWER, ANSWER, THIN, ANSWER, THIN):
        await hand_in(pilot, answer)


async def decision(pilot):
    await confer(pilot)
    await press(pilot, "enter")
    await hand_in(pilot)
    await hand_in(pilot, THIN)


async def preparation(pilot):
    await begin(pilot, "agency-panel")


async def outline(pilot):
    await preparation(pilot)
    await press(pilot, "enter")
    pilot.app.screen.query_one("#outline").insert("backlog [b]\n30 percent")
    await settle(pilot)


async def follow_up(pilot):
    await preparation(pilot)
    await press(pilot, "n")
    await write(pilot, "In March it was late. My task was to mend it. " + "I met every lead and I called them. " * 12)
    await press(pilot, "ctrl+d")


async def drill(pilot):
    await begin(pilot, "drill-result")
    await write(pilot, "As a result we saved a lot.")


async def drill_checks(pilot):
    await drill(pilot)
    await press(pilot, "ctrl+d")


async def which(pilot):
    await begin(pilot, "drill-which")
    await write(pilot, "Leading people, by its words")
    await press(pilot, "ctrl+d")
    await press(pilot, "enter")


async def hints(pilot):
    await to_question(pilot)
    await press(pilot, "ctrl+t")
    await press(pilot, "end", "enter")


CASES = [
    (setup_board, SMALL, "textual-light"),
    (board, SMALL, "textual-dark"),
    (board, LARGE, "textual-light"),
    (confer, SMALL, "textual-light"),
    (decision, SMALL, "textual-dark"),
    (decision, LARGE, "textual-light"),
    (preparation, SMALL, "textual-light"),
    (preparation, LARGE, "textual-dark"),
    (outline, SMALL, "textual-dark"),
    (follow_up, SMALL, "textual-dark"),
    (follow_up, LARGE, "textual-dark"),
    (drill, SMALL, "textual-light"),
    (drill_checks, SMALL, "textual-dark"),
    (which, SMALL, "textual-light"),
    (hints, SMALL, "textual-dark"),
]


@pytest.mark.parametrize(("walk", "size", "theme"), CASES, ids=[f"{w.__name__}-{s[0]}x{s[1]}-{t}" for w, s, t in CASES])
def test_formats_look(snap_compare, make, wide, walk, size, theme):  # noqa: F811
    app = make(theme=theme)
    assert snap_compare(app, terminal_size=size, run_before=walk)
