"""The history: listed, searched, filtered, sorted, deleted and taken back, starred, noted, exported."""

import json
from pathlib import Path

import pytest
from textual.widgets import DataTable, Input, Select, TextArea

from sesprep.storage import history_page
from sesprep.storage.history import list_sessions
from sesprep.storage.history_bin import list_deleted
from sesprep.tui.screens import history as history_screen

from .review_home import SESSIONS, cells, is_story, made, raw, strength, to_history  # noqa: F401
from .walk import press, settle, shown

BIG = (160, 50)


def dots(strength: int) -> str:
    return "●●●○○○"[3 - strength :][:3]


def listed(app) -> list[list[str]]:
    return cells(app.screen.query_one("#sessions", DataTable))


async def test_the_rows_are_what_the_journals_say(make, made):  # noqa: F811
    app = make()
    async with app.run_test(size=BIG) as pilot:
        await to_history(pilot)
        rows = listed(app)
        assert len(rows) == SESSIONS
        answers = raw(made)
        for summary, row in zip(list_sessions(made).sessions, rows, strict=True):
            mine = [one for one in answers if one["session"] == summary.id]
            ratings = [one["rating"] for one in mine if one["rating"]]
            marks = [strength(one) for one in mine if is_story(one)]
            assert row[0] == f"{summary.started:%Y-%m-%d %H:%M}"
            assert row[2] == f"{len({one['position'] for one in mine})} of {len(summary.plan.asked)}"
            assert row[4] == (f"{sum(ratings) / len(ratings):.1f}" if ratings else "–")
            told = sum(marks) / len(marks) if marks else None
            assert row[5] == ("–" if told is None else f"{dots(round(told))} {told:.1f}")
            assert ("*" in row[6], "n" in row[6]) == (any(o["star"] for o in mine), any(o["note"] for o in mine))
            assert row[9] == str(sum(one["told"]["words"] for one in mine))
            seconds = int(sum(one["seconds"] for one in mine))
            assert row[8] == f"{seconds // 60}:{seconds % 60:02}"
            newest = {one["position"]: one for one in mine if one["probe"] is None}
            elements = app.services.structure(summary.plan.structure).elements
            has = [
                sum(one["told"]["elements"][e.id]["verdict"] == "present" for one in newest.values()) for e in elements
            ]
            assert row[3] == " ".join(f"{e.letter}{number}" for e, number in zip(elements, has, strict=True))
            assert row[10] == mine[0]["asked"]["question"]["text"] or mine[0]["probe"]


async def test_the_numbers_of_a_past_session_are_those_of_its_journal(make, made):  # noqa: F811
    app = make()
    answers = raw(made)
    summaries = list_sessions(made).sessions
    at = next(n for n, s in enumerate(summaries) if len(s.record().attempts) > 3)
    async with app.run_test(size=BIG) as pilot:
        await to_history(pilot, *["down"] * at, "enter")
        mine = sorted(
            (o for o in answers if o["session"] == summaries[at].id), key=lambda o: (o["position"], o["number"])
        )
        rows = cells(app.screen.query_one("#answers", DataTable))
        assert len(rows) == len(mine)
        elements = app.services.structure(summaries[at].plan.structure).elements
        for row, one in zip(rows, mine, strict=True):
            assert row[0] == f"{one['position'] + 1}" + (f".{one['number']}" if one["number"] > 1 else "")
            told = [f"{e.letter}" for e in elements if one["told"]["elements"][e.id]["verdict"] == "present"]
            assert [letter for letter in row[2].split() if letter in {e.letter for e in elements}] == told
            assert row[3] == f"{int(one['seconds']) // 60}:{int(one['seconds']) % 60:02}"
            assert row[4] == (str(one["rating"]) if one["rating"] else "–")
            assert row[5] == str(sum(finding["severity"] == "must" for finding in one["told"]["findings"]))
            assert ("*" in row[6], "n" in row[6]) == (one["star"], bool(one["note"]))
        whole = int(sum(one["seconds"] for one in mine))
        asked, tried = len(summaries[at].plan.asked), [one for one in mine if one["probe"] is None]
        text = shown(pilot)
        assert f"{len(tried)} answers to {len({o['position'] for o in mine})} of {asked} questions" in text
        assert f"{whole // 60}:{whole % 60:02} used" in text


async def test_a_search_says_how_many_answers_fit(make, made):  # noqa: F811
    app = make()
    fit = [
        one
        for one in raw(made)
        if "counsel" in f"{one['asked']['question']['text']} {one['answer']} {one['note']}".lower()
    ]
    async with app.run_test(size=(80, 24)) as pilot:
        await to_history(pilot, "slash")
        app.screen.query_one("#search", Input).value = "counsel"
        await settle(pilot)
        text = shown(pilot)
        assert f"{len(fit)} answers fit" in text
        assert f"{len({one['session'] for one in fit})} of {SESSIONS} sessions" in text


async def test_the_newest_page_is_there_before_the_index(make, made, monkeypatch):  # noqa: F811
    monkeypatch.setattr(history_page, "BATCH", 3)  # as if there were too many to index at once
    monkeypatch.setattr(history_screen, "CHUNK", 5)
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = history_screen.HistoryScreen(app.services)
        newest = [summary.id for summary in list_sessions(made).sessions]
        assert [session.facts.id for session in screen._look.sessions] == newest[:5]
        await pilot.pause()
        app.push_screen(screen)
        await settle(pilot)
        assert f"{SESSIONS} sessions" in shown(pilot)
        await pilot.press("end")
        for _ in range(SESSIONS):
            await pilot.press("down")
        await settle(pilot)
        assert len(listed(app)) == SESSIONS


async def test_search_finds_words_of_answers_and_notes(make, made):  # noqa: F811
    app = make()
    wanted = {one["session"] for one in raw(made) if "union every friday" in one["answer"].lower()}
    noted = {one["session"] for one in raw(made) if "budget 1" in one["note"].lower()}
    async with app.run_test(size=BIG) as pilot:
        await to_history(pilot, "slash")
        search = app.screen.query_one("#search", Input)
        assert search.has_focus
        search.value = "UNION every friday"
        await settle(pilot)
        assert 0 < len(listed(app)) == len(wanted) < SESSIONS
        search.value = "tell budget 1 first"
        await settle(pilot)
        assert len(noted) <= len(listed(app)) < SESSIONS
        search.value = "no such words anywhere"
        await settle(pilot)
        assert "Nothing fits" in shown(pilot)
        await press(pilot, "escape", "escape")
        assert len(listed(app)) == SESSIONS


async def test_filter_by_rating_bank_finding_and_day(make, made):  # noqa: F811
    app = make()
    answers = raw(made)
    async with app.run_test(size=BIG) as pilot:
        await to_history(pilot, "f")
        app.screen.query_one("#of-rating-5").value = True
        app.screen.query_one("#of-bank", Select).value = "other"
        await press(pilot, "ctrl+d")
        assert len(listed(app)) == len(
            {one["session"] for one in answers if one["rating"] == 5 and one["asked"]["bank"] == "other"}
        )
        await press(pilot, "escape", "f")
        app.screen.query_one("#of-finding", Select).value = "R401"
        app.screen.query_one("#of-since", Input).value = "2026-10-2x"
        await press(pilot, "ctrl+d")
        assert "Write the day as" in shown(pilot)
        app.screen.query_one("#of-since", Input).value = "2026-10-20"
        await press(pilot, "ctrl+d")
        late = {s.id for s in list_sessions(made).sessions if f"{s.started:%Y-%m-%d}" >= "2026-10-20"}
        having = {o["session"] for o in answers if any(f["rule"] == "R401" for f in o["told"]["findings"])}
        assert 0 < len(listed(app)) == len(late & having)


async def test_orders(make, made):  # noqa: F811
    app = make()
    async with app.run_test(size=BIG) as pilot:
        await to_history(pilot, "down", "y")
        when = [row[0] for row in listed(app)]
        assert when == sorted(when)
        assert app.screen.query_one("#sessions", DataTable).cursor_row == 0  # a new order is seen from its top
        await press(pilot, "y", "y")
        words = [int(row[9]) for row in listed(app)]
        assert words == sorted(words, reverse=True)


async def test_delete_goes_to_the_bin_and_comes_back(make, made):  # noqa: F811
    app = make()
    before = {path.name: path.read_bytes() for path in made.sessions_dir.iterdir()}
    async with app.run_test(size=(80, 24)) as pilot:
        await to_history(pilot, "down", "x")
        await settle(pilot)
        assert len(list_deleted(made)) == 1
        assert len(listed(app)) == SESSIONS - 1
        await press(pilot, "z")
        await settle(pilot)
        assert len(listed(app)) == SESSIONS
        assert {path.name: path.read_bytes() for path in made.sessions_dir.iterdir()} == before
        await press(pilot, "x", "j")
        assert "1 deleted session" in shown(pilot)
        await press(pilot, "x", "enter")
        assert len(list_deleted(made)) == 1  # the first way is to keep them
        await press(pilot, "x", "down", "enter")
        assert not list_deleted(made)
        assert "The bin is empty" in shown(pilot)


async def test_star_and_note_are_added_and_nothing_else_changes(make, made):  # noqa: F811
    app = make()
    path = list_sessions(made).sessions[0].path
    before = path.read_bytes()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_history(pilot, "enter", "asterisk", "k")
        app.screen.query_one("#note-text", TextArea).load_text("Tell [b]whose[/] money \x1b[31mit was")
        await press(pilot, "escape")  # leaving keeps it too
        assert "Note  Tell [b]whose[/] money" in shown(pilot)
    record = list_sessions(made).sessions[0].record()
    first = record.attempts[0].id
    assert first in record.starred
    assert record.notes[first].startswith("Tell [b]whose[/] money")
    assert path.read_bytes().startswith(before)


async def test_a_note_is_kept_when_the_terminal_goes_away(make, made):  # noqa: F811
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_history(pilot, "enter", "k")
        app.screen.query_one("#note-text", TextArea).load_text("not lost")
        app._terminal_gone()
        await settle(pilot)
    record = list_sessions(made).sessions[0].record()
    assert record.notes[record.attempts[0].id] == "not lost"


@pytest.mark.parametrize("kind", ["markdown", "html", "csv", "json"])
async def test_export(make, made, tmp_path: Path, kind: str):  # noqa: F811
    target = tmp_path / "out"
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_history(pilot, "f8")
        app.screen.query_one("#export-kind", Select).value = kind
        await settle(pilot)
        app.screen.query_one("#export-which", Select).value = "every"
        app.screen.query_one("#export-file", Input).value = str(target)
        await press(pilot, "ctrl+d")
        written = target.read_text(encoding="utf-8")
        await press(pilot, "f8")
        app.screen.query_one("#export-file", Input).value = str(target)
        await press(pilot, "ctrl+d")
        assert "There is a file of this name already" in shown(pilot)
        assert target.read_text(encoding="utf-8") == written
    if kind == "json":
        assert len(json.loads(written)["sessions"]) == SESSIONS
    else:
        assert all(summary.id in written for summary in list_sessions(made).sessions)


async def test_nothing_saved_says_what_to_do(make, places):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_history(pilot)
        assert "No sessions yet" in shown(pilot)
        await press(pilot, "x", "z", "f8", "g")
        assert "No answers yet" in shown(pilot)


async def test_an_answer_that_need_tell_no_story_has_no_letters(make, made):  # noqa: F811
    for path in made.sessions_dir.iterdir():
        path.write_text(path.read_text().replace('"kind":"behavioral"', '"kind":"opener"'))
    app = make()
    async with app.run_test(size=BIG) as pilot:
        await to_history(pilot)
        assert {row[5] for row in listed(app)} == {"–"}
        assert not any(figure in row[3] for row in listed(app) for figure in "123456789")
        await press(pilot, "enter")
        rows = cells(app.screen.query_one("#answers", DataTable))
        assert {(row[2], row[5]) for row in rows} == {("no story", "")}


async def test_undo_passes_over_what_the_bin_gave_back(make, made):  # noqa: F811
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_history(pilot, "x", "j", "z", "escape", "z")
        assert [told.message for told in app._notifications][-1].startswith("Nothing was deleted here.")
        assert len(listed(app)) == SESSIONS
