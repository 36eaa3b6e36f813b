"""A whole board and a panel with follow-ups, typed at speed into a real app in a real terminal."""

import sys

import pytest

from sesprep.storage.history import list_sessions

from .formats_walk import THIN, wide  # noqa: F401

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals", allow_module_level=True)

from .terminal import Terminal

STORY = (
    "In 2021 I led an office of forty people in Denver, and a backlog of 9,000 claims had built up. My task was to "
    "clear it by September. I split the cases by age, and I moved two examiners to the oldest ones because they had "
    "been trained for them. I met the team every morning. As a result we cut the backlog to 400 in eight months, "
)
LOST = STORY.partition(" As a result")[0]


def start(places, form: str) -> Terminal:
    places.settings_file.write_text(f'format = "{form}"\n', encoding="utf-8")
    terminal = Terminal(places.config)
    terminal.open_setup("m")
    terminal.press("\r")
    return terminal


def give(terminal: Terminal, words: str, end: str, sees: str) -> None:
    """Type an answer, see its last word on the screen, hand it in, and see what comes."""
    terminal.press(f"{words} {end}")
    terminal.wait_for(end)
    terminal.press("\x04")
    terminal.wait_for(sees)


def rate(terminal: Terminal, sees: str) -> None:
    terminal.press("3")
    terminal.wait_for(sees)


def leave(terminal: Terminal) -> None:
    terminal.press("\x11")
    assert terminal.ended() == 0


def test_a_board_from_its_first_key_to_its_decision(wide):  # noqa: F811
    terminal = start(wide, "qrb")
    terminal.wait_for("question 1 of 5")
    for number, words in enumerate((STORY, THIN, STORY, STORY), start=1):
        give(terminal, words, f"end{number}.", "How did it go?")
        rate(terminal, f"question {number + 1} of 5")
    give(terminal, THIN, "end5.", "How did it go?")
    rate(terminal, "conferred")
    terminal.press("\r")
    terminal.wait_for("supplemental question 1 of")
    give(terminal, STORY, "end6.", "How did it go?")
    rate(terminal, "supplemental question 2 of")
    give(terminal, THIN, "end7.", "How did it go?")
    rate(terminal, "decision")
    terminal.wait_for("A specific story with every element.")
    terminal.press("n")
    terminal.wait_for("7 answers to 7 of 7 questions")
    leave(terminal)
    record = list_sessions(wide).sessions[0].record()
    assert (record.how, record.plan.supplemented, len(record.reasons)) == ("finished", 2, 2)
    assert [a.answer.split()[-1] for a in record.attempts] == [f"end{n}." for n in range(1, 8)]
    assert all(a.rating == 3 and a.id in record.assessments for a in record.attempts)


def test_a_panel_is_prepared_for_asks_further_and_ends_with_your_questions(wide):  # noqa: F811
    terminal = start(wide, "agency-panel")
    terminal.wait_for("to prepare")
    terminal.wait_for("These are the questions.")
    terminal.press("n")
    terminal.wait_for("question 1 of 8")
    for number in range(1, 8):
        give(terminal, LOST, f"lead{number}.", "follow-up")
        give(terminal, "We cut it to 400", f"more{number}.", "How did it go?")
        rate(terminal, f"question {number + 1} of 8")
    terminal.wait_for("to close")
    give(terminal, "Where will I stand after a year?", "last.", "follow-up")
    give(terminal, "It is what you judge by.", "indeed.", "How did it go?")
    rate(terminal, "8 answers to 8 of 8 questions, 8 follow-ups")
    leave(terminal)
    record = list_sessions(wide).sessions[0].record()
    assert record.how == "finished"
    assert record.plan.asked[-1].question.id == "your-questions-for-us"
    leads = [a for a in record.attempts if a.probe is None]
    assert [sum(f.follows == lead.id for f in record.attempts) for lead in leads] == [1] * 8
    assert set(record.joined) == {lead.id for lead in leads}
