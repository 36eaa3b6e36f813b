"""`sesprep check`, as scripts use it."""

import json
import os
import subprocess
from datetime import datetime

import pytest

from children import start
from sesprep.domain.assessment import Assessment

from .conftest import COMMAND, HERE, STORY


def test_text_names_every_element_clause_and_finding(sesprep, tmp_path):
    (tmp_path / "a.txt").write_text(STORY)
    done = sesprep("check", "a.txt")
    one = Assessment.model_validate_json(sesprep("check", "--json", "a.txt").stdout)
    assert done.returncode == 0
    assert all(f"{name}: " in done.stdout for name in ("Situation", "Task", "Action", "Result"))
    assert done.stdout.count("\n[") == len(one.units) > 3
    assert done.stdout.count("\n   Why: ") == done.stdout.count("\n   Try: ") == len(one.findings)


def test_json_is_the_assessment_and_offsets_are_code_points(sesprep, tmp_path):
    text = "👩🏽‍💻 Naïve — " + STORY
    (tmp_path / "a.txt").write_bytes(text.encode())
    done = sesprep("check", "--json", "--structure", "ccar", "a.txt")
    found = json.loads(done.stdout)
    one = Assessment.model_validate_json(done.stdout)
    assert found["schema"] == 1
    assert list(found["elements"]) == ["challenge", "context", "action", "result"]
    assert "try" in found["findings"][0] if found["findings"] else True
    assert one.id == "a.txt"
    assert "".join(text[u.start : u.end] for u in one.units).replace(" ", "") in text.replace(" ", "")


def test_standard_input_is_read_for_a_dash_and_for_no_name(sesprep):
    named, bare = (sesprep("check", "--json", *names, stdin=STORY) for names in (("-",), ()))
    assert named.stdout == bare.stdout
    assert json.loads(named.stdout)["id"] == "-"


def test_windows_line_ends_keep_their_offsets(sesprep):
    text = STORY.replace(". ", ".\r\n")
    units = json.loads(sesprep("check", "--json", stdin=text).stdout)["units"]
    assert text[units[-1]["start"] : units[-1]["end"]].endswith("60 percent.")


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"\x7fELF\0\0\0binary", "not a text file"),
        (b"", "no words"),
        (b" \n\t\n", "no words"),
        (b"caf\xe9 in Paris", "not UTF-8 (byte 4)"),
        ("I led".encode("utf-16"), "UTF-16"),
        (b"word " * 250_000, "1.2 MB"),
        (None, "No such file"),
    ],
    ids=["binary", "empty", "blank", "latin-1", "utf-16", "huge", "absent"],
)
def test_a_file_that_cannot_be_checked_is_named_and_the_others_are_checked(sesprep, tmp_path, raw, says):
    if raw is not None:
        (tmp_path / "bad.txt").write_bytes(raw)
    (tmp_path / "good.txt").write_text(STORY)
    done = sesprep("check", "--json", "bad.txt", "good.txt")
    assert done.returncode == 2
    assert says in done.stderr
    assert "bad.txt" in done.stderr
    assert "Traceback" not in done.stderr
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["good.txt"]


def test_too_much_on_standard_input_is_refused(sesprep):
    done = sesprep("check", stdin=b"word " * 250_000)
    assert (done.returncode, done.stdout) == (2, "")
    assert "more than 1 MB" in done.stderr


def test_a_folder_is_refused(sesprep, tmp_path):
    (tmp_path / "folder").mkdir()
    done = sesprep("check", "folder")
    assert done.returncode == 2
    assert "not a file with text" in done.stderr


def test_strict_refuses_what_is_no_story_and_only_with_strict(sesprep):
    vague = "I always believe in teamwork and I would usually try to help people as a leader. " * 4
    assert sesprep("check", stdin=vague).returncode == 0
    assert sesprep("check", "--strict", stdin=vague).returncode == 1


def test_an_unknown_structure_names_the_nearest(sesprep):
    done = sesprep("check", "--structure", "ccra", stdin=STORY)
    assert done.returncode == 2
    assert "Did you mean 'ccar'?" in done.stderr


def test_a_question_that_is_too_long_is_refused(sesprep):
    done = sesprep("check", "--question", "x" * 1201, stdin=STORY)
    assert done.returncode == 2
    assert "1200" in done.stderr


def test_terminal_escapes_in_an_answer_are_shown_not_sent(sesprep):
    done = sesprep("check", stdin=STORY + " \x1b]0;owned\x07\x1b[2J [/b] [@click=app.quit]x[/]")
    assert "\x1b" not in done.stdout
    assert "\x07" not in done.stdout
    assert "[@click=app.quit]x[/]" in done.stdout


def test_jsonl_goes_on_after_bad_lines_and_names_them(sesprep, tmp_path):
    lines = [
        json.dumps({"id": "one", "text": STORY}),
        "not json",
        json.dumps({"id": "three"}),
        "",
        json.dumps({"id": 5, "text": STORY, "structure": "ccar", "question": "Why?", "score": 3}),
        json.dumps({"id": "six", "text": STORY, "structure": "nope"}),
        json.dumps(["a"]),
        json.dumps({"id": "eight", "text": [STORY]}),
        json.dumps({"id": "nine", "text": ""}),
        '{"id": "ten", "text": "lone \\ud800 surrogate"}',
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(lines))
    done = sesprep("check", "--jsonl", "in.jsonl")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert [one["id"] for one in found][:3] == ["one", "5", "nine"]
    assert found[1]["structure"] == "ccar"
    assert found[2]["story"] == "too-short"
    assert [int(line.split(":")[2]) for line in done.stderr.splitlines()][:5] == [2, 3, 6, 7, 8]


def test_jsonl_gives_the_same_as_a_file(sesprep):
    one = json.loads(sesprep("check", "--json", stdin=STORY).stdout)
    many = json.loads(sesprep("check", "--jsonl", "-", stdin=json.dumps({"id": "-", "text": STORY})).stdout)
    assert many == one


def test_a_reader_who_leaves_early_is_no_fault(sesprep, tmp_path):
    (tmp_path / "in.jsonl").write_text("\n".join(json.dumps({"id": n, "text": STORY}) for n in range(300)))
    running = start(
        [*COMMAND, "check", "--jsonl", "in.jsonl"],
        cwd=tmp_path,
        env=os.environ | HERE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert running.stdout is not None
    assert running.stdout.readline().startswith(b'{"schema":1')
    running.stdout.close()
    assert running.stderr is not None
    assert running.stderr.read() == b""
    running.stderr.close()
    assert running.wait(timeout=60) == 0


def test_the_settings_choose_structure_bands_and_rules(sesprep, home):
    folder = home / "sesprep"
    folder.mkdir()
    (folder / "settings.toml").write_text('structure = "ccar"\n[rules]\nR102 = false\n')
    found = json.loads(sesprep("check", "--json", stdin="I did a thing with claims. " * 12).stdout)
    assert found["structure"] == "ccar"
    assert all(finding["rule"] != "R102" for finding in found["findings"])


def test_a_mistake_in_the_settings_is_told_and_the_check_goes_on(sesprep, home):
    folder = home / "sesprep"
    folder.mkdir()
    (folder / "settings.toml").write_text('structur = "ccar"\n')
    done = sesprep("check", "--json", stdin=STORY)
    assert json.loads(done.stdout)["structure"] == "star"
    assert "settings.toml:1" in done.stderr
    assert "structure" in done.stderr


@pytest.mark.parametrize("age", [0, 15])
def test_the_age_of_an_example_is_reckoned_from_today(sesprep, age):
    told = STORY.replace("2021", str(datetime.now().astimezone().year - age)).replace(", and a backlog", ". A backlog")
    found = json.loads(sesprep("check", "--json", stdin=told).stdout)["findings"]
    assert ("R403" in {finding["rule"] for finding in found}) is (age > 10)
