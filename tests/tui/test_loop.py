"""The whole way: set up, answer, rate, feedback, letter, again, next, summary, history."""

from sesprep.domain.role import Role
from sesprep.storage.history import list_sessions
from sesprep.tui.screens.feedback import FeedbackScreen
from sesprep.tui.screens.history import HistoryScreen
from sesprep.tui.screens.home import HomeScreen
from sesprep.tui.screens.question import QuestionScreen
from sesprep.tui.screens.rate import RateScreen
from sesprep.tui.screens.session import RecordScreen
from sesprep.tui.screens.setup import SetupScreen
from sesprep.tui.screens.summary import SummaryScreen

from .stand_in import StandIn
from .walk import ANSWER, at_question, hand_in, press, shown, stop_session, to_question, write


async def test_enter_starts_a_session_at_once(make):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        await press(pilot, "enter")
        assert isinstance(app.screen, SetupScreen)
        assert "3 questions fit" in shown(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, QuestionScreen)


async def test_the_rating_comes_before_the_analysis(make, places, clock):
    async with at_question(make()) as pilot:
        await write(pilot, ANSWER)
        clock.pass_(61)
        await press(pilot, "ctrl+d")
        assert isinstance(pilot.app.screen, RateScreen)
        record = list_sessions(places).sessions[0].record()
        assert record.attempts[0].answer == ANSWER  # on the disk before anything else
        assert record.attempts[0].seconds == 61
        assert not record.assessments
        await press(pilot, "4")
        assert isinstance(pilot.app.screen, FeedbackScreen)
        record = list_sessions(places).sessions[0].record()
        assert record.attempts[0].rating == 4
        assert len(record.assessments) == 1


async def test_a_key_changes_a_letter_and_everything_follows(make, places):
    async with at_question(make(), size=(120, 40)) as pilot:
        await hand_in(pilot)
        assert "R ✓" in shown(pilot)
        await press(pilot, "end", "l")  # the last clause is the only Result
        assert "you set this" in shown(pilot)
        assert "R –" in shown(pilot)
        assert "No result was found." in shown(pilot)
        record = list_sessions(places).sessions[0].record()
        assert record.attempts[0].set_roles[0].role is Role.GENERIC
        await press(pilot, "l", "l", "l", "l")  # round the ring: S T A R
        assert "R ✓" in shown(pilot)


async def test_again_next_summary_and_history(make, places):
    async with at_question(make(questions=2)) as pilot:
        await hand_in(pilot)
        await press(pilot, "a")
        assert "question 1 of 2 · try 2" in shown(pilot)
        await hand_in(pilot, "I did it")
        await press(pilot, "n")
        await hand_in(pilot)
        await press(pilot, "n")
        assert isinstance(pilot.app.screen, SummaryScreen)
        assert "3 answers to 2 of 2 questions" in shown(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, FeedbackScreen)
        await press(pilot, "escape", "escape")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert "3 answers" in shown(pilot)
        await press(pilot, "h")
        assert isinstance(pilot.app.screen, HistoryScreen)
        assert "2/2" in shown(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, RecordScreen)
        await press(pilot, "enter")
        assert "In March" in shown(pilot)
        before = list_sessions(places).sessions[0].path.read_bytes()
        await press(pilot, "l")  # a past session is shown as it was given
        assert list_sessions(places).sessions[0].path.read_bytes() == before
    record = list_sessions(places).sessions[0].record()
    assert record.how == "finished"
    assert [(a.position, a.number) for a in record.attempts] == [(0, 1), (0, 2), (1, 1)]
    assert not list(places.drafts_dir.iterdir())


async def test_a_mock_interview_gives_feedback_at_the_end_only(make, clock):
    checker = []

    class Watched(StandIn):
        def __init__(self, structure):
            super().__init__(structure)
            checker.append(self)

    app = make()
    app.services.make_checker = lambda structure, settings: Watched(structure)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_question(pilot, "m")
        asked = len(app.screen._live.session.plan.asked)
        assert not app.screen.query("#strip")
        for _ in range(asked):
            assert isinstance(app.screen, QuestionScreen)
            await pilot.press("f2", "f4")  # neither pausing nor aim in an exam
            await hand_in(pilot)
        assert isinstance(app.screen, SummaryScreen)
        assert checker[0].glances == []
        await press(pilot, "enter")
        assert isinstance(app.screen, FeedbackScreen)


async def test_a_finding_leads_to_its_place(make):
    async with at_question(make()) as pilot:
        await hand_in(pilot)
        await pilot.press("down", "v")
        await press(pilot, "end", "enter")
        assert pilot.app.screen.query_one("#clauses").has_focus
        assert pilot.app.screen.query_one("#clauses").highlighted == 0
        await press(pilot, "v", "home", "enter")
        assert "Says when it was" in shown(pilot)


async def test_stopping_keeps_the_words_as_an_answer(make, places):
    async with at_question(make()) as pilot:
        await write(pilot, "Half an answer")
        await stop_session(pilot)
        assert isinstance(pilot.app.screen, SummaryScreen)
    record = list_sessions(places).sessions[0].record()
    assert record.how == "stopped"
    assert record.attempts[0].answer == "Half an answer"


async def test_an_empty_answer_is_handed_in_only_when_asked_twice(make, places):
    async with at_question(make()) as pilot:
        await press(pilot, "ctrl+d")
        assert isinstance(pilot.app.screen, QuestionScreen)
        assert "Nothing is written yet" in shown(pilot)
        await press(pilot, "ctrl+d")
        await press(pilot, "0")
        assert isinstance(pilot.app.screen, FeedbackScreen)
        assert "There are no words in this answer." in shown(pilot)
    assert list_sessions(places).sessions[0].record().attempts[0].answer == ""
