"""A history to look back on, and its numbers read from the journals' lines alone."""

import json
from datetime import date, datetime, timedelta

import pytest
from textual.widgets import TabbedContent

from history_maker import Maker, make_history
from sesprep.storage.frameworks import load_frameworks
from sesprep.storage.places import Places
from sesprep.storage.structures import load_structures
from sesprep.tui.widgets.numbers import Numbers

from .walk import press

SESSIONS, DAYS = 30, 40


@pytest.fixture
def made(places: Places) -> Places:
    framework = load_frameworks(places).values[0]
    structures = {structure.id: structure for structure in load_structures().values}
    make_history(places.sessions_dir, Maker(framework, structures), SESSIONS, DAYS)
    return places


def raw(places: Places) -> list[dict]:
    """Every attempt with what was said of it, oldest first, by plain JSON."""
    found = []
    for path in sorted(places.sessions_dir.iterdir()):
        mine: dict[str, dict] = {}
        lines = [json.loads(line) for line in path.read_text().splitlines()]
        for line in lines:
            if line["type"] == "answered":
                attempt = line["attempt"]
                mine[attempt["id"]] = attempt | {"session": lines[0]["id"], "told": None, "star": False, "note": ""}
            elif line["type"] == "rated":
                mine[line["attempt"]]["rating"] = line["rating"]
            elif line["type"] == "assessed":
                mine[line["attempt"]]["told"] = line["assessment"]
            elif line["type"] == "starred":
                mine[line["attempt"]]["star"] = line["on"]
            elif line["type"] == "noted":
                mine[line["attempt"]]["note"] = line["text"]
        found += mine.values()
    return sorted(found, key=lambda one: (one["started"], one["id"]))


def is_story(one: dict) -> bool:
    return one["told"]["story"] != "too-short" and one["probe"] is None


def strength(one: dict) -> float:
    marks = [element["strength"] for element in one["told"]["elements"].values()]
    return sum(marks) / len(marks)


def monday(one: dict) -> date:
    day = datetime.fromisoformat(one["started"]).date()
    return day - timedelta(days=day.weekday())


def cells(table) -> list[list[str]]:
    """A table of the screen as text; one that waits to be looked at is filled."""
    if isinstance(table, Numbers):
        table.fill()
    return [[str(value) for value in table.get_row_at(row)] for row in range(table.row_count)]


async def to_history(pilot, *keys: str) -> None:
    await pilot.pause()
    await press(pilot, "h")
    for key in keys:
        await press(pilot, key)


async def to_page(pilot, name: str) -> None:
    """From history to a page of the trends."""
    await to_history(pilot, "g")
    tabs = pilot.app.screen.query_one(TabbedContent)
    for _ in range(tabs.tab_count):
        if tabs.active == name:
            return
        await press(pilot, "right")
    raise AssertionError(name)
