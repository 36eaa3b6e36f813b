"""The feedback in the room that there is."""

import pytest

from sesprep.domain.assessment import ElementVerdict
from sesprep.domain.structure import Band, Element
from sesprep.tui.widgets.balance import ROOM, element_lines

from .walk import at_question, hand_in, settle, shown

SHORT = Element(
    id="action", name="Action", letter="A", roles=("action",), asks="?", aims=(), band=Band(low=0.5, high=0.65)
)


@pytest.mark.parametrize(("width", "lines"), [(ROOM, 2), (ROOM - 1, 3)])
def test_what_is_usual_is_never_broken(width: int, lines: int):
    verdict = ElementVerdict(verdict="present", strength=2, share=0.4599)
    told = element_lines(SHORT, verdict, SHORT.band, "red", width).plain.splitlines()
    assert len(told) == lines
    assert told[-1].endswith("usual 50–65 %: short")
    assert max(len(line) for line in told) <= width


async def test_more_room_shows_more_of_the_question(make):
    async with at_question(make()) as pilot:
        await hand_in(pilot)
        narrow = shown(pilot).splitlines()[0]
        assert "…" in narrow
        await pilot.resize_terminal(160, 40)
        await settle(pilot)
        wide = shown(pilot).splitlines()[0]
        assert "…" not in wide
