"""Ctrl-C, a polite kill, a closed terminal and kill -9, while an answer is being typed."""

import json
import os
import signal
import subprocess
import sys

import pytest

from children import start

from .conftest import COMMAND, HERE, STORY

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals and other signals", allow_module_level=True)

from .terminal import DEADLINE, Terminal, until

PLAIN = ("practice", "--plain", "--questions", "1", "--seed", "1")
FIRST = "I led a field office of forty people."


def drafts(home):
    """The text of every draft there is."""
    folder = home / "sesprep" / "drafts"
    paths = [path for path in folder.iterdir() if path.suffix == ".json"] if folder.exists() else []
    return [json.loads(path.read_bytes())["text"] for path in paths]


def piped(home, tmp_path):
    """A session at a pipe that stays open, after its first line is in the draft."""
    running = start(
        [*COMMAND, *PLAIN], cwd=tmp_path, env=os.environ | HERE,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    running.stdin.write(f"{FIRST}\n".encode())
    running.stdin.flush()
    until(lambda: FIRST in drafts(home), "the first line in a draft")
    return running


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL], ids=lambda n: n.name)
def test_a_signal_loses_no_line(home, tmp_path, number):
    running = piped(home, tmp_path)
    running.send_signal(number)
    _, told = running.communicate(timeout=DEADLINE)
    assert running.returncode == (-9 if number == signal.SIGKILL else 130)
    assert b"Traceback" not in told
    assert drafts(home) == [FIRST]


def test_a_script_leaves_an_unfinished_session_alone_and_says_so(home, tmp_path, sesprep):
    piped(home, tmp_path).communicate(timeout=DEADLINE)  # its input ends, and so does the session
    running = piped(home, tmp_path)
    running.kill()
    running.communicate(timeout=DEADLINE)
    done = sesprep(*PLAIN, stdin=STORY)
    assert done.returncode == 0
    assert "1 unfinished session left as it is; this starts a new one." in done.stderr
    assert "Question 1 of 1" in done.stdout
    assert drafts(home) == [FIRST]


def test_ctrl_c_at_a_terminal_keeps_the_line_that_was_not_finished(home, tmp_path):
    terminal = in_the_second_line(home, tmp_path)
    terminal.press_ctrl_c("is kept")
    assert terminal.end() == 130
    assert drafts(home) == [f"{FIRST}\nMy task was"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=lambda n: n.name)
def test_a_polite_kill_at_a_terminal_keeps_it_too(home, tmp_path, number):
    terminal = in_the_second_line(home, tmp_path)
    assert terminal.kill(number) == 130
    assert drafts(home) == [f"{FIRST}\nMy task was"]


def test_a_closed_terminal_keeps_every_line(home, tmp_path):
    terminal = in_the_second_line(home, tmp_path)
    assert terminal.hang_up() in (3, 130)  # the end of the input and the signal come in either order
    journals = [path.read_text() for path in (home / "sesprep" / "sessions").iterdir()]
    assert any(FIRST in text for text in [*drafts(home), *journals])


def in_the_second_line(home, tmp_path):
    """A session at a terminal with one line in the draft and words of the second on the screen."""
    terminal = Terminal(*PLAIN, cwd=tmp_path)
    terminal.wait_for("It starts now.")
    terminal.press(f"{FIRST}\r")
    until(lambda: FIRST in drafts(home), "the first line in a draft")
    until(terminal.line_editing, "readline at work")
    terminal.press("My task was")
    terminal.wait_for("My task was")
    return terminal


def test_a_killed_session_is_offered_again_and_goes_on_with_its_words(home, tmp_path, sesprep):
    killed = Terminal(*PLAIN, cwd=tmp_path)
    killed.wait_for("It starts now.")
    killed.press(f"{FIRST}\r")
    until(lambda: FIRST in drafts(home), "the first line in a draft")
    killed.kill(signal.SIGKILL)
    again = Terminal("practice", "--plain", cwd=tmp_path)
    again.wait_for("is not finished")
    again.press("\r")
    assert FIRST in again.wait_for("You had written:\r\n" + FIRST)
    again.press("I cleared it.\r.\r")
    again.wait_for("Rate your answer")
    again.press("4\r")
    again.wait_for("Press Enter to finish")
    again.press("\r")
    again.wait_for("Saved in")
    assert again.end() == 0
    (line,) = sesprep("history", "list", "--json").stdout.splitlines()
    record = json.loads(sesprep("history", "show", json.loads(line)["id"], "--json").stdout)
    assert [(a["answer"], a["rating"]) for a in record["attempts"]] == [(f"{FIRST}\nI cleared it.", 4)]
    assert drafts(home) == []


@pytest.mark.parametrize(("key", "how", "answers"), [("s", "stopped", [FIRST]), ("k", None, [])])
def test_an_unfinished_session_can_be_stopped_or_kept(home, tmp_path, sesprep, key, how, answers):
    running = piped(home, tmp_path)
    running.kill()
    running.communicate(timeout=DEADLINE)
    (line,) = sesprep("history", "list", "--json").stdout.splitlines()
    terminal = Terminal(*PLAIN, cwd=tmp_path)
    terminal.wait_for("is not finished")
    terminal.press(f"{key}\r")
    terminal.wait_for("It starts now.")
    terminal.press_ctrl_c("is kept")
    assert terminal.end() == 130
    record = json.loads(sesprep("history", "show", json.loads(line)["id"], "--json").stdout)
    assert (record["how"], [a["answer"] for a in record["attempts"]]) == (how, answers)


def test_an_answered_question_survives_kill_9_before_the_rating(home, tmp_path, sesprep):
    terminal = Terminal(*PLAIN, cwd=tmp_path)
    terminal.wait_for("It starts now.")
    terminal.press(f"{FIRST}\r.\r")
    terminal.wait_for("Rate your answer")
    terminal.kill(signal.SIGKILL)
    (line,) = sesprep("history", "list", "--json").stdout.splitlines()
    found = json.loads(line)
    assert (found["attempts"], found["how"]) == (1, None)
    assert FIRST in sesprep("history", "show", found["id"]).stdout
