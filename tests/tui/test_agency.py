"""Agency notes in the app: every field, placeholders, suggested questions, undo."""

from textual.events import Key
from textual.widgets import Input

from sesprep.domain.agency import Agency
from sesprep.storage.agency import load_agencies
from sesprep.tui.screens.agencies import AgenciesScreen
from sesprep.tui.screens.agency import AgencyScreen
from sesprep.tui.screens.question import QuestionScreen
from sesprep.tui.screens.unsaved import UnsavedScreen

from .bank_walk import done, fill
from .story_walk import go
from .walk import flat, notices, settle, shown, until

TYPED = {
    "name": "the Bureau of Land Management",
    "post": "Deputy Director",
    "field": "grants management",
    "program": "the orphaned wells program",
    "interview_date": "in 6 weeks",
    "mission": "To sustain the health of public lands.",
    "goals": "Plug 600 wells by 2027.\nCut permit time by half.",
    "initiatives": "A new permit system.",
    "challenges": "GAO: no full inventory of wells.",
    "stakeholders": "the governors of the western states",
    "notes": "Ask about the move to Denver. [/ [b",
}


async def write(pilot):
    await go(pilot, "8", "plus")
    assert isinstance(pilot.app.screen, AgencyScreen)
    for name, text in TYPED.items():
        await fill(pilot, f"field-{name}", text)
    await fill(pilot, "qualifications-0-0", "MTQ 1")
    await fill(pilot, "qualifications-0-1", "Experience in grants\nof more than $100 million.")
    pilot.app.screen.query_one("#qualifications-0-2").value = True
    await settle(pilot)


def kept(places) -> Agency:
    return load_agencies(places).values[0]


async def test_what_is_typed_right_after_tab_lands_in_the_next_field(make):
    app = make()
    async with app.run_test(size=(100, 40)) as pilot:
        await go(pilot, "8", "plus")
        fields = app.screen.query(Input).results()
        first, second = next(fields), next(fields)
        first.focus()
        await settle(pilot)
        for key in ("G", "S", "tab", "2", "0"):  # a burst, as a terminal hands it over; `press` would wait in between
            app.post_message(Key(key, key if len(key) == 1 else None))
        await until(pilot, lambda: second.value == "20")
        assert first.value == "GS"


async def test_every_field_of_the_notes_has_its_place(make, places):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await write(pilot)
        assert "7 questions suggested" in shown(pilot)
        assert "Interview in 42 days, Sunday, January 3, 2027." in shown(pilot)
        await done(pilot)
        assert isinstance(app.screen, AgenciesScreen)
        found = kept(places)
        typed = {name: getattr(found, name) for name in Agency.model_fields}
        assert not [name for name, value in typed.items() if value in ("", (), None)]
        assert found.goals == ("Plug 600 wells by 2027.", "Cut permit time by half.")
        assert found.qualifications[0].mandatory
        assert found.qualifications[0].text == "Experience in grants\nof more than $100 million."
        assert found.notes == TYPED["notes"]


async def test_suggested_questions_are_one_key_away_and_placeholders_are_filled(make, places):
    bank = places.banks_dir / "team.toml"
    bank.write_text(bank.read_text().replace("a failing program", "{program} of {agency}"))
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await write(pilot)
        await done(pilot)
        assert "used for the questions" in shown(pilot)
        await go(pilot, "tab", "enter")
        assert isinstance(app.screen, QuestionScreen)
        assert "Experience in grants of more than $100 million." in flat(pilot)
        await go(pilot, "escape", "down", "down", "enter", "escape", "escape", "escape", "b", "enter", "t")
        assert "turned around the orphaned wells program of the Bureau" in flat(pilot)


async def test_a_suggested_question_is_copied_to_a_bank(make, places):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await write(pilot)
        await done(pilot)
        await go(pilot, "c", "enter")
        await until(pilot, lambda: "Copied to" in notices(pilot))
        assert "Experience in grants" in (places.banks_dir / "team.toml").read_text()


async def test_a_day_that_cannot_be_read_and_one_in_the_past(make, places):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "8", "plus")
        await fill(pilot, "field-name", "the Mint")
        await fill(pilot, "field-interview_date", "someday")
        assert "Write a day such as" in shown(pilot)
        await done(pilot)
        assert not load_agencies(places).values
        await fill(pilot, "field-interview_date", "2026-11-02")
        assert "this is past" in shown(pilot)
        await done(pilot)
        assert kept(places).interview_date is not None


async def test_changed_deleted_taken_back_and_kept_for_later(make, places):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await write(pilot)
        await done(pilot)
        before = kept(places)
        await go(pilot, "enter")
        await fill(pilot, "field-post", "Director")
        await go(pilot, "escape")
        assert isinstance(app.screen, UnsavedScreen)
        await go(pilot, "down", "down", "enter")
        assert kept(places) == before
        await go(pilot, "enter")
        await done(pilot)
        assert kept(places) == before.model_copy(update={"post": "Director"})
        await go(pilot, "x")
        assert "No agency notes yet" in shown(pilot)
        await go(pilot, "z", "z")
        assert kept(places) == before


async def test_a_second_post_at_one_agency_gets_a_file_of_its_own(make, places):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await write(pilot)
        await done(pilot)
        await go(pilot, "plus")
        await fill(pilot, "field-name", TYPED["name"])
        await done(pilot)
        assert [a.id for a in load_agencies(places).values] == [
            "the-bureau-of-land-management-2",
            "the-bureau-of-land-management",
        ]
