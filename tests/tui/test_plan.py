"""The plan at home and on its screen, the interview's date in words, a partner's sheet and ratings."""

from datetime import date, timedelta
from pathlib import Path

from sesprep.domain.agency import Agency
from sesprep.storage.agency import load_agencies, save_agency
from sesprep.storage.live_runs import load_live_runs
from sesprep.storage.settings import load_settings
from sesprep.tui.screens.interview_date import InterviewDateScreen
from sesprep.tui.screens.partner_new import PartnerNewScreen
from sesprep.tui.screens.partners import PartnersScreen
from sesprep.tui.screens.plan import PlanScreen
from sesprep.tui.screens.question import QuestionScreen
from sesprep.tui.screens.ratings import RatingsScreen
from sesprep.tui.screens.stories import StoriesScreen

from .bank_walk import done, fill
from .story_walk import go, kept, put, ten
from .walk import ANSWER, flat, hand_in, notices, settle, shown, until, words_of

TODAY = date(2026, 11, 22)


async def test_home_says_the_minutes_and_why_and_a_number_begins(make, places):
    ten(places)
    app = make()
    async with app.run_test(size=(160, 50)) as pilot:
        await go(pilot)
        assert "Today: 12 minutes" in shown(pilot)
        assert "1  Tell “Ending the mainframe contract”" in shown(pilot)
        assert "You have not told this story yet." in flat(pilot)
        assert "things to know in the plan (6)." in flat(pilot)  # stories without a question
        await go(pilot, "2")
        assert isinstance(app.screen, QuestionScreen)
        assert "tell: the claims backlog" in shown(pilot)
        await hand_in(pilot, ANSWER)
        await go(pilot, "n", "escape")
        assert "Today: 6 minutes" in shown(pilot)  # it comes back another day
        assert len(kept(places)["the-claims-backlog"].told) == 1


async def test_the_plan_screen_tells_what_home_has_no_room_for(make, places):
    ten(places)
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "6")
        assert isinstance(app.screen, PlanScreen)
        text = flat(pilot)
        assert "No interview date. E sets one" in text
        assert '7 stories name no competency, so no question can be put for them: "Hiring 60' in text
        assert "for Managing Resources" in text
        await go(pilot, "7")
        assert isinstance(app.screen, StoriesScreen)
        await go(pilot, "escape", "down", "enter")
        assert isinstance(app.screen, QuestionScreen)


async def test_nothing_to_plan_is_said_plainly(make, places):
    (places.banks_dir / "team.toml").unlink()
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "6")
        assert "Today: nothing to practice" in shown(pilot)
        await go(pilot, "enter", "1", "t", "5")
        assert isinstance(app.screen, PlanScreen)


async def test_a_competency_without_questions_is_said_plainly(make, places):
    put(places, competencies=("ecq-2025/leading-people/developing-others",))
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "6")
        assert 'No question is left for "The claims backlog"' in flat(pilot)


async def test_the_date_is_set_and_taken_away_in_words(make, places):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "6", "e")
        assert isinstance(app.screen, InterviewDateScreen)
        await go(pilot, "«in six weeks»")
        assert "Sunday, January 3, 2027, in 42 days." in shown(pilot)
        await go(pilot, "enter")
        assert load_settings(places.settings_file)[0].interview_date == TODAY + timedelta(days=42)
        assert "Interview in 42 days: Sunday, January 3, 2027." in flat(pilot)
        await go(pilot, "e")
        await fill(pilot, "day-words", "whenever")
        await go(pilot, "enter")
        assert isinstance(app.screen, InterviewDateScreen)
        assert "cannot be read as a day" in shown(pilot)
        await go(pilot, "escape")
        assert "in 42 days" in shown(pilot)
        await go(pilot, "e")
        await fill(pilot, "day-words", "2026-11-02")
        assert "That is past" in shown(pilot)
        await go(pilot, "enter")
        assert "The interview date, Monday, November 2, 2026, is past." in flat(pilot)
        await go(pilot, "e")
        await fill(pilot, "day-words", "none")
        await go(pilot, "enter")
        assert load_settings(places.settings_file)[0].interview_date is None
        assert "No interview date" in shown(pilot)


async def test_the_date_of_an_agency_stays_in_its_notes(make, places):
    save_agency(places, Agency(id="mint", name="the Mint", interview_date=TODAY + timedelta(days=9)))
    app = make(interview_date=TODAY + timedelta(days=30))
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "6")
        assert "Interview in 9 days" in shown(pilot)
        assert "The date stands in the notes on the Mint." in shown(pilot)
        await go(pilot, "e")
        await fill(pilot, "day-words", "tomorrow")
        await go(pilot, "enter")
        assert load_agencies(places).values[0].interview_date == TODAY + timedelta(days=1)
        assert load_settings(places.settings_file)[0].interview_date is None  # that of the settings was not written


async def to_sheet(pilot, tmp_path: Path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    await go(pilot, "6", "9")
    assert isinstance(pilot.app.screen, PartnersScreen)
    await go(pilot, "plus")
    assert isinstance(pilot.app.screen, PartnerNewScreen)
    await fill(pilot, "partner-name", "J. Ortiz [/")
    pilot.app.screen.query_one("#partner-many").value = 2
    await done(pilot)


async def test_a_sheet_is_written_and_its_ratings_are_entered(make, places, tmp_path, monkeypatch):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_sheet(pilot, tmp_path, monkeypatch)
        run = load_live_runs(places).values[0]
        target = tmp_path / f"sesprep-live-run-{run.id}.html"
        assert str(target) in notices(pilot).replace("\n", "")
        assert "J. Ortiz [/" in target.read_text()
        assert len(run.asked) == 2
        await go(pilot, "enter")
        assert isinstance(app.screen, RatingsScreen)
        app.screen.query_one("#rating-1").value = 4
        await fill(pilot, "note-1", "no figure")
        await fill(pilot, "note-2", "a note without a rating")
        await done(pilot)
        run = load_live_runs(places).values[0]
        assert [(one.question, one.rating, one.note) for one in run.ratings] == [(1, 4, "no figure")]
        assert run.held == TODAY
        assert "The note on question 2 is kept here" in notices(pilot)
        assert "4 of 5" in shown(pilot)
        await go(pilot, "e")
        assert app.screen.query_one("#note-2").value == "a note without a rating"
        app.screen.query_one("#rating-2").value = 2
        await go(pilot, "escape")
        run = load_live_runs(places).values[0]
        assert run.ratings[1].note == "a note without a rating"
        assert not list((places.drafts_dir / "forms").iterdir())


async def test_a_sheet_that_is_deleted_while_it_is_rated_costs_no_crash(make, places, tmp_path, monkeypatch):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_sheet(pilot, tmp_path, monkeypatch)
        await go(pilot, "enter")
        app.screen.query_one("#rating-1").value = 4
        for path in places.live_runs_dir.iterdir():
            path.unlink()
        await done(pilot)
        assert isinstance(app.screen, RatingsScreen)
        assert "is not known" in notices(pilot)


async def test_a_sheet_is_never_written_over_a_file(make, places, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "6", "9", "plus")
        there = tmp_path / "mine.html"
        there.write_text("mine")
        await fill(pilot, "partner-file", str(there))
        await done(pilot)
        assert isinstance(app.screen, PartnerNewScreen)
        assert there.read_text() == "mine"
        assert not load_live_runs(places).values


async def test_the_banks_are_waited_for(make, places):
    put(places)
    app = make()
    app.services.reading = True
    app._read_banks = lambda: None
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot)
        assert "Waiting for the banks" in shown(pilot)
        await go(pilot, "7", "t")
        assert "The banks are being read" in notices(pilot)
        await settle(pilot)


async def test_numbers_are_offered_for_the_steps_there_are(make, places):
    ten(places)
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        for keys in ((), ("6",)):
            await go(pilot, *keys)
            offered = [command.id for command in app.screen.commands_now() if command.id.startswith("choose-")]
            assert offered == ["choose-1", "choose-2"]  # two stories name a competency that has a question
        home = len(app.screen_stack)
        await go(pilot, "5")
        assert len(app.screen_stack) == home


async def test_a_step_says_on_a_low_home_what_is_to_be_done(make, places):
    bank = places.banks_dir / "team.toml"
    bank.write_text(bank.read_text(encoding="utf-8").partition('[[questions]]\nid = "vision"')[0], encoding="utf-8")
    async with make().run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Today: 6 minutes" in shown(pilot))
        told = words_of(pilot.app.screen.query_one("#stand"))
        assert "1 Answer: Tell us about a time when you turned" in told
