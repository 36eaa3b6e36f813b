"""The countdown: it starts with the first key, speaks once, can be held and hidden, and never takes a word away."""

from sesprep.storage.history import list_sessions
from sesprep.tui.screens.question import QuestionScreen

from .walk import at_question, keep_session, pass_time, press, settle, shown, to_question, write


async def test_thinking_takes_no_time(make, clock):
    async with at_question(make()) as pilot:
        await pass_time(pilot, clock, 600)
        assert "4:00 left" in shown(pilot)
        assert "0 words · 0:00 used" in shown(pilot)
        await pilot.press("enter")
        await pass_time(pilot, clock, 10)
        assert pilot.app.screen.query_one("#answer").text == ""
        assert "3:50 left" in shown(pilot)


async def test_time_up_marks_the_place_and_lets_the_sentence_end(make, places, clock):
    async with at_question(make()) as pilot:
        await write(pilot, "I met every")
        await pass_time(pilot, clock, 185)
        assert "One minute left." in shown(pilot)
        await pass_time(pilot, clock, 60)
        assert "Time is up: finish your sentence" in shown(pilot)
        assert "+0:05 over" in shown(pilot)
        await write(pilot, " lead in the first week of it")
        await press(pilot, "ctrl+d")
        await press(pilot, "0")
        assert "I met every │ time ran out here │  lead in the first week of it" in shown(pilot)
    attempt = list_sessions(places).sessions[0].record().attempts[0]
    assert attempt.answer == "I met every lead in the first week of it"
    assert attempt.time_up_at == len("I met every")


async def test_the_outline_tells_the_truth_about_the_clock(make):
    async with at_question(make()) as pilot:
        await press(pilot, "f5")
        assert "The clock stands still." in shown(pilot)  # nothing is written yet
        await press(pilot, "escape")
        await write(pilot, "I did")
        await press(pilot, "f5")
        assert "The clock goes on." in shown(pilot)
        await press(pilot, "escape", "f2", "f5")
        assert "The clock stands still." in shown(pilot)


async def test_words_that_are_back_are_not_promised_the_whole_time_again(make, clock):
    async with at_question(make()) as pilot:
        await write(pilot, "I did")
        await pass_time(pilot, clock, 10)
        await keep_session(pilot)
        await press(pilot, "u", "enter")
        assert "3:50 left" in shown(pilot)
        told = str(pilot.app.screen.query_one("#figures").render())
        assert "Your words are back. The clock goes on with the first key, or Enter." in told


async def test_the_clock_is_held_and_a_key_lets_it_go_on(make, clock):
    async with at_question(make()) as pilot:
        await write(pilot, "I did")
        await pilot.press("f2")
        await pass_time(pilot, clock, 100)
        assert "held · 4:00 left" in shown(pilot)
        assert "I did" in shown(pilot)
        await pilot.press("x")
        await pass_time(pilot, clock, 30)
        assert "3:30 left" in shown(pilot)


async def test_the_countdown_hides_and_comes_back(make):
    async with at_question(make(show_countdown=False)) as pilot:
        assert "4:00 left" not in shown(pilot)
        await press(pilot, "f3")
        assert "4:00 left" in shown(pilot)


async def test_the_strip_is_never_looked_at_inside_a_key(make):
    app = make()
    app.services.glance_delay = 3600.0  # only a timer that is due looks
    async with app.run_test(size=(80, 24)) as pilot:
        await to_question(pilot)
        screen = app.screen
        assert isinstance(screen, QuestionScreen)
        checker = screen._live.checker
        await press(pilot, *"many keys".replace(" ", ""))
        assert checker.glances == []
        screen._look()  # what the timer does
        await settle(pilot)
        assert checker.glances == ["manykeys"]


async def test_the_strip_follows_the_last_key(make):
    async with at_question(make()) as pilot:
        assert "– Result" in shown(pilot)
        await write(pilot, "As a result it fell.")
        screen = pilot.app.screen
        while not screen._live.checker.glances:
            await pilot.pause(0.01)
        await settle(pilot)
        assert "✓ Result 100 %" in shown(pilot)
