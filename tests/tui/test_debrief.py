"""The debrief of a real interview: written, kept whatever happens, and what its questions tested."""

from datetime import date

from textual.widgets import Input, Select, TextArea

from sesprep.domain.settings import Settings
from sesprep.practice.topics import topics_of
from sesprep.review.coverage import coverage
from sesprep.storage.banks import load_banks
from sesprep.storage.debriefs import load_debriefs
from sesprep.storage.frameworks import load_frameworks
from sesprep.tui.screens.competencies import CompetenciesScreen
from sesprep.tui.screens.debrief import DebriefScreen

from .review_home import to_history
from .walk import flat, press, settle, shown


async def fill(pilot) -> None:
    screen = pilot.app.screen
    screen.query_one("#debrief-title", Input).value = "Deputy Director [FDA]"
    screen.query_one("#asked-text-1", TextArea).load_text("Tell us of a coalition.")
    await settle(pilot)
    screen.query_one("#asked-felt-1", Select).value = 2
    screen.query_one("#asked-probed-1", TextArea).load_text("Who was against it?")
    screen.query_one("#asked-text-2", TextArea).load_text("What in the first 90 days?")
    screen.query_one("#debrief-feedback", TextArea).load_text("They wanted figures.")
    await settle(pilot)


async def test_a_question_of_an_interview_takes_several_competencies_which_all_count(make, places):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_history(pilot, "i", "plus")
        await fill(pilot)
        app.screen.query_one("#asked-tests-1").focus()
        await press(pilot, "enter")
        assert isinstance(app.screen, CompetenciesScreen)
        for words in ("fiscal", "leveraging"):
            app.screen.query_one("#competency-words", Input).value = words
            await settle(pilot)
            await press(pilot, "enter")
        await press(pilot, "ctrl+d")
        assert "Fiscal Responsibility" in shown(pilot)
        assert "Leveraging Technology" in shown(pilot)
        await press(pilot, "ctrl+d")
        told = flat(pilot)
        assert "Fiscal Responsibility (ECQ 2025), Leveraging Technology (ECQ 2025)" in told
        await press(pilot, "enter")  # the form shows both again, and keeps what it is left with
        assert "Leveraging Technology" in shown(pilot)
        await press(pilot, "ctrl+d")
    (debrief,) = load_debriefs(places).debriefs
    refs = tuple(f"ecq-2025/driving-efficiency/{c}" for c in ("fiscal-responsibility", "leveraging-technology"))
    assert debrief.questions[0].competencies == refs
    assert debrief.questions[1].competencies == ()
    framework = load_frameworks(places).get("ecq-2025")
    rows = {row.ref: row for row in coverage([], framework, date(2030, 1, 1), [debrief])}
    assert [rows[ref].interviews for ref in refs] == [1, 1]
    banks = [loaded.bank for loaded in load_banks(places, Settings(), load_frameworks(places)).banks]
    topics = topics_of((), (), banks, framework, [debrief])
    assert {topic.asked.refs[0] for topic in topics if topic.asked} == set(refs)


async def test_a_debrief_is_written_and_read_again(make, places):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_history(pilot, "i", "plus")
        assert isinstance(app.screen, DebriefScreen)
        await fill(pilot)
        await press(pilot, "ctrl+d")
        text = shown(pilot)
        assert "Deputy Director [FDA]" in text
        assert "Probed: Who was against it?" in text
        await press(pilot, "e")
        app.screen.query_one("#debrief-felt", Select).value = 4
        await press(pilot, "escape")  # leaving keeps it too
        assert "4 of 5" in shown(pilot)
    (debrief,) = load_debriefs(places).debriefs
    assert [q.text for q in debrief.questions] == ["Tell us of a coalition.", "What in the first 90 days?"]
    assert (debrief.felt, debrief.questions[0].felt, debrief.feedback) == (4, 2, "They wanted figures.")


async def test_what_is_typed_into_a_debrief_outlives_the_terminal(make, places):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_history(pilot, "i", "plus")
        await fill(pilot)
        app.screen.checkpoint()
        assert len(load_debriefs(places).debriefs) == 1
        app.screen.query_one("#debrief-day", Input).value = "last Tuesday"[:10]
        app._terminal_gone()
        await settle(pilot)
    (debrief,) = load_debriefs(places).debriefs
    assert "Day: last Tuesd" in debrief.notes


async def test_a_debrief_changed_by_hand_is_never_overwritten(make, places):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_history(pilot, "i", "plus")
        await fill(pilot)
        app.screen.checkpoint()
        (path,) = places.debriefs_dir.iterdir()
        by_hand = "# mine\n" + path.read_text()
        path.write_text(by_hand)
        app.screen.query_one("#debrief-title", Input).value = "Other"
        await press(pilot, "ctrl+d")
        assert isinstance(app.screen, DebriefScreen)  # it stays, with what was typed
        assert path.read_text() == by_hand


async def test_an_empty_debrief_leaves_nothing(make, places):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_history(pilot, "i", "plus", "escape")
        assert "No debrief yet" in shown(pilot)
    assert not list(places.debriefs_dir.iterdir())
