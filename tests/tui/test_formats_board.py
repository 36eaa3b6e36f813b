"""A board's interview: one clock for the whole, supplemental questions, and a decision in its own terms."""

from sesprep.practice.session import Phase
from sesprep.storage.history import list_sessions
from sesprep.tui.screens.confer import ConferScreen
from sesprep.tui.screens.decision import DecisionScreen
from sesprep.tui.screens.home import HomeScreen
from sesprep.tui.screens.question import QuestionScreen
from sesprep.tui.screens.summary import SummaryScreen

from .formats_walk import THIN, begin, pass_, wide  # noqa: F401
from .walk import ANSWER, hand_in, keep_session, press, settle, shown, words_of, write


async def to_supplements(pilot) -> None:
    await begin(pilot, "qrb")
    for answer in (ANSWER, ANSWER, THIN, ANSWER, THIN):
        await hand_in(pilot, answer)


async def test_one_clock_runs_for_the_whole_and_tells_the_pace(make, wide, clock):  # noqa: F811
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, "qrb")
        assert "QRB interview · question 1 of 5" in shown(pilot)
        assert "Panel member 1" in shown(pilot)
        assert "Tell us about rule-of-law at this agency" in shown(pilot)
        pass_(pilot, clock, 60)  # reading takes time of the whole
        await settle(pilot)
        assert "44:00 left in all" in shown(pilot)
        await write(pilot, ANSWER)
        pass_(pilot, clock, 9 * 60)
        await settle(pilot)
        assert "35:00 left in all" in shown(pilot)
        assert "Pace: 10:00 used of 9:00 planned up to here, 1:00 behind" in shown(pilot)
        await pilot.press("f2")
        assert app.screen._session.countdown.running  # an exam is never held


async def test_the_seconds_of_the_pace_add_up_as_they_are_shown(make, wide, clock):  # noqa: F811
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, "agency-panel")  # 45 minutes for eight: 337.5 seconds each
        await press(pilot, "n")
        pass_(pilot, clock, 1500.4)
        await settle(pilot)
        assert "Pace: 25:00 used of 5:37 planned up to here, 19:23 behind" in shown(pilot)


async def test_the_last_minute_and_the_end_of_the_whole_are_told_and_cut_nothing_off(make, wide, clock):  # noqa: F811
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, "qrb")
        pass_(pilot, clock, 44 * 60 + 10)
        await settle(pilot)
        assert "One minute left in all." in shown(pilot)
        await write(pilot, "I met every")
        pass_(pilot, clock, 60)
        await settle(pilot)
        assert "All the time is up: finish your sentence" in shown(pilot)
        assert "+0:10 over in all" in shown(pilot)
        await write(pilot, " lead")
        await press(pilot, "ctrl+d")
        await press(pilot, "0")
        assert isinstance(app.screen, ConferScreen)  # four questions were not reached: the panel asks on them
    attempt = list_sessions(wide).sessions[0].record().attempts[0]
    assert attempt.answer == "I met every lead"
    assert attempt.time_up_at == len("I met every")


async def test_supplemental_questions_then_the_decision_then_the_summary(make, wide, clock):  # noqa: F811
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_supplements(pilot)
        assert isinstance(app.screen, ConferScreen)
        assert "2 supplemental questions" in shown(pilot)
        assert "No action" not in shown(pilot)  # the reasons belong to the end
        await press(pilot, "enter")
        assert "supplemental question 1 of 2" in shown(pilot)
        assert "20:00 left in all" in shown(pilot)
        await hand_in(pilot)
        assert "supplemental question 2 of 2" in shown(pilot)
        await hand_in(pilot, THIN)
        assert isinstance(app.screen, DecisionScreen)
        told = words_of(app.screen.query_one("#decision-told"))
        assert "Evidence for 4 of 5 qualifications." in told
        assert told.count("Not enough evidence") == 1
        assert "Source, disputed: federalwarrior.com" in told
        assert "Why the panel asked further" in told
        assert "score" not in told.lower()
        await press(pilot, "n")
        assert isinstance(app.screen, SummaryScreen)
        assert "7 answers to 7 of 7 questions" in shown(pilot)
    record = list_sessions(wide).sessions[0].record()
    assert record.how == "finished"
    assert record.plan.supplemented == 2


async def test_a_supplemental_question_kept_for_later_goes_on_with_its_own_clock(make, wide, clock):  # noqa: F811
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_supplements(pilot)
        await press(pilot, "enter")
        await write(pilot, "Half of it")
        pass_(pilot, clock, 90)
        await keep_session(pilot)
        assert isinstance(app.screen, HomeScreen)
        clock.pass_(5000)
        await press(pilot, "enter")
        await press(pilot, "enter")
        assert isinstance(app.screen, QuestionScreen)
        assert "supplemental question 1 of 2" in shown(pilot)
        assert "18:30 left in all" in shown(pilot)
        assert app.screen.query_one("#answer").text == "Half of it"
        await hand_in(pilot)
        await hand_in(pilot)
        assert isinstance(app.screen, DecisionScreen)
        told = words_of(app.screen.query_one("#decision-told"))
        assert "Why the panel asked further 1 Merit and Competence: " in told  # the reasons of the run before are kept
        assert "not kept" not in told


async def test_a_board_cut_off_before_a_word_is_put_again(make, wide, clock):  # noqa: F811
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, "qrb")
        await hand_in(pilot)
        pass_(pilot, clock, 30)
        await keep_session(pilot)
        await press(pilot, "enter")
        await press(pilot, "enter")
        assert "question 2 of 5" in shown(pilot)
        assert "44:30 left in all" in shown(pilot)


async def test_a_board_cut_off_before_it_conferred_confers_after_all(make, wide):  # noqa: F811
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, "qrb")
        for answer in (ANSWER, ANSWER, ANSWER, ANSWER):
            await hand_in(pilot, answer)
        await write(pilot, THIN)
        await press(pilot, "ctrl+d")
        for path in wide.drafts_dir.glob("*.json"):  # as a process that is gone would have left it
            path.rename(wide.drafts_dir / f"{path.name.partition('.')[0]}.999999-1.json")
        live = app.desk.resume(app.desk.pending()[0])
        assert live.session.phase is Phase.RATING
        live.session.rate(None)
        assert live.session.phase is Phase.READY
        assert live.session.plan.supplemented == 1
