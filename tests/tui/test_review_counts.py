"""The numbers of a comparison, of the sentences above the trends, of the bin and of the interviews, reckoned again from
the lines of the journals and from the TOML files."""

import json
import re
import tomllib
from collections import Counter
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from textual.widgets import DataTable

import sesprep
from sesprep.tui.screens.bin import BinScreen
from sesprep.tui.screens.compare import CompareScreen
from sesprep.tui.screens.pick_attempt import PickAttemptScreen

from .review_home import cells, is_story, made, monday, raw, to_history  # noqa: F401
from .test_review_numbers import show_page, told_share
from .walk import flat, press, settle, shown

BIG = (160, 50)
SHARE = re.compile(r"[●○]{3} +(\d+) %(?: (short|good|long))?")
DEBRIEFS = {
    "board": """
        day = 2026-11-12
        title = "Deputy Director"
        felt = 2
        questions = [
            { text = "Tell us of a coalition.", felt = 1 },
            { text = "What in the first 90 days?", felt = 4 },
            { text = "Why this agency?" },
        ]""",
    "phone": """
        day = 2026-10-05
        title = "Chief of staff"
        questions = [{ text = "What would your staff say?", felt = 5 }]""",
    "short": """
        day = 2026-09-01
        title = "Auditor"
        felt = 5""",
}


def outline(structure: str) -> list[dict]:
    """The elements of a structure, from its file."""
    path = Path(sesprep.__file__).parent / "data" / "structures" / f"{structure}.toml"
    return tomllib.loads(path.read_text())["elements"]


def place(share: float, band: dict) -> str:
    return "short" if share < band["low"] else "long" if share > band["high"] else "good"


def clock(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"


def number_of(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def said(pilot) -> str:
    return flat(pilot)


def leave_out_the_newest(places, so_many: int) -> None:
    for path in sorted(places.sessions_dir.iterdir())[-so_many:] if so_many else ():
        path.unlink()


async def test_minutes_and_shares_of_a_comparison(make, made):  # noqa: F811
    answers = raw(made)
    mine = next(one for one in answers if one["session"] == answers[-1]["session"])
    question = mine["asked"]["question"]["text"]
    others = [
        one for one in reversed(answers)
        if one["asked"]["question"]["text"] == question and one["probe"] is None and one is not mine
    ]  # fmt: skip
    assert len(others) > 1
    told = 0
    app = make()
    async with app.run_test(size=BIG) as pilot:
        await to_history(pilot, "enter")
        for at, other in enumerate(others):
            await press(pilot, "equals_sign")
            assert isinstance(app.screen, PickAttemptScreen)
            await press(pilot, "home", *["down"] * at, "enter")
            assert isinstance(app.screen, CompareScreen)
            pair = sorted((mine, other), key=lambda one: (one["started"], one["number"]))
            lines = [line.strip(" │").split("│")[0] for line in shown(pilot).splitlines()]
            minutes = [clock(o["seconds"]) + (f" of {clock(o['limit'])}" if o["limit"] else "") for o in pair]
            assert next(line for line in lines if line.startswith("Minutes")).split()[1:] == " ".join(minutes).split()
            elements = {e["id"]: e for structure in {o["structure"] for o in pair} for e in outline(structure)}
            usual = {e["id"]: e["band"] for e in outline(pair[1]["structure"])}
            for name, element in elements.items():
                line = next(line for line in lines if line.startswith(element["name"]))
                shares = [o["told"]["elements"][name]["share"] for o in pair if name in o["told"]["elements"]]
                band = usual.get(name)
                if band:
                    about = [(str(told_share(share, SimpleNamespace(**band))), place(share, band)) for share in shares]
                    assert f"usual {round(100 * band['low'])}–{round(100 * band['high'])} %" in line
                else:  # only the earlier one has it
                    about = [(str(round(100 * share)), "") for share in shares]
                    assert "usual" not in line
                assert SHARE.findall(line) == about
                told += len(shares)
            await press(pilot, "escape")
    assert told > 8


@pytest.mark.parametrize("missing", [0, 9, 20])
async def test_the_sentence_above_the_balance(make, made, missing):  # noqa: F811
    leave_out_the_newest(made, missing)
    app = make()
    async with app.run_test(size=BIG) as pilot:
        await to_history(pilot, "g")
        for structure in ("star", "ccar"):
            if structure != app.screen._structure.id:
                await press(pilot, "comma")
            mine = [one for one in raw(made) if is_story(one) and one["structure"] == structure]
            if not mine:
                assert "No checked answers of this structure yet." in shown(pilot)
                continue
            last = max(monday(one) for one in mine)
            now = [one["told"]["elements"] for one in mine if monday(one) == last]
            where: dict[str, list[str]] = {"short": [], "good": [], "long": []}
            for element in outline(structure):
                mean = sum(elements[element["id"]]["share"] for elements in now) / len(now)
                where[place(mean, element["band"])].append(element["name"])
            parts = [f"{word}: {', '.join(where[word])}" for word in ("short", "long") if where[word]]
            assert f" Week of {last}: {'; '.join(parts) or 'every element within its band'}. " in said(pilot)


@pytest.mark.parametrize("missing", [0, 9, 20, 27])
async def test_the_sentence_above_the_findings(make, made, missing):  # noqa: F811
    leave_out_the_newest(made, missing)
    rules = [{finding["rule"] for finding in one["told"]["findings"]} for one in raw(made) if is_story(one)]
    late, early = (Counter(r for found in some for r in found) for some in (rules[-5:], rules[:-5]))
    recur = sum(late[rule] >= 2 and early[rule] > 0 for rule in late | early)
    new = sum(late[rule] > 0 and not early[rule] for rule in late | early)
    gone = sum(not late[rule] and early[rule] >= 2 for rule in late | early)
    app = make()
    async with app.run_test(size=BIG) as pilot:
        await to_history(pilot, "g")
        await show_page(pilot, "findings")
        verb = "recurs" if recur == 1 else "recur"
        assert f" {number_of(recur, 'finding')} {verb}, {new} new, {gone} went away. " in said(pilot)


@pytest.mark.parametrize(("missing", "limit"), [(0, 240), (9, 240), (9, 75), (20, 60)])
async def test_the_sentence_above_the_minutes(make, made, missing, limit):  # noqa: F811
    leave_out_the_newest(made, missing)
    for path in made.sessions_dir.iterdir():
        path.write_text(path.read_text().replace('"limit":240.0', f'"limit":{limit}.0'))
    timed = [one for one in raw(made) if one["limit"] and one["told"]["words"]]
    last = max(monday(one) for one in timed)
    now = [one for one in timed if monday(one) == last]
    used, given = (clock(sum(one[name] for one in now) / len(now)) for name in ("seconds", "limit"))
    over = sum(one["seconds"] > one["limit"] for one in now)
    assert (over > 0) == (limit < 240)
    app = make()
    async with app.run_test(size=BIG) as pilot:
        await to_history(pilot, "g")
        await show_page(pilot, "minutes")
        sentence = f"Week of {last}: {used} used of {given} given, on average; {over} of {len(now)} over time."
        assert f" {sentence} " in said(pilot)


async def test_what_the_bin_counts(make, made):  # noqa: F811
    starts = {path.name: json.loads(path.read_text().splitlines()[0]) for path in made.sessions_dir.iterdir()}
    app = make()
    async with app.run_test(size=BIG) as pilot:
        await to_history(pilot)
        for key in ("x", "down", "x", "down", "down", "x"):
            await press(pilot, key)
        (made.bin_dir / "notes.jsonl").write_text("no session\n")
        await press(pilot, "j")
        assert isinstance(app.screen, BinScreen)
        left = {path.name for path in made.sessions_dir.iterdir()}
        for back in range(3):
            binned = [starts[name] for name in sorted(starts.keys() - left, reverse=True)]
            assert len(binned) == 3 - back
            assert f" {number_of(len(binned), 'deleted session')} " in f"{said(pilot)} "
            rows = cells(app.screen.query_one("#binned", DataTable))
            assert [(row[0], row[2]) for row in rows] == [
                (f"{datetime.fromisoformat(one['at']):%Y-%m-%d %H:%M}", str(len(one["plan"]["asked"])))
                for one in binned
            ]
            await press(pilot, "x")
            assert f"Remove {number_of(len(binned), 'session')} for good" in shown(pilot)
            await press(pilot, "escape", "z")
            await settle(pilot)
            left = {path.name for path in made.sessions_dir.iterdir()}
        assert "0 deleted sessions" in shown(pilot)


@pytest.mark.parametrize("names", [("board",), ("board", "phone"), ("board", "phone", "short")])
async def test_what_the_interviews_count(make, places, names):
    for name in names:
        (places.debriefs_dir / f"{name}.toml").write_text(f'schema_version = 1\nid = "{name}"\n{DEBRIEFS[name]}\n')
    (places.debriefs_dir / "torn.toml").write_text("day = ")  # told of, and not counted
    files = [tomllib.loads((places.debriefs_dir / f"{name}.toml").read_text()) for name in names]
    files.sort(key=lambda one: one["day"], reverse=True)
    app = make()
    async with app.run_test(size=BIG) as pilot:
        await to_history(pilot, "i")
        assert f" {number_of(len(files), 'interview')} " in said(pilot)
        assert cells(app.screen.query_one("#debriefs", DataTable)) == [
            [str(one["day"]), one["title"], str(len(one.get("questions", []))), felt(one)] for one in files
        ]
        for one in files:
            told = said(pilot)
            questions = one.get("questions", [])
            for at, question in enumerate(questions, start=1):
                assert f" {at}. {question['text']} " in told
                assert ("felt" in question) == (f"{question['text']} felt {felt(question)} " in told)
            assert re.findall(r"felt (\d of 5)", told) == [felt(q) for q in questions if "felt" in q]
            await press(pilot, "down")


def felt(one: dict) -> str:
    return f"{one['felt']} of 5" if "felt" in one else "–"
