"""What only a terminal shows: tables, the app's start, and a terminal that cannot show it."""

import json
import re
import sys

import pytest

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals", allow_module_level=True)

from .conftest import STORY
from .terminal import Terminal

ESCAPES = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


def test_a_terminal_gets_tables_with_headings(tmp_path):
    terminal = Terminal("rules", "list", cwd=tmp_path, NO_COLOR="1")
    assert terminal.end() == 0
    shown = ESCAPES.sub("", terminal.seen)
    assert "What it says" in shown.splitlines()[0] + shown.splitlines()[1]
    assert "\t" not in shown


def test_at_80_cells_every_session_is_a_line_under_whole_headings(sesprep, tmp_path):
    for answer in (STORY, f"{STORY}\n.\n4\nq\n"):
        sesprep("practice", "--plain", "--questions", "2", stdin=answer)
    listed = sesprep("history", "list", "--json").stdout.splitlines()
    ids = [json.loads(line)["id"] for line in listed]
    assert len(ids) == 2
    terminal = Terminal("history", "list", cwd=tmp_path, COLUMNS="80", NO_COLOR="1")
    assert terminal.end() == 0
    lines = [line.split() for line in ESCAPES.sub("", terminal.seen).splitlines()]
    assert ["Session", "Started", "Format", "Answers", "Rated", "Strength", "State"] in lines
    assert all(any(line[:1] == [one] and line[4:7] == ["1", "of", "2"] for line in lines) for one in ids)
    assert sum(line[-1:] == ["stopped"] for line in lines) == 2


def test_a_dumb_terminal_is_told_the_plain_way(tmp_path):
    terminal = Terminal(cwd=tmp_path, TERM="dumb")
    assert terminal.end() == 3
    assert "sesprep practice --plain" in terminal.seen


def test_the_app_starts_and_ends_at_a_terminal(tmp_path):
    terminal = Terminal(cwd=tmp_path)
    terminal.wait_for("\x1b[?1049h")
    terminal.wait_for("Nothing you type leaves this machine")  # from here on Ctrl+Q is a key
    terminal.press("\x11")
    assert terminal.end() == 0


def test_a_delete_is_asked_about_at_a_terminal(tmp_path, sesprep):
    sesprep("practice", "--plain", "--questions", "1", stdin="I led it.")
    found = sesprep("history", "list").stdout.split("\t")[0]
    terminal = Terminal("history", "delete", found, cwd=tmp_path)
    terminal.wait_for("[y/N]")
    terminal.press("n\r")
    assert terminal.end() == 130
    assert sesprep("history", "list").stdout.startswith(found)
