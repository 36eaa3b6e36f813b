"""`sesprep formats`, `stories`, `plan` and `partner`, as processes."""

import json
from datetime import date, timedelta

import pytest

from .conftest import STORY


def objects(text):
    return [json.loads(line) for line in text.splitlines()]


def test_every_shipped_format_is_sound_and_says_where_its_figures_come_from(sesprep):
    assert sesprep("formats", "check").returncode == 0
    found = {one["id"]: one for one in objects(sesprep("formats", "list", "--json").stdout)}
    assert {"practice", "exam", "rapid", "single", "qrb", "agency-panel"} <= set(found)
    assert all(one["schema"] == 1 and one["source"] for one in found.values())
    listed = sesprep("formats", "list").stdout
    assert "drill-result\t3\t30 s each\t" in listed
    assert "rapid\t5\t1.5 min each\t" in listed
    assert "Time: 30 seconds." in sesprep("practice", "--plain", "--format", "drill-result", stdin="It fell.").stdout
    shown = sesprep("formats", "show", "qrb").stdout
    assert "minutes_whole (disputed)" in shown
    assert "lacking_fails (disputed)" in shown


def test_the_board_is_held_line_by_line_with_supplemental_questions_where_evidence_was_thin(sesprep):
    thin = "We worked on it and it was good."
    answers = "".join(f"{thin} Number {n}.\n.\n3\n" for n in range(10))
    done = sesprep("practice", "--plain", "--format", "qrb", "--seed", "4", stdin=answers)
    assert done.returncode == 0
    assert "Time left for all questions: 45:00." in done.stdout
    (session,) = objects(sesprep("history", "list", "--json").stdout)
    record = json.loads(sesprep("history", "show", session["id"], "--json").stdout)
    assert record["plan"]["supplemented"] == 5
    main, more = record["plan"]["asked"][:5], record["plan"]["asked"][5:]
    inside = f"{record['plan']['framework']}/"  # a question may test more under another framework
    about = [
        [next(r for r in one["question"]["competencies"] if r.startswith(inside)).split("/")[1] for one in part]
        for part in (main, more)
    ]
    assert sorted(about[0]) == sorted(about[1])
    assert len({one["question"]["id"] for one in (*main, *more)}) == 10


def test_a_format_of_ones_own_is_copied_changed_and_checked(sesprep, home):
    path = sesprep("formats", "new", "my-board", "--like", "qrb").stdout.strip()
    text = (home / "sesprep" / "formats" / "my-board.toml").read_text()
    assert path.endswith("my-board.toml")
    assert "my-board" in sesprep("formats", "list").stdout
    assert sesprep("formats", "new", "my-board").returncode == 2
    assert sesprep("formats", "new", "Not An Id").returncode == 2
    (home / "sesprep" / "formats" / "my-board.toml").write_text(text.replace("minutes_whole = 45", "minutes_hole = 45"))
    done = sesprep("formats", "check", path)
    assert done.returncode == 2
    assert "my-board.toml:" in done.stdout
    assert "'minutes_whole'" in done.stdout
    assert objects(sesprep("formats", "check", path, "--json").stdout)[0]["line"] > 1
    assert "my-board.toml" in sesprep("formats", "list").stderr


def test_a_story_goes_from_an_answer_to_the_page_and_the_plan(sesprep, home):
    empty = sesprep("stories", "list")
    assert (empty.stdout, empty.returncode) == ("", 0)
    assert "stories new" in empty.stderr
    assert sesprep("stories", "export").returncode == 2
    sesprep("practice", "--plain", "--questions", "1", "--seed", "1", stdin=STORY + "\n.\n4\n\n")
    (session,) = objects(sesprep("history", "list", "--json").stdout)
    made = sesprep("stories", "new", "Claims [b]", "--from", session["id"][:5])
    assert made.returncode == 0
    (story,) = objects(sesprep("stories", "list", "--json").stdout)
    assert (story["id"], story["title"], story["year"]) == ("claims-b", "Claims [b]", 2021)
    assert story["told"][0]["session"] == session["id"]
    shown = sesprep("stories", "show", "claims-b").stdout
    assert "Result: As a result we cut the backlog from 9,000 to 400" in shown
    assert "Mind: " in shown
    assert "claims-b" in sesprep("stories", "list", "--matrix").stdout
    assert "**Claims [b]**" in sesprep("stories", "export").stdout
    bullets = sesprep("stories", "export", "--bullets", "--output", "b.md")
    assert (bullets.stdout, bullets.returncode) == ("", 0)
    assert sesprep("stories", "export", "--bullets", "--output", "b.md").returncode == 2
    (today,) = objects(sesprep("plan", "--json").stdout)
    assert all(step["reason"] and step["question"] for step in today["steps"])
    later = objects(sesprep("plan", "--json", "--days", "30").stdout)
    assert "claims-b" in {step["ref"] for day in later for step in day["steps"]}
    assert sesprep("stories", "new", "x", "--from", session["id"], "--answer", "9").returncode == 2


@pytest.mark.parametrize("ahead", [-3, 0, 40])
def test_the_plan_says_a_past_date_plainly_and_keeps_to_its_minutes(sesprep, ahead):
    day = date.today() + timedelta(days=ahead)  # noqa: DTZ011  the command's own day is the machine's
    done = sesprep("plan", "--json", "--days", "3", "--interview", str(day), "--minutes", "15")
    plans = objects(done.stdout)
    assert len(plans) == 3
    assert all(plan["minutes"] <= 15 for plan in plans)
    notes = " ".join(plans[0]["notes"])
    assert ("is past" in notes) == (ahead < 0)
    if ahead == 0:
        assert plans[0]["steps"] == []


@pytest.mark.parametrize("wrong", [("--interview", "soon"), ("--minutes", "0"), ("--agency", "none")])
def test_a_plan_that_cannot_be_made_says_why(sesprep, wrong):
    done = sesprep("plan", *wrong)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_mistakes_in_stories_agencies_and_runs_are_told_and_the_plan_goes_on(sesprep, home):
    for folder in ("stories", "agencies", "live-runs"):
        (home / "sesprep" / folder).mkdir(parents=True)
        (home / "sesprep" / folder / "bad.toml").write_text('id = "x"\nwrong = 1\n')
    done = sesprep("plan")
    assert done.returncode == 0
    assert done.stdout.startswith("Today")
    assert all(f"{folder}/bad.toml" in done.stderr for folder in ("stories", "agencies", "live-runs"))


def test_a_partners_sheet_is_printed_and_its_ratings_are_entered(sesprep, tmp_path):
    sheet = sesprep("partner", "new", "--questions", "3", "--seed", "2", "--with", "J. <b>")
    assert sheet.stdout.count("## Question ") == 3
    assert sesprep("partner", "new", "--seed", "2", "--questions", "3", "--html", "s.html").stdout == ""
    assert (tmp_path / "s.html").read_text().count("<section>") == 3
    assert sesprep("partner", "new", "--html", "s.html").returncode == 2
    runs = objects(sesprep("partner", "list", "--json").stdout)
    assert len(runs) == 2
    assert sesprep("partner", "rate", runs[0]["id"], "2", "4", "--note", "no figure").returncode == 0
    assert sesprep("partner", "rate", runs[0]["id"], "4", "4").returncode == 2
    assert sesprep("partner", "rate", "nope", "1", "4").returncode == 2
    rated = {one["id"]: one["ratings"] for one in objects(sesprep("partner", "list", "--json").stdout)}
    assert rated[runs[0]["id"]] == [{"question": 2, "rating": 4, "note": "no figure"}]


def test_terminal_escapes_in_a_story_are_shown_not_sent(sesprep, home):
    (home / "sesprep" / "stories").mkdir(parents=True)
    (home / "sesprep" / "stories" / "a.toml").write_text('id = "a"\ntitle = "A \\u001b[31m[b]"\n')
    for command in (("list",), ("show", "a"), ("list", "--matrix"), ("export",)):
        assert "\x1b" not in sesprep("stories", *command).stdout
