"""How the screens of the banks look; after a wanted change: pytest tests/tui/test_banks_looks.py --snapshot-update."""

import pytest

from .bank_walk import SHIPPED, fill, to_bank, to_banks, to_editor
from .walk import press, settle

SMALL, LARGE = (80, 24), (160, 50)


async def bank_list(pilot):
    await to_banks(pilot)
    pilot.app.screen.query_one("#note").update("Where they are depends on the test.")
    await settle(pilot)


async def bank(pilot):
    await to_bank(pilot)


async def shipped(pilot):
    await to_bank(pilot, downs=1)


async def editor(pilot):
    await to_bank(pilot)
    await to_editor(pilot)


async def wrong(pilot):
    await editor(pilot)
    await fill(pilot, "field-minutes", "lots")
    await fill(pilot, "field-text", "word " * 100)
    await press(pilot, "ctrl+d")


async def competencies(pilot):
    await editor(pilot)
    await press(pilot, "tab", "enter")
    await press(pilot, *"lead")


async def coverage(pilot):
    await to_bank(pilot)
    await press(pilot, "o")


CASES = [
    (bank_list, SMALL, "textual-light"),
    (bank, LARGE, "textual-light"),
    (shipped, SMALL, "textual-dark"),
    (editor, SMALL, "textual-dark"),
    (editor, LARGE, "textual-light"),
    (wrong, SMALL, "textual-light"),
    (competencies, SMALL, "textual-dark"),
    (coverage, SMALL, "textual-light"),
]


@pytest.mark.parametrize(("walk", "size", "theme"), CASES, ids=[f"{w.__name__}-{s[0]}x{s[1]}-{t}" for w, s, t in CASES])
def test_looks(snap_compare, make, tmp_path, walk, size, theme):
    (tmp_path / "shipped" / "ours.toml").write_text(SHIPPED, encoding="utf-8")
    assert snap_compare(make(theme=theme), terminal_size=size, run_before=walk)
