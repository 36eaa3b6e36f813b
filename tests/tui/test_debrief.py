"""The debrief of a real interview: what a question seemed to test."""

from datetime import date

from textual.widgets import Input, TextArea

from sesprep.domain.settings import Settings
from sesprep.practice.topics import topics_of
from sesprep.review.coverage import coverage
from sesprep.storage.banks import load_banks
from sesprep.storage.debriefs import load_debriefs
from sesprep.storage.frameworks import load_frameworks
from sesprep.tui.screens.competencies import CompetenciesScreen

from .review_home import to_history
from .walk import settle, shown


async def press(pilot, *keys):
    await pilot.press(*keys)
    await settle(pilot)


async def fill(pilot):
    screen = pilot.app.screen
    screen.query_one("#debrief-title", Input).value = "Deputy Director [FDA]"
    screen.query_one("#asked-text-1", TextArea).load_text("Tell us of a coalition.")
    await settle(pilot)
    screen.query_one("#asked-probed-1", TextArea).load_text("Who was against it?")
    screen.query_one("#asked-text-2", TextArea).load_text("What in the first 90 days?")
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
        told = " ".join(shown(pilot).split())
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
