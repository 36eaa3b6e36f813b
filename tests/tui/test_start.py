"""The first start, files with mistakes, and the settings."""

from datetime import date

from sesprep.storage.settings import load_settings
from sesprep.tui.screens.home import HomeScreen
from sesprep.tui.screens.problems import ProblemsScreen
from sesprep.tui.screens.welcome import WelcomeScreen

from .walk import flat, press, settle, shown


async def test_the_first_start_welcomes_once(make, places):
    places.settings_file.unlink()
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, WelcomeScreen)
        assert "Nothing you type leaves this machine" in shown(pilot)
        await press(pilot, *"someday", "enter")  # the cursor is where a date is typed
        assert "Write it as 3/15/2027," in shown(pilot)
        app.screen.query_one("#interview-date").value = "11/1/2026"
        await settle(pilot)
        assert "That is past" in shown(pilot)
        app.screen.query_one("#interview-date").value = "12/1/2026"
        await settle(pilot)
        assert "Tuesday, December 1, 2026, in 9 days." in shown(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, HomeScreen)
        assert "in 9 days" in shown(pilot)
    assert load_settings(places.settings_file)[0].interview_date == date(2026, 12, 1)
    again = make()
    async with again.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert isinstance(again.screen, HomeScreen)


async def test_going_past_the_welcome_is_enough(make, places):
    places.settings_file.unlink()
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, HomeScreen)
    assert places.settings_file.exists()


async def test_mistakes_in_files_are_told_and_the_rest_works(make, places):
    places.settings_file.write_text('framwork = "ecq-2025"\nstructure = "starr"\ntheme = "no-such"\n', encoding="utf-8")
    bad = '\n[[questions]]\nid = "bad"\ntext = "Why?"\nknd = "behavioral"\n'
    bank = places.banks_dir / "team.toml"
    bank.write_text(bank.read_text(encoding="utf-8") + bad, encoding="utf-8")
    app = make()
    async with app.run_test(size=(100, 40), notifications=True) as pilot:
        await settle(pilot)
        assert "A file needs mending" in shown(pilot)
        assert "settings.toml:1" in shown(pilot)
        await press(pilot, "w")
        assert isinstance(app.screen, ProblemsScreen)
        told = shown(pilot)
        assert "settings.toml, line 1, framwork" in told
        assert "framework" in told
        assert "'starr' is not known" in told
        assert "star" in told
        assert "team.toml, line" in told
        assert "kind" in told
        assert "There is no theme 'no-such'." in told
        await press(pilot, "escape", "b")
        assert "3 questions" in shown(pilot)


async def test_no_questions_at_all(make, places):
    (places.banks_dir / "team.toml").unlink()
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "0 questions in 0 banks" in shown(pilot)
        await press(pilot, "p")
        assert "Choose fewer competencies, more banks" in str(app.screen.query_one("#fits").render())
        await press(pilot, "enter", "escape", "b")
        assert "There are no banks." in shown(pilot)
        await press(pilot, "escape", "h")
        assert "No sessions yet." in shown(pilot)


async def test_settings_are_kept_at_once_with_their_comments(make, places):
    places.settings_file.write_text("# mine\nlive_strip = true\n", encoding="utf-8")
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "s")
        app.screen.query_one("#live-strip").toggle()
        app.screen.query_one("#structure").value = "ccar"
        app.screen.query_one("#theme").value = "textual-light"
        app.screen.query_one("#interview-date").value = "2027-01-31"
        await settle(pilot)
        assert app.theme == "textual-light"
    kept, problems = load_settings(places.settings_file)
    assert not problems
    assert (kept.live_strip, kept.structure, kept.theme) == (False, "ccar", "textual-light")
    assert kept.interview_date == date(2027, 1, 31)
    assert places.settings_file.read_text(encoding="utf-8").startswith("# mine\n")


async def test_settings_say_that_the_date_in_the_notes_on_an_agency_counts(make, places):
    notes = 'id = "blr"\nname = "the Bureau of [Land"\ninterview_date = 2026-12-11\n'
    (places.agencies_dir / "blr.toml").write_text(notes, encoding="utf-8")
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "s")
        told = "Your notes on the Bureau of [Land say December 11, 2026. That date counts"
        assert told in flat(pilot)
        app.screen.query_one("#interview-date").value = "1/31/2027"
        await settle(pilot)
        words = flat(pilot)
        assert "Sunday, January 31, 2027" in words
        assert told in words


async def test_a_low_home_says_which_keys_set_the_interview_date(make):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "none set: 6, then E" in shown(pilot)
        await press(pilot, "6", "e")
        assert app.screen.NAME == "interview-date"
