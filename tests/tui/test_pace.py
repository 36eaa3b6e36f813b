"""Pace and fillers over the weeks: the page of the trends, and the same numbers from the command line."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from textual.widgets import TabbedContent

import sesprep
from sesprep.review.pace import PacePoint
from sesprep.tui import pace_pages
from sesprep.tui.screens.trends import TrendsScreen
from sesprep.tui.widgets.numbers import Numbers
from sesprep.tui.widgets.week_plot import WeekPlot

from . import spoken_home
from .review_home import cells
from .spoken_home import STAR
from .walk import press, settle, shown

WEEKS = 4
FIRST = datetime(2026, 10, 5, 12, tzinfo=UTC)


@pytest.fixture
def spoken(places, monkeypatch):
    """A spoken answer a week, each faster than the one before."""
    parts = spoken_home.PARTS
    for week in range(WEEKS):
        slower = 1.6 - 0.3 * week
        monkeypatch.setattr(spoken_home, "PARTS", tuple((a, each * slower, text) for a, each, text in parts))
        at = FIRST + timedelta(weeks=week)
        spoken_home.make_spoken(places, STAR, session=f"s{week}", at=at, audio=False)
    return places


async def to_pace(pilot) -> TrendsScreen:
    await settle(pilot)
    for key in ("h", "g"):
        await press(pilot, key)
    screen = pilot.app.screen
    assert isinstance(screen, TrendsScreen)
    screen.query_one(TabbedContent).active = "speech"
    await settle(pilot)
    return screen


async def test_pace_is_drawn_and_told_in_numbers(make, spoken):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await to_pace(pilot)
        found = screen.found.pace
        assert [p.week for p in found] == [(FIRST + timedelta(weeks=week)).date() for week in range(WEEKS)]
        assert f"{found[-1].words_per_minute:.0f} words a minute (fast)" in shown(pilot)
        plots = list(screen.query("#speech WeekPlot").results(WeekPlot))
        assert len(plots) == 2
        assert [round(value) for _, value in plots[0]._lines[0].points] == [round(p.words_per_minute) for p in found]
        assert (plots[0]._band, plots[1]._band) == ((110, 170), (0, 5))
        assert "usual 110–170" in shown(pilot)
        await press(pilot, "v")
        rows = cells(screen.query_one("#speech Numbers", Numbers))
        assert [row[4] for row in rows] == [f"{p.words_per_minute:.0f}" for p in reversed(found)]
        assert [row[5] for row in rows] == [f"at least {p.fillers_per_minute:.1f}" for p in reversed(found)]


def from_journals(places) -> list[tuple[str, str]]:
    """Words and fillers a minute of each session's one answer, newest first, from the journals' raw lines alone.

    Fillers are counted by hand in the words that were heard, one after the other.
    """
    paces = []
    for path in sorted(places.sessions_dir.glob("*.jsonl")):
        lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        given = next(line["attempt"] for line in lines if "attempt" in line)
        spans = given["transcript"]["speech"]
        minutes = (spans[-1]["end"] - spans[0]["start"]) / 60
        heard = [word["text"].strip(".,").lower() for word in given["transcript"]["words"]]
        fillers = sum(word in ("um", "uh", "er", "erm") for word in heard)
        fillers += sum(pair in (("you", "know"), ("i", "mean")) for pair in pairwise(heard))
        assert fillers
        paces.append((f"{len(given['answer'].split()) / minutes:.0f}", f"at least {fillers / minutes:.1f}"))
    return paces[::-1]


async def test_the_pace_is_that_of_the_raw_journals(make, spoken):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await to_pace(pilot)
        expected = from_journals(spoken)
        assert f": {expected[0][0]} words a minute" in shown(pilot)
        await press(pilot, "v")
        assert [(row[4], row[5]) for row in cells(screen.query_one("#speech Numbers", Numbers))] == expected


async def test_typed_answers_have_no_pace_and_an_empty_page_says_so(make, places, monkeypatch):
    journal, _ = spoken_home.make_spoken(places, STAR, audio=False)
    journal.write_text(journal.read_text().replace('"medium":"spoken"', '"medium":"typed"'))
    app = make()
    async with app.run_test(size=(160, 50)) as pilot:
        screen = await to_pace(pilot)
        assert "No spoken answers yet." in shown(pilot)
        assert cells(screen.query_one("#speech Numbers", Numbers))[0][4:] == ["–", "–"]


def test_what_many_fillers_are_comes_from_the_bands():
    assert [pace_pages._fillers(rate) for rate in (0, 5, 5.1, 12, 12.1)] == ["usual", "usual", "some", "some", "many"]


def test_the_command_gives_the_same_numbers(spoken):
    code = "from sesprep.cli.main import main; main()"
    root = str(Path(sesprep.__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-c", code, "--home", str(spoken.data), "history", "trends", "--json"],
        capture_output=True, text=True, check=True, timeout=60, env=os.environ | {"PYTHONPATH": root},
    )  # fmt: skip
    points = [PacePoint.model_validate(row) for row in json.loads(done.stdout)["pace"]]
    assert len(points) == WEEKS
    rates = [point.words_per_minute for point in points]
    assert rates == sorted(rates)
    assert rates[-1] > 170 > 110 > rates[0]
    assert all(point.fillers_per_minute and point.fillers_per_minute > 0 for point in points)
