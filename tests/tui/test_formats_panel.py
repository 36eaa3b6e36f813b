"""An agency's panel: preparation with the questions in hand, names, follow-ups, and your questions to them."""

from sesprep.storage.drafts import unfinished
from sesprep.storage.history import list_sessions
from sesprep.tui.screens.feedback import FeedbackScreen
from sesprep.tui.screens.outline import OutlineScreen
from sesprep.tui.screens.preparation import PreparationScreen
from sesprep.tui.screens.question import QuestionScreen
from sesprep.tui.screens.rate import RateScreen
from sesprep.tui.screens.summary import SummaryScreen

from .formats_walk import THIN, begin, pass_, wide  # noqa: F401
from .walk import ANSWER, keep_session, notices, press, settle, shown, stop_session, write


async def answer(pilot, text: str = ANSWER) -> None:
    await write(pilot, text)
    await press(pilot, "ctrl+d")


async def test_preparation_shows_every_question_and_is_never_cut_off(make, wide, clock):  # noqa: F811
    (wide.agencies_dir / "one.toml").write_text(
        'id = "one"\nname = "the Bureau"\nfield = "grants"\n', encoding="utf-8"
    )  # fmt: skip
    app = make()
    async with app.run_test(size=(160, 50)) as pilot:
        await begin(pilot, "agency-panel")
        assert isinstance(app.screen, PreparationScreen)
        assert "15:00 to prepare" in shown(pilot)
        assert "Tell us about yourself. (Dana Whitfield)" in shown(pilot)
        assert "at the Bureau, number" in shown(pilot)
        assert "statutes in grants" in shown(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, OutlineScreen)
        app.screen.query_one("#outline").insert("backlog, 30 percent")
        await press(pilot, "ctrl+d")
        assert "backlog, 30 percent" in "".join(p.read_text("utf-8") for p in wide.outlines_dir.glob("*.txt"))
        pass_(pilot, clock, 16 * 60)
        await settle(pilot)
        assert "The time to prepare is over." in shown(pilot)
        await press(pilot, "n")
        assert isinstance(app.screen, QuestionScreen)
        assert "45:00 left in all" in shown(pilot)  # preparing takes nothing of it
        assert "Dana Whitfield, deputy administrator" in shown(pilot)
        await press(pilot, "f5")
        assert "backlog, 30 percent" in shown(pilot)
        await pilot.press("escape")
        await answer(pilot)
    assert list_sessions(wide).sessions[0].record().attempts[0].outline_shown == 1


async def test_a_follow_up_is_its_own_question_and_joins_the_assessment(make, wide):  # noqa: F811
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, "agency-panel")
        await press(pilot, "n")
        await answer(pilot, "In March it was late. My task was to mend it. I met every lead and I called all of them.")
        assert isinstance(app.screen, QuestionScreen)
        assert "follow-up" in shown(pilot)
        assert "The panel asks:" in shown(pilot)
        assert "Your answer so far: In March it was late." in shown(pilot)
        assert app.screen.query_one("#answer").text == ""
        await answer(pilot, "As a result we saved 30 percent.")
        assert isinstance(app.screen, RateScreen)
        await press(pilot, "3")
        assert "question 2 of" in shown(pilot)
        await stop_session(pilot)
        assert isinstance(app.screen, SummaryScreen)
        assert "1 answer to 1 of" in shown(pilot)
        assert "1 follow-up" in shown(pilot)
        assert "↳" in shown(pilot)
        assert "no story" in shown(pilot)  # it is the opener
        (joined,) = app.screen._record.joined.values()
        assert {one.verdict for one in joined.assessment.elements.values()} == {
            "present"
        }  # with the follow-up's Result
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, FeedbackScreen)
        assert "saved 30 percent" in shown(pilot)
        await press(pilot, "end", "l")
        assert "Letters are set in the answer to the question" in notices(pilot)
        assert "you set this" not in shown(pilot)
        await press(pilot, "home", "l")
        assert "you set this" in shown(pilot)
    record = list_sessions(wide).sessions[0].record()
    lead, follow = record.attempts
    assert follow.follows == lead.id
    assert record.joined[lead.id].assessment.elements["result"].verdict == "present"


async def test_a_follow_up_that_was_put_and_not_answered_is_put_again(make, wide, clock):  # noqa: F811
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, "agency-panel")
        await press(pilot, "n")
        await answer(pilot, THIN)
        put = app.screen._session.probe.text
        await keep_session(pilot)
        await press(pilot, "enter")
        await press(pilot, "enter")
        assert app.screen._session.probe.text == put
        await write(pilot, "Half of a follow-up")
        app.screen.keep()
        for path in wide.drafts_dir.glob("*.json"):  # as another process that is gone would have left it
            text = path.read_text(encoding="utf-8")
            session = path.name.partition(".")[0]
            path.unlink()
            (wide.drafts_dir / f"{session}.999999-1.json").write_text(text, encoding="utf-8")
        found = unfinished(wide)
        assert found[0].draft.text == "Half of a follow-up"
        live = app.desk.resume(app.desk.pending()[0])
        assert live.session.probe.text == put
        assert live.text == "Half of a follow-up"


async def test_your_questions_to_the_panel_come_last(make, wide):  # noqa: F811
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, "agency-panel", questions=4)
        await press(pilot, "n")
        kinds, put = [], 0
        while isinstance(app.screen, QuestionScreen):
            session = app.screen._session
            kinds.append(session.asked.question.kind)
            put += session.probe is not None
            if kinds[-1] == "closer" and session.probe is None:
                assert ", to close" in shown(pilot)
            await answer(pilot)
            if isinstance(app.screen, RateScreen):
                await press(pilot, "0")
        assert isinstance(app.screen, SummaryScreen)
        assert put
        assert list(dict.fromkeys(kinds)) == ["opener", "behavioral", "technical", "closer"]


async def test_the_feedback_tells_why_the_panel_followed_up(make, wide):  # noqa: F811
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, "agency-panel")
        await press(pilot, "n")
        await answer(pilot, "In March it was late. My task was to mend it. I met every lead and I called all of them.")
        await answer(pilot, "As a result we saved 30 percent.")
        await press(pilot, "3")
        await keep_session(pilot)  # kept for later, so that the reason has to come from the disk
        await press(pilot, "u", "enter")
        await stop_session(pilot)
        assert isinstance(app.screen, SummaryScreen)
        await press(pilot, "enter")
        assert isinstance(app.screen, FeedbackScreen)
        assert "Why the panel followed up: " in shown(pilot)
    assert list_sessions(wide).sessions[0].record().probed_why
