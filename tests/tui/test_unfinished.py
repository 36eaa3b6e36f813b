"""Drafts on the disk, sessions kept for later, and sessions cut off."""

from sesprep.storage.history import list_sessions
from sesprep.tui.screens.feedback import FeedbackScreen
from sesprep.tui.screens.home import HomeScreen
from sesprep.tui.screens.leave import LeaveScreen
from sesprep.tui.screens.outline import OutlineScreen
from sesprep.tui.screens.question import QuestionScreen
from sesprep.tui.screens.summary import SummaryScreen
from sesprep.tui.screens.unfinished import UnfinishedScreen

from .walk import at_question, drafts, hand_in, keep_session, pass_time, press, shown, write


async def test_a_draft_is_due_2_5_seconds_after_a_key(make, places, clock):
    async with at_question(make()) as pilot:
        await write(pilot, "Words worth keeping")
        await pass_time(pilot, clock, 2.4)
        assert "worth" not in drafts(places)
        await pass_time(pilot, clock, 0.1)
        assert "Words worth keeping" in drafts(places)


async def test_kept_for_later_and_taken_up_again(make, places, clock):
    async with at_question(make()) as pilot:
        await hand_in(pilot)
        await press(pilot, "n")
        await write(pilot, "Second answer, half")
        clock.pass_(42)
        await keep_session(pilot)
        assert isinstance(pilot.app.screen, HomeScreen)
        assert "Unfinished session" in shown(pilot)
        clock.pass_(5000)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, UnfinishedScreen)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, QuestionScreen)
        assert "question 2 of 3" in shown(pilot)
        assert "3:18 left" in shown(pilot)
        await hand_in(pilot, " more")
        assert isinstance(pilot.app.screen, FeedbackScreen)
    record = list_sessions(places).sessions[0].record()
    assert [a.answer for a in record.attempts][1] == "Second answer, half more"
    assert record.attempts[1].seconds == 42


async def test_stopping_an_unfinished_session_keeps_its_words(make, places):
    async with at_question(make()) as pilot:
        await write(pilot, "I did it all")
        await keep_session(pilot)
        await press(pilot, "u", "down", "enter")
        assert isinstance(pilot.app.screen, SummaryScreen)
        await press(pilot, "escape")
        assert "Unfinished session" not in shown(pilot)
    record = list_sessions(places).sessions[0].record()
    assert (record.how, record.attempts[0].answer) == ("stopped", "I did it all")


async def test_leaving_with_nothing_written_leaves_at_once_and_keeps_nothing(make, places):
    async with at_question(make()) as pilot:
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert "Unfinished session" not in shown(pilot)
    assert list_sessions(places).sessions == ()
    assert drafts(places) == ""


async def test_words_an_answer_or_an_outline_are_something_to_keep(make, places):
    async with at_question(make()) as pilot:
        await write(pilot, "I")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, LeaveScreen)
        assert "goes to the history" in shown(pilot)
        await press(pilot, "escape")
        await hand_in(pilot)
        await press(pilot, "n", "escape")  # an empty page, but one answer
        assert isinstance(pilot.app.screen, LeaveScreen)
    async with at_question(make()) as pilot:
        await press(pilot, "f5")
        assert isinstance(pilot.app.screen, OutlineScreen)
        await press(pilot, "x", "ctrl+d", "escape")
        assert isinstance(pilot.app.screen, LeaveScreen)


async def test_a_mock_interview_asks_before_it_is_left_and_keeps_nothing_of_an_empty_one(make, places):
    async with at_question(make(), "m") as pilot:
        pilot.app.screen._session.begin()
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, LeaveScreen)
        assert "nothing of it is kept" in shown(pilot)
        await press(pilot, "down", "down", "enter")
        assert isinstance(pilot.app.screen, HomeScreen)
    assert list_sessions(places).sessions == ()


async def test_an_empty_session_kept_for_later_and_stopped_leaves_nothing(make, places):
    async with at_question(make()) as pilot:
        await write(pilot, "I")
        await keep_session(pilot)
        await press(pilot, "u", "enter", "backspace", "escape", "down", "down", "enter")
        assert isinstance(pilot.app.screen, HomeScreen)
    assert list_sessions(places).sessions == ()
