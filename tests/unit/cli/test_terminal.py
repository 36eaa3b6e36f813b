"""What only a terminal shows: tables, the app's start, and a terminal that cannot show it."""

import re
import sys

import pytest

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals", allow_module_level=True)

from .terminal import Terminal

ESCAPES = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


def test_a_terminal_gets_tables_with_headings(tmp_path):
    terminal = Terminal("rules", "list", cwd=tmp_path, NO_COLOR="1")
    assert terminal.end() == 0
    shown = ESCAPES.sub("", terminal.seen)
    assert "What it says" in shown.splitlines()[0] + shown.splitlines()[1]
    assert "\t" not in shown


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
