"""The history's commands as real processes, over a made history."""

import csv
import io
import json
import os
import sys
from pathlib import Path

import pytest

from history_maker import Maker, make_history
from sesprep.storage.frameworks import load_frameworks
from sesprep.storage.history import list_sessions
from sesprep.storage.places import Places
from sesprep.storage.structures import load_structures

from .conftest import STORY


def objects(text):
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def places(home) -> Places:
    places = Places.find(None, os.environ)
    places.prepare()
    structures = {structure.id: structure for structure in load_structures().values}
    make_history(places.sessions_dir, Maker(load_frameworks(places).values[0], structures), count=60)
    return places


def test_list_filters_sorts_and_limits(sesprep, places):
    everything = objects(sesprep("history", "list", "--json").stdout)
    assert [one["id"] for one in everything] == [summary.id for summary in list_sessions(places).sessions]
    page = sesprep("history", "list")
    assert len(page.stdout.splitlines()) == 50
    assert "50 of 60" in page.stderr
    found = objects(
        sesprep("history", "list", "--finding", "R301", "--format", "exam", "--rating", "3", "--json").stdout
    )
    expected = {}
    for summary in list_sessions(places).sessions:
        record = summary.record()
        fit = [
            a.id
            for a in record.attempts
            if a.rating == 3 and any(f.rule == "R301" for f in record.assessments[a.id].findings)
        ]
        if fit and record.plan.format == "exam":
            expected[record.id] = fit
    assert {one["id"]: one["fitting"] for one in found} == expected != {}
    weakest = objects(sesprep("history", "list", "--sort", "weakest", "--limit", "3", "--json").stdout)
    lowest = sorted(one["strength"] for one in everything if one["strength"] is not None)[:3]
    assert [one["strength"] for one in weakest] == lowest
    none = sesprep("history", "list", "--search", "no such words anywhere")
    assert (none.returncode, none.stdout) == (0, "")
    assert "None of 60" in none.stderr


@pytest.mark.parametrize("wrong", [("--rating", "9"), ("--since", "tomorrow"), ("--sort", "luck"), ("--limit", "-1")])
def test_a_choice_that_makes_no_sense_is_bad_input(sesprep, wrong):
    assert sesprep("history", "list", *wrong).returncode == 2


def test_a_note_and_a_star_are_found_again(sesprep, places):
    first = list_sessions(places).sessions[0].record()
    name = f"{first.id}/1"
    assert sesprep("history", "note", name, "Mention the \x1b[31mZeppelin [/b]").returncode == 0
    assert sesprep("history", "star", first.attempts[0].id).returncode == 0
    (found,) = objects(sesprep("history", "list", "--search", "zeppelin", "--starred", "--json").stdout)
    assert found["fitting"] == [first.attempts[0].id]
    shown = sesprep("history", "show", first.id).stdout
    assert "Mention the ␛[31mZeppelin [/b]" in shown
    assert "\x1b" not in shown
    again = sesprep("history", "note", name, "Other.")
    assert "Zeppelin" in again.stdout
    refused = sesprep("history", "star", f"{first.id}/99")
    assert refused.returncode == 2
    assert "no answer 99" in refused.stderr


def test_compare_two_answers(sesprep, places):
    one, other = (summary.record() for summary in list_sessions(places).sessions[:2])
    names = (f"{one.id}/1", f"{other.id}/1")
    found = json.loads(sesprep("history", "compare", *names, "--json").stdout)
    assert (found["before"]["attempt"]["id"], found["after"]["attempt"]["id"]) == (
        other.attempts[0].id,
        one.attempts[0].id,
    )
    text = sesprep("history", "compare", *names).stdout
    assert "[-" in text
    assert "[+" in text
    assert "The same story" not in text
    told = "".join(
        f'[[told]]\nsession = "{r.id}"\nattempt = "{r.attempts[0].id}"\nday = 2026-11-01\n' for r in (one, other)
    )
    (places.stories_dir / "audit.toml").write_text(f'id = "audit"\ntitle = "The audit"\n{told}')
    assert "The same story: The audit" in sesprep("history", "compare", *names).stdout
    found = json.loads(sesprep("history", "compare", *names, "--json").stdout)
    assert (found["same_story"], found["stories"]) == (True, ["The audit"])


def test_recheck_shows_and_keeps_only_when_asked(sesprep, places):
    summary = list_sessions(places).sessions[0]
    before = summary.path.read_bytes()
    shown = objects(sesprep("history", "recheck", summary.id, "--json").stdout)
    assert [one["attempt"] for one in shown] == [a.id for a in summary.record().attempts]
    assert any(not one["same"] for one in shown)
    assert summary.path.read_bytes() == before
    sesprep("history", "recheck", summary.id, "--keep")
    record = summary.record()
    assert summary.path.read_bytes().startswith(before)
    assert set(record.rechecks) == {one["attempt"] for one in shown if not one["same"]}
    assert {a.model for a in record.assessments.values()} == {"made-1"}


def test_delete_restore_and_empty_the_bin(sesprep, places):
    summary = list_sessions(places).sessions[0]
    sesprep("history", "delete", summary.id, "--yes")
    assert [one["id"] for one in objects(sesprep("history", "restore", "--json").stdout)] == [summary.id]
    assert sesprep("history", "restore", summary.id).returncode == 0
    assert len(list_sessions(places).sessions) == 60
    sesprep("history", "delete", summary.id, "--yes")
    assert sesprep("history", "empty-bin").returncode == 2
    assert "Removed 1 file" in sesprep("history", "empty-bin", "--yes").stdout
    assert list(places.bin_dir.iterdir()) == []


@pytest.mark.parametrize("kind", ["markdown", "html", "csv", "json"])
def test_export_to_stdout_and_to_a_new_file(sesprep, places, tmp_path, kind):
    chosen = [summary.record() for summary in list_sessions(places).sessions[:2]]
    out = sesprep("history", "export", *(record.id for record in chosen), "--format", kind).stdout
    answers = [attempt.answer for record in chosen for attempt in record.attempts]
    if kind == "csv":
        assert {row["answer"] for row in csv.DictReader(io.StringIO(out))} == set(answers)
    elif kind == "json":
        assert [one["id"] for one in json.loads(out)["sessions"]] == [record.id for record in chosen[::-1]]
    else:
        assert all(answer in out for answer in answers)
    target = tmp_path / "out"
    command = (
        "history",
        "export",
        "--since",
        f"{chosen[-1].started:%Y-%m-%d}",
        "--format",
        kind,
        "--output",
        str(target),
    )
    assert sesprep(*command).returncode == 0
    assert target.read_text()
    refused = sesprep(*command)
    assert refused.returncode == 2
    assert "--force" in refused.stderr


def test_the_ending_of_an_export_tells_its_kind(sesprep, places, tmp_path):
    one = list_sessions(places).sessions[0].id
    done = sesprep("history", "export", one, "--output", str(tmp_path / "out.html"))
    assert (tmp_path / "out.html").read_text().startswith("<!DOCTYPE html>"), done.stderr
    refused = sesprep("history", "export", one, "--output", str(tmp_path / "out.docx"))
    assert refused.returncode == 2
    assert "sesprep writes no .docx files. Choose one of .md, .html" in refused.stderr
    assert not (tmp_path / "out.docx").exists()
    gone = sesprep("history", "export", one, "--output", str(tmp_path / "nowhere" / "out.md"))
    assert gone.returncode == 2
    assert "Check the name and the folder" in gone.stderr


def test_a_choice_is_taken_by_name_and_one_that_nothing_has_is_told(sesprep, places):
    refs = {ref for framework in load_frameworks(places).values for ref in framework.refs()}
    ref = next(one for one in sorted(refs) if one.endswith("/problem-solving") and "2025" in one)
    framework = ref.split("/")[0]
    by_ref = objects(sesprep("history", "list", "--json", "--competency", ref).stdout)
    for written in ("Problem Solving", "problem-solving"):
        named = sesprep("history", "list", "--json", "--framework", framework, "--competency", written)
        assert {one["id"] for one in objects(named.stdout)} <= {one["id"] for one in by_ref}
        assert ref in named.stderr
    wrong = sesprep("history", "list", "--competency", "Problem Slving")
    assert wrong.returncode == 2
    assert "Did you mean 'Problem Solving'?" in wrong.stderr
    none = sesprep("history", "list", "--format", "exm", "--finding", "R999")
    assert (none.returncode, none.stdout) == (0, "")
    assert "None of 60 sessions fits. None has the format 'exm'. Did you mean 'exam'?" in none.stderr
    assert "None has the finding 'R999'." in none.stderr


def test_a_line_that_cannot_be_read_is_counted_as_one(sesprep, places):
    path = list_sessions(places).sessions[0].path
    with path.open("ab") as journal:
        journal.write(b"torn\n")
    assert "1 line not readable" in sesprep("history", "list").stdout


def test_trends_of_no_session_say_so(sesprep, home):
    done = sesprep("history", "trends")
    assert done.stdout == ""
    assert "no sessions" in done.stderr


def test_a_day_is_taken_as_people_write_it(sesprep, places):
    day = f"{list_sessions(places).sessions[5].record().started:%Y-%m-%d}"
    year, month, number = day.split("-")
    asked = [sesprep("history", "list", "--json", "--since", one).stdout for one in (day, f"{month}/{number}/{year}")]
    assert asked[0] == asked[1] != ""
    refused = sesprep("history", "list", "--since", "31/11/2026")
    assert refused.returncode == 2
    assert "'31/11/2026' is no day; write it as 2026-11-22 or 11/22/2026." in refused.stderr


def test_archive_and_import_into_an_empty_home(sesprep, places, tmp_path):
    assert "Put 60 files" in sesprep("history", "archive", "all.zip").stdout
    assert "Added: 60." in sesprep("--home", "other", "history", "import", "all.zip").stdout
    done = json.loads(sesprep("--home", "other", "history", "import", "all.zip", "--json").stdout)
    assert (done["added"], len(done["same"])) == ([], 60)
    here, there = sesprep("history", "list", "--json"), sesprep("--home", "other", "history", "list", "--json")
    strip = [{k: v for k, v in one.items() if k != "path"} for one in objects(here.stdout)]
    assert strip == [{k: v for k, v in one.items() if k != "path"} for one in objects(there.stdout)]
    (tmp_path / "bad.zip").write_bytes(b"no archive")
    assert sesprep("history", "import", "bad.zip").returncode == 2


def test_trends_and_coverage_are_tables_and_json(sesprep, places):
    framework = load_frameworks(places).values[0]
    trends = json.loads(sesprep("history", "trends", "--framework", framework.id, "--weeks", "4", "--json").stdout)
    assert [len(row["counts"]) for row in trends["heat"]["rows"]] == [4] * len(trends["heat"]["rows"])
    assert {"balance", "findings", "pace", "time", "bias", "heat"} <= set(trends)
    text = sesprep("history", "trends", "--framework", framework.id).stdout
    assert all(finding["message"] in text for finding in trends["findings"])
    found = json.loads(sesprep("history", "coverage", "--framework", framework.id, "--json").stdout)
    shown = sesprep("history", "coverage", "--framework", framework.id).stdout
    assert len(found["next"]) == 3
    assert all(row["name"] in shown for row in found["rows"])
    assert all(step["reason"] in shown for step in found["next"])


def test_a_debrief_counts_in_coverage(sesprep, places, tmp_path):
    framework = load_frameworks(places).values[0]
    ref = next(framework.competencies())[0]
    new = ("history", "debrief", "new", "--day", "2026-11-20", "--title", "Deputy CFO", "--question", "Why [us]?")
    assert sesprep(*new, "--competency", ref, "--felt", "4").returncode == 0
    (listed,) = objects(sesprep("history", "debrief", "list", "--json").stdout)
    assert (listed["day"], listed["questions"][0]["competencies"]) == ("2026-11-20", [ref])
    assert "Why [us]?" in sesprep("history", "debrief", "show", listed["id"]).stdout
    found = json.loads(sesprep("history", "coverage", "--framework", framework.id, "--json").stdout)
    assert {row["ref"]: row["interviews"] for row in found["rows"]}[ref] == 1
    twice = sesprep(*new)
    assert twice.returncode == 2
    unknown = sesprep(*new[:5], "--question", "Why?", "--competency", f"{ref}x")
    assert unknown.returncode == 2
    assert f"Did you mean '{ref}'" in unknown.stderr
    assert sesprep("history", "debrief", "new").returncode == 2
    Path(tmp_path / "mine.toml").write_text('id = "mine"\nday = 2026-11-21\nfelt = 2\n')
    assert sesprep("history", "debrief", "new", "--from", "mine.toml").returncode == 0
    assert objects(sesprep("history", "debrief", "list", "--json").stdout)[0]["id"] == "mine"


def test_a_real_session_goes_the_whole_way(sesprep):
    sesprep("practice", "--plain", "--questions", "1", "--seed", "1", stdin=STORY + "\n.\n4\n\n")
    (one,) = objects(sesprep("history", "list", "--json").stdout)
    (checked,) = objects(sesprep("history", "recheck", one["id"], "--json").stdout)
    assert checked["change"]["gone"] == checked["change"]["new"] == []
    assert STORY[:40] in sesprep("history", "export").stdout


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
@pytest.mark.parametrize("broken_off", [False, True])
def test_a_debrief_told_at_a_terminal_is_kept_also_when_it_is_broken_off(sesprep, home, tmp_path, broken_off):
    from .terminal import Terminal

    terminal = Terminal("history", "debrief", "new", "--day", "2026-11-20", cwd=tmp_path)
    for prompt, keys in (("Position", "Chief of staff\r"), ("Question 1", "Why now?\r"), ("your answer", "2\r")):
        terminal.wait_for(prompt)
        terminal.press(keys)
    terminal.wait_for("probe?")
    if broken_off:
        terminal.press_ctrl_c("Saved in")
    else:
        for prompt, keys in (
            ("probe?", "Costs\r"),
            ("Notes", "\r"),
            ("Question 2", "\r"),
            ("whole", "0\r"),
            ("feed", "Ok\r"),
        ):
            terminal.wait_for(prompt)
            terminal.press(keys)
    terminal.wait_for("Saved in")
    assert terminal.end() == 0
    (found,) = objects(sesprep("history", "debrief", "list", "--json").stdout)
    assert (found["title"], found["day"]) == ("Chief of staff", "2026-11-20")
    (question,) = found["questions"]
    assert (question["text"], question["felt"]) == ("Why now?", 2)
    assert (question["probed"], found["feedback"]) == (("", "") if broken_off else ("Costs", "Ok"))


def test_an_answer_that_need_tell_no_story_has_no_letters(sesprep, places):
    for path in places.sessions_dir.iterdir():
        path.write_text(path.read_text().replace('"kind":"behavioral"', '"kind":"closer"'))
    newest = objects(sesprep("history", "list", "--limit", "1", "--json").stdout)[0]
    told = sesprep("history", "show", newest["id"]).stdout
    assert newest["strength"] is None
    assert told.count("asks for no story") == newest["attempts"] > 0
    assert "Situation:" not in told
