"""A panel that is answered aloud: follow-ups and decisions wait for words, and nothing is decided without them."""

from sesprep.practice.plan import Choice
from sesprep.storage.history import list_sessions
from sesprep.tui.screens.decision import DecisionScreen
from sesprep.tui.screens.rate import RateScreen
from sesprep.tui.screens.spoken import SpokenScreen
from sesprep.tui.screens.summary import SummaryScreen
from sesprep.tui.screens.waiting import WaitingScreen
from sesprep.tui.setup_plan import drawer

from .formats_walk import THIN, wide  # noqa: F401
from .sound_stand_in import Sound, heard
from .spoken_walk import done, record, until_screen
from .walk import flat, press, settle, shown, until


async def begin(pilot, form_id: str, **choice: object) -> None:
    await pilot.pause()
    services = pilot.app.services
    draw = drawer(services, services.framework(), services.structure(), services.formats.get(form_id))
    plan = draw(Choice(seed=services.new_seed(), **choice))
    held = plan.held.model_copy(update={"minutes_preparation": None})
    asked = tuple(one for one in plan.asked if one.question.kind == "behavioral")[:2]
    pilot.app._planned(plan.model_copy(update={"medium": "spoken", "held": held, "asked": asked}))
    await settle(pilot)


async def test_a_follow_up_waits_for_the_words_it_hangs_on(make, wide):  # noqa: F811
    sound = Sound()
    app = sound.into(make(answers="spoken", speak_questions=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, "agency-panel")
        await until(pilot, lambda: sound.speaker.said)
        sound.speaker.said[0].over = True
        await until(pilot, lambda: app.screen._recording is not None)
        sound.recorder.recordings[0].hear(5)
        app.screen.tick()
        await done(pilot)
        assert isinstance(app.screen, WaitingScreen)
        await until(pilot, lambda: sound.transcriber.jobs)
        sound.transcriber.jobs[0].advance(0.5)
        await until(pilot, lambda: "1 answer being written down, 50%" in shown(pilot))
        sound.transcriber.jobs[0].finish(heard(THIN))
        await until_screen(pilot, SpokenScreen)
        assert "follow-up" in shown(pilot)
        assert f"Your answer so far: {THIN}" in shown(pilot)
        await until(pilot, lambda: len(sound.speaker.said) == 2)
        assert sound.speaker.said[1].text == app.screen._session.probe.text


async def test_who_does_not_wait_is_asked_no_follow_up(make, wide):  # noqa: F811
    sound = Sound()
    app = sound.into(make(answers="spoken"))
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, "agency-panel")
        await record(pilot, sound)
        await done(pilot)
        assert isinstance(app.screen, WaitingScreen)
        await pilot.press("n")
        await until_screen(pilot, RateScreen)
        await pilot.press("0")
        await until_screen(pilot, SpokenScreen)
        assert "question 2 of 2" in shown(pilot)


async def test_a_board_decides_on_the_words_it_heard(make, wide):  # noqa: F811
    sound = Sound()
    app = sound.into(make(answers="spoken"))
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, "qrb")
        await record(pilot, sound)
        await done(pilot)
        await pilot.press("3")
        await until_screen(pilot, SpokenScreen)
        await press(pilot, "escape")
        await pilot.press("down", "down", "enter")
        await until_screen(pilot, WaitingScreen)
        await pilot.press("n")
        await until_screen(pilot, DecisionScreen)
        assert "the words are not known" in flat(pilot)
        await pilot.press("n")
        await until_screen(pilot, SummaryScreen)
    record_ = list_sessions(wide).sessions[0].record()
    assert record_.attempts[0].unheard
    assert record_.assessments == {}
