"""The commands that list, show, explain and delete."""

import json

import pytest

from .conftest import STORY

BANK = """schema_version = 1
id = "own"
title = "My \\u001b[31mown\\u001b[0m bank"

[[questions]]
id = "change"
text = "Tell us of a change you led."
competencies = ["FRAMEWORK/leading-people"]
"""


def objects(text):
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize("group", ["banks", "frameworks", "rules"])
def test_lists_are_lines_of_tabs_and_lines_of_json(sesprep, group):
    text, as_json = sesprep(group, "list"), sesprep(group, "list", "--json")
    found = objects(as_json.stdout)
    ids = [one.get("id") or one.get("rule") for one in found]
    assert all(one["schema"] == 1 for one in found)
    assert [line.split("\t")[0] for line in text.stdout.splitlines()] == ids
    assert len(ids) >= 2


@pytest.mark.parametrize(
    ("group", "verb", "key"), [("banks", "show", "id"), ("frameworks", "show", "id"), ("rules", "explain", "rule")]
)
def test_each_listed_thing_can_be_shown(sesprep, group, verb, key):
    first = objects(sesprep(group, "list", "--json").stdout)[0][key]
    text, as_json = sesprep(group, verb, first), sesprep(group, verb, first, "--json")
    assert first in text.stdout
    assert json.loads(as_json.stdout)[key] == first
    assert json.loads(as_json.stdout)["schema"] == 1


def test_a_rule_that_is_off_says_so_and_how_to_switch_it_on(sesprep, home):
    rules = [json.loads(line) for line in sesprep("rules", "list", "--json").stdout.splitlines()]
    off, on = (next(rule["rule"] for rule in rules if rule["on"] is wanted) for wanted in (False, True))
    told = sesprep("rules", "explain", off).stdout.splitlines()[-1]
    assert told.startswith("This rule is off")
    assert f"{off} = true under [rules] in " in told
    assert "This rule is off" not in sesprep("rules", "explain", on).stdout


@pytest.mark.parametrize(
    "command", [("banks", "show"), ("frameworks", "show"), ("rules", "explain"), ("history", "show")]
)
def test_an_unknown_name_is_bad_input(sesprep, command):
    done = sesprep(*command, "nothing-like-it")
    assert (done.returncode, done.stdout) == (2, "")
    assert "nothing-like-it" in done.stderr


def test_banks_check_names_file_line_and_nearest_name(sesprep, tmp_path):
    framework = objects(sesprep("frameworks", "list", "--json").stdout)[1]["id"]
    good = BANK.replace("FRAMEWORK", framework)
    (tmp_path / "good.toml").write_text(good.replace("\\u001b[31m", "").replace("\\u001b[0m", ""))
    (tmp_path / "bad.toml").write_text(good.replace("competencies", "compentencies"))
    assert sesprep("banks", "check", "good.toml").returncode == 0
    done = sesprep("banks", "check", "bad.toml")
    assert done.returncode == 2
    assert "bad.toml:8" in done.stdout
    assert "'competencies'" in done.stdout
    assert "\x1b" not in done.stdout
    problem = next(p for p in objects(sesprep("banks", "check", "--json", "bad.toml").stdout) if p["line"] == 8)
    assert problem["schema"] == 1
    assert problem["path"] == "bad.toml"


def test_the_shipped_banks_have_no_problem(sesprep):
    done = sesprep("banks", "check")
    assert (done.returncode, done.stderr) == (0, "")
    assert "usable, fine" in done.stdout
    assert "to mend" not in done.stdout


def test_history_shows_and_deletes_a_session(sesprep, home):
    sesprep("practice", "--plain", "--questions", "1", "--seed", "1", stdin=STORY + "\n.\n4\n\n")
    (one,) = objects(sesprep("history", "list", "--json").stdout)
    shown = sesprep("history", "show", one["id"][:5]).stdout
    record = json.loads(sesprep("history", "show", one["id"], "--json").stdout)
    assert STORY in shown
    assert "your own rating 4 of 5" in shown
    assert "Situation: " in shown
    assert record["schema"] == 1
    assert record["attempts"][0]["answer"] == STORY
    assert record["assessments"][record["attempts"][0]["id"]]["schema"] == 1
    refused = sesprep("history", "delete", one["id"])
    assert refused.returncode == 2
    assert "--yes" in refused.stderr
    deleted = sesprep("history", "delete", one["id"], "--yes")
    assert deleted.returncode == 0
    assert sesprep("history", "list", "--json").stdout == ""
    assert [path.read_text().count(STORY) for path in (home / "sesprep" / "deleted").iterdir()] == [1]


def test_a_broken_journal_is_named_and_the_list_goes_on(sesprep, home):
    sesprep("practice", "--plain", "--questions", "1", stdin=STORY)
    (home / "sesprep" / "sessions" / "x.jsonl").write_bytes(b"\xff\x00garbage")
    done = sesprep("history", "list", "--json")
    assert len(objects(done.stdout)) == 1
    assert "x.jsonl" in done.stderr


def test_an_empty_history_says_what_to_do(sesprep):
    done = sesprep("history", "list")
    assert (done.returncode, done.stdout) == (0, "")
    assert "practice --plain" in done.stderr


def test_where_follows_home_and_creates_nothing(sesprep, tmp_path, home):
    found = {one["what"]: one for one in objects(sesprep("--home", "elsewhere", "where", "--json").stdout)}
    assert found["sessions"]["path"] == str(tmp_path / "elsewhere" / "sessions")
    assert found["sessions"]["exists"] is False
    assert found["shipped banks"]["exists"] is True
    assert not (tmp_path / "elsewhere").exists()
    assert not (home / "sesprep").exists()


def test_a_story_that_is_not_there_is_told_with_the_list(sesprep):
    done = sesprep("stories", "show", "nowhere")
    assert done.returncode == 2
    assert "There is none yet. `sesprep stories list` lists them." in done.stderr


def test_the_plan_names_each_question_in_its_own_words(sesprep):
    (day,) = objects(sesprep("plan", "--json").stdout)
    text = sesprep("plan").stdout
    for step in day["steps"]:
        (question,) = (
            q
            for q in json.loads(sesprep("banks", "show", step["question"].split("/")[0], "--json").stdout)["questions"]
            if q["id"] == step["question"].split("/")[1]
        )
        assert question["text"] in text
        assert f"({step['question']})" in text
