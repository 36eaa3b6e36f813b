"""`sesprep banks check`: every problem at once, with file, line and remedy, and nothing written."""

import json
import os

import pytest

GOOD = '\nid = "own"\ntitle = "Own"\n\n[[questions]]\nid = "one"\ntext = "Why?"\n'
BAD = (
    'kind = "behavoral"\n[[questions]]\nid = "two"\ntxt = "x"\n'
    '[[questions]]\nid = "three"\ncompetencies = ["a/b"]\ntext = "y"\n'
)


def test_every_problem_is_told_at_once_with_its_line(sesprep, tmp_path):
    (tmp_path / "own.toml").write_text(GOOD + BAD)
    done = sesprep("banks", "check", "own.toml")
    assert done.returncode == 2
    lines = done.stdout.splitlines()
    for start, hint in (("own.toml:8:", "'behavioral'"), ("own.toml:11:", "'text'"), ("own.toml:14:", "")):
        assert any(line.startswith(start) and hint in line for line in lines), start
    assert lines[-1] == "own.toml: 1 question usable, 4 to mend"


@pytest.mark.parametrize(
    ("raw", "line", "says"),
    [
        (b"id = ", 1, "valid TOML"),
        (b'id = "a"\r\ntitle = "b"\r\n[[questions]]\r\nid = "c"\r\ntxt = "d"\r\n', 5, "'txt'"),
        (b'\xef\xbb\xbfid = "a"\ntitle = "b"\nx = 1\n', 3, "'x'"),
        (b'id = "a"\ntitle = "caf\xe9"\n', 2, "UTF-8"),
        (b"\xff\xfei\0d\0", None, "UTF-16"),
        (b"a = " + b"[" * 50_000, None, "nested too deeply"),
        ((GOOD + GOOD.split("\n\n")[1]).encode(), 9, "already has"),
        (GOOD.replace("Why?", "\\u001b]0;x\\u0007").encode(), 7, "cannot be seen"),
    ],
    ids=["torn", "crlf", "bom", "latin-1", "utf-16", "deep", "repeated", "escapes"],
)
def test_a_bad_file_names_line_and_remedy_and_the_others_are_read(sesprep, tmp_path, raw, line, says):
    (tmp_path / "bad.toml").write_bytes(raw)
    (tmp_path / "good.toml").write_text(GOOD.replace("own", "good"))
    done = sesprep("banks", "check", "bad.toml", "good.toml", "--strict")
    assert done.returncode in (1, 2)
    assert "Traceback" not in done.stderr
    assert "good.toml: 1 question usable, fine" in done.stdout
    where = f"bad.toml:{line}: " if line else "bad.toml: "
    assert next(text for text in done.stdout.splitlines() if text.startswith(where) and says in text)
    assert (tmp_path / "bad.toml").read_bytes() == raw
    assert not list(tmp_path.glob("*.bak*"))
    problem = json.loads(sesprep("banks", "check", "--json", "bad.toml").stdout.splitlines()[0])
    assert problem["message"]
    assert problem["hint"]


def test_a_command_about_something_else_tells_the_first_problems_and_who_knows_all(sesprep, home, tmp_path):
    sesprep("banks", "new", "own")
    (next((home / "sesprep").rglob("own.toml"))).write_text(GOOD + BAD)
    listed = sesprep("banks", "list")
    assert "own\t1\tyours\tOwn" in listed.stdout
    assert len(listed.stderr.splitlines()) == 4
    assert listed.stderr.splitlines()[-1] == "And 1 more to mend: `sesprep banks check` shows all."
    assert "`sesprep banks list` shows every bank." in sesprep("banks", "show", "zzz").stderr


def test_a_huge_file_a_loop_and_a_folder_without_banks(sesprep, tmp_path):
    with (tmp_path / "huge.toml").open("wb") as huge:
        os.truncate(huge.fileno(), 100_000_000)
    (tmp_path / "loop.toml").symlink_to(tmp_path / "loop.toml")
    (tmp_path / "empty").mkdir()
    done = sesprep("banks", "check", "huge.toml", "loop.toml", "missing.toml", "empty")
    assert done.returncode == 2
    for wanted in ("100.0 MB", "Split it", "leads back to itself", "Check the name", "no bank in this folder"):
        assert wanted in done.stdout, wanted


def test_a_folder_is_checked_whole_and_an_id_belongs_to_one_file(sesprep, tmp_path):
    (tmp_path / "team").mkdir()
    (tmp_path / "team" / "a.toml").write_text(GOOD)
    assert sesprep("banks", "check", "team", "--strict").returncode == 0
    (tmp_path / "team" / "b.toml").write_text(GOOD)
    done = sesprep("banks", "check", "team")
    assert done.returncode == 2
    assert "'own' is already used by" in done.stdout


def test_strict_fails_on_a_warning_alone(sesprep, tmp_path):
    (tmp_path / "own.toml").write_text('id = "own"\ntitle = "Own"\nquestions = []\n')
    assert sesprep("banks", "check", "own.toml").returncode == 0
    assert sesprep("banks", "check", "own.toml", "--strict").returncode == 1


def test_checking_files_needs_no_home_and_makes_none(sesprep, tmp_path, home):
    (tmp_path / "own.toml").write_text(GOOD)
    none = tmp_path / "own.toml" / "no-folder"
    assert sesprep("--home", str(none), "banks", "check", "own.toml").returncode == 0
    assert sesprep("banks", "check", "own.toml", SESPREP_HOME="", HOME="/nonexistent").returncode == 0
    assert not (home / "sesprep").exists()


def test_a_team_s_folder_in_the_settings_is_enough(sesprep, tmp_path):
    (tmp_path / "team").mkdir()
    (tmp_path / "team" / "own.toml").write_text(GOOD)
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "settings.toml").write_text('bank_folders = ["../team"]')
    rows = [json.loads(line) for line in sesprep("--home", "home", "banks", "list", "--json").stdout.splitlines()]
    assert [row["id"] for row in rows if row["origin"] == "folder"] == ["own"]
