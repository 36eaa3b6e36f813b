"""Text that looks like markup, like a terminal's orders, or like nothing on earth is shown as text."""

import time

import pytest
from textual import events

from sesprep.domain.outline import Outline
from sesprep.storage.history import list_sessions
from sesprep.storage.outlines import save_outline
from sesprep.tui.screens.feedback import FeedbackScreen
from sesprep.tui.screens.question import QuestionScreen

from .walk import at_question, hand_in, keep_session, press, settle, shown, stop_session

MARKUP = "[/ and [b + [x=1] [@click=app.quit]x[/] [/b] $primary [red]"
HOSTILE = {
    "markup": MARKUP,
    "escapes": "before \x1b[2J\x1b]0;owned\x07 \x00 NUL \x7f after \x9b31m",
    "bidi": "\u202eevil\u202c שלום עולם مرحبا بالعالم",
    "combining": "Z̷̢̛a̸l̴g̵o̶ é 👩‍👩‍👧‍👦 🇺🇸 表情 ﷽" + "e" + "\u0301" * 200,
    "one word": "Yes",
    "another language": "Im März habe ich das Programm übernommen. 我领导了一个团队。",
    "one line": "word" * 3000,
    "blanks": "\n\n\t \n",
}


@pytest.mark.parametrize("name", HOSTILE)
async def test_any_text_is_assessed_and_shown(make, places, name):
    async with at_question(make(), size=(100, 30)) as pilot:
        pilot.app.screen.query_one("#answer").post_message(events.Paste(HOSTILE[name]))
        await settle(pilot)
        await press(pilot, "ctrl+d", "ctrl+d", "2")
        assert isinstance(pilot.app.screen, FeedbackScreen)
        assert "\x1b" not in shown(pilot)
        await press(pilot, "l", "v", "end", "enter")
        assert pilot.app.is_running
    answer = list_sessions(places).sessions[0].record().attempts[0].answer
    assert "\x1b" not in answer


async def test_all_of_it_at_once_goes_through_every_screen(make, places):
    text = "\n".join(HOSTILE.values())
    async with at_question(make(), size=(100, 30)) as pilot:
        pilot.app.screen.query_one("#answer").post_message(events.Paste(text))
        await settle(pilot)
        await keep_session(pilot)  # kept for later: the home screen and the offer show it
        await press(pilot, "u")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, QuestionScreen)
        await press(pilot, "ctrl+d", "ctrl+d")
        await press(pilot, "2")
        assert isinstance(pilot.app.screen, FeedbackScreen)
        assert "\x1b" not in shown(pilot)
        await press(pilot, "l", "v", "end", "enter", "escape")
        await press(pilot, "down", "down", "enter")
        await press(pilot, "enter", "escape", "escape")
        await press(pilot, "h", "enter", "enter")
        assert isinstance(pilot.app.screen, FeedbackScreen)
        assert pilot.app.is_running
    answer = list_sessions(places).sessions[0].record().attempts[0].answer
    assert answer.startswith(MARKUP)


async def paste(pilot, text: str) -> None:
    """As the terminal hands it over."""
    pilot.app.post_message(events.Paste(text))
    await settle(pilot)


async def test_a_terminals_orders_are_text_in_an_outline_in_the_settings_and_in_the_palette(make, places):
    app = make()
    async with at_question(app, size=(100, 30)) as pilot:
        await press(pilot, "f5")
        await paste(pilot, HOSTILE["escapes"])
        assert "before ␛[2J" in shown(pilot)
        assert "\x1b" not in shown(pilot)
        await press(pilot, "escape")
        await stop_session(pilot)
        await press(pilot, "escape", "s")
        app.screen.query_one("#interview-date").focus()
        await paste(pilot, "3/15\x1b[2J")
        assert "3/15␛[2J" in shown(pilot)
        await press(pilot, "ctrl+p")
        await paste(pilot, "\x1b[2Jquit\x9b")
        assert "␛[2Jquit�" in shown(pilot)


async def test_an_outline_with_a_terminals_orders_in_its_file_is_shown_as_text_and_left_as_it_is(make, places):
    for question in ("turn-around", "vision", "brackets"):
        save_outline(places, Outline(bank="team", question=question, text="written \x1b[2J elsewhere"))
    before = {path: path.read_bytes() for path in places.outlines_dir.rglob("*.*")}
    async with at_question(make(), size=(100, 30)) as pilot:
        await press(pilot, "f5")
        assert "written ␛[2J elsewhere" in shown(pilot)
        await press(pilot, "escape")
    assert before
    assert before == {path: path.read_bytes() for path in before}


async def test_markup_is_seen_letter_by_letter(make):
    async with at_question(make(), size=(160, 40)) as pilot:
        pilot.app.screen.query_one("#answer").post_message(events.Paste(MARKUP))
        await settle(pilot)
        await hand_in(pilot, "x")
        told = shown(pilot)
        assert "[/ and [b + [x=1] [@click=app." in told  # the stand-in ends a clause at the dot
        assert "quit]x[/] [/b] $primary [red]x" in told


async def test_markup_in_a_bank_is_text(make, places):
    app = make()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await press(pilot, "b")
        assert "Team bank [b]" in shown(pilot)
        await press(pilot, "enter")
        await press(pilot, "end")
        assert "Why [/ and [b + [x=1] [@click=app.quit]x[/]?" in shown(pilot)


async def test_an_answer_in_the_journal_with_escapes_is_shown_without_them(make, places):
    """An answer given with `--plain` may hold anything; the screens must not."""
    async with at_question(make(), size=(100, 30)) as pilot:
        await hand_in(pilot, "MARKER here I was")
        await stop_session(pilot)
    path = list_sessions(places).sessions[0].path
    path.write_text(path.read_text(encoding="utf-8").replace("MARKER", "\\u001b[2J\\u202eM"), encoding="utf-8")
    again = make()
    async with again.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await press(pilot, "h", "enter", "enter")
        assert isinstance(again.screen, FeedbackScreen)
        assert "␛[2JM here I was" in shown(pilot)


async def test_twenty_thousand_words(make, places):
    words = "I met every lead in the first week of it. " * 2000
    async with at_question(make()) as pilot:
        pilot.app.screen.query_one("#answer").post_message(events.Paste(words))
        await settle(pilot)
        assert "20000 words" in shown(pilot)
        began = time.perf_counter()
        await pilot.press("x")
        assert time.perf_counter() - began < 3.0
        await press(pilot, "ctrl+d")
        await press(pilot, "3")
        assert isinstance(pilot.app.screen, FeedbackScreen)
        await press(pilot, "end")
    assert list_sessions(places).sessions[0].record().attempts[0].answer == words + "x"
