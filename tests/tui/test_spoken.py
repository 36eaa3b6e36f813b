"""A question answered aloud, with a speaker, a microphone and a recognizer that the test moves."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sesprep.errors import BadInputError, MissingError
from sesprep.speech.wav import mend_header
from sesprep.storage.drafts import unfinished
from sesprep.storage.history import list_sessions
from sesprep.tui.screens.feedback import FeedbackScreen
from sesprep.tui.screens.home import HomeScreen
from sesprep.tui.screens.question import QuestionScreen
from sesprep.tui.screens.rate import RateScreen
from sesprep.tui.screens.session import RecordScreen
from sesprep.tui.screens.spoken import SpokenScreen
from sesprep.tui.screens.summary import SummaryScreen
from sesprep.tui.screens.unheard import UnheardScreen
from sesprep.tui.screens.words import WordsScreen

from .sound_stand_in import Sound, heard
from .spoken_walk import LACK, done, record, to_spoken, until_screen
from .walk import ANSWER, hand_in, notices, press, settle, shown, to_question, until, write


@pytest.fixture
def sound() -> Sound:
    return Sound()


@pytest.fixture
def spoken(make, sound):
    """Make an app in which answers are spoken."""

    def app(**settings):
        return sound.into(make(**{"answers": "spoken", **settings}))

    return app


def saved(places):
    return list_sessions(places).sessions[0].record()


async def test_a_spoken_answer_is_recorded_written_down_mended_and_assessed(spoken, sound, places):
    app = spoken()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_spoken(pilot)
        assert isinstance(app.screen, SpokenScreen)
        assert "Enter starts the recording" in shown(pilot)
        await record(pilot, sound)
        assert "RECORDING" in shown(pilot)
        assert "First word after 1.0 s" in shown(pilot)
        assert "3:56 left" in shown(pilot)
        await done(pilot)
        assert isinstance(app.screen, RateScreen)
        await pilot.press("3")
        await until_screen(pilot, WordsScreen)
        assert "being written down" in shown(pilot)
        await until(pilot, lambda: sound.transcriber.jobs)
        sound.transcriber.jobs[0].finish(heard("In march the program was late. My tusk was to mend it. I met them."))
        await until(pilot, lambda: "tusk" in app.screen.query_one("#words").text)
        assert "figures first" in shown(pilot)
        app.screen.query_one("#words").load_text("In march the program was late. My task was to mend it. I met them.")
        await settle(pilot)
        await pilot.press("ctrl+d")
        await until_screen(pilot, FeedbackScreen)
    attempt = saved(places).attempts[0]
    assert attempt.medium == "spoken"
    assert "tusk" in attempt.transcript.text
    assert "task" in attempt.answer
    assert (attempt.seconds, attempt.think, attempt.rating) == (4.0, 1.0, 3)
    folder = next(places.sessions_dir.glob("*.audio"))
    assert [path.name for path in folder.iterdir()] == [attempt.audio]
    assert saved(places).assessments[attempt.id].elements["task"].verdict == "present"


async def test_the_next_question_of_a_mock_need_not_wait(spoken, sound, places):
    app = spoken()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_spoken(pilot, "m")
        for number in (1, 2, 3):
            assert f"question {number} of 3" in shown(pilot)
            await record(pilot, sound)
            await done(pilot)
            await press(pilot, "0")
        assert isinstance(app.screen, WordsScreen)
        await until(pilot, lambda: len(sound.transcriber.jobs) == 3)
        sound.transcriber.jobs[0].finish(heard(ANSWER))
        await until(pilot, lambda: "saved 30" in app.screen.query_one("#words").text)
        await press(pilot, "ctrl+d")
        assert "question 2 of 3" in shown(pilot)
        await press(pilot, "escape")  # without waiting
        await pilot.press("escape")
        await until_screen(pilot, SummaryScreen)
        assert saved(places).how == "finished"
        assert len(saved(places).assessments) == 1
        sound.transcriber.jobs[1].finish(heard("I did it."))
        await until(pilot, lambda: len(saved(places).assessments) == 2)
    assert [a.unheard for a in saved(places).attempts] == [False, False, True]


async def test_without_a_model_the_answer_is_timed_and_checked_by_the_candidate(spoken, sound, places):
    app = spoken()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_spoken(pilot)
        await record(pilot, sound, 30)
        submit = sound.transcriber.submit

        def failing(path: Path):
            job = submit(path)
            job.fail(LACK)
            return job

        sound.transcriber.submit = failing
        await done(pilot)
        await until(pilot, lambda: isinstance(app.screen, RateScreen))
        await until(pilot, lambda: sound.transcriber.jobs)
        await pilot.press("4")
        await until_screen(pilot, UnheardScreen)
        await until(pilot, lambda: "no speech model yet" in shown(pilot))
        told = shown(pilot)
        assert "sesprep voice setup" in told
        assert "no verdict" in told
        assert "You took 0:30 of 4:00 given" in told
        await pilot.press("space", "tab", "space")
        await press(pilot, "n")
        assert "question 2 of 3" in shown(pilot)
    record_ = saved(places)
    assert record_.assessments == {}
    assert record_.attempts[0].self_check == ("situation", "task")
    assert record_.attempts[0].audio == "01-1.wav"


async def test_a_question_may_be_typed_in_a_spoken_session_and_the_next_is_spoken_again(spoken, sound, places):
    app = spoken()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_spoken(pilot)
        await pilot.press("ctrl+g")
        await until_screen(pilot, QuestionScreen)
        await hand_in(pilot)
        assert isinstance(app.screen, FeedbackScreen)
        await pilot.press("n")
        await until_screen(pilot, SpokenScreen)
    assert saved(places).attempts[0].medium == "typed"


async def test_what_was_recorded_is_kept_when_the_answer_is_typed_after_all(spoken, sound, places):
    app = spoken()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_spoken(pilot)
        await record(pilot, sound)
        await press(pilot, "ctrl+g")
        assert "Ctrl+G again" in shown(pilot)
        await pilot.press("ctrl+g")
        await until_screen(pilot, QuestionScreen)
        await write(pilot, "I typed it")
        await press(pilot, "ctrl+g")
        assert "You have begun to write" in shown(pilot)
        await pilot.press("ctrl+d")
        await until_screen(pilot, RateScreen)
    attempt = saved(places).attempts[0]
    assert (attempt.medium, attempt.answer, attempt.audio) == ("typed", "I typed it", "01-1.wav")


async def test_after_an_hour_nothing_offers_to_record_on(spoken, sound, places):
    app = spoken()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_spoken(pilot)
        await record(pilot, sound, 5)
        sound.recorder.recordings[0].full = True
        long = BadInputError("An hour is recorded.", hint="Hand it in: of more than an hour no words are written down.")
        sound.recorder.recordings[0].break_off(long)
        app.screen.tick()
        await settle(pilot)
        seen = " ".join(shown(pilot).replace("│", "").split())
        assert "of more than an hour no words are written down" in seen
        assert "Ctrl+D hands in what is recorded." in seen
        assert "records on" not in seen
        assert "enter Record" not in seen
        await press(pilot, "enter")
        assert len(sound.recorder.recordings) == 1
        await done(pilot)
    assert saved(places).attempts[0].audio == "01-1.wav"


async def test_a_lost_microphone_is_told_and_the_rest_is_recorded_on(spoken, sound, places):
    app = spoken()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_spoken(pilot)
        await record(pilot, sound, 5)
        lost = MissingError("The microphone was taken away.", hint="Plug it in again, and record the rest.")
        sound.recorder.recordings[0].break_off(lost)
        app.screen.tick()
        await settle(pilot)
        assert "taken away" in shown(pilot)
        assert "0:05 recorded" in shown(pilot)
        await record(pilot, sound, 7)
        assert "0:12 recorded" in shown(pilot)
        assert "taken away" not in shown(pilot)
        await done(pilot)
    attempt = saved(places).attempts[0]
    folder = next(places.sessions_dir.glob("*.audio"))
    assert [path.name for path in folder.iterdir()] == ["01-1.wav"]
    assert mend_header(folder / attempt.audio) == 12
    assert attempt.seconds == 12


async def test_without_a_microphone_one_line_and_the_way_to_type(spoken, sound):
    sound.recorder.problem = MissingError("No microphone can be recorded from.", hint="Plug one in.")
    app = spoken()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_spoken(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: "No microphone" in shown(pilot))
        assert "Ctrl+G types this answer" in shown(pilot)
        assert "4:00 left" in shown(pilot)  # no time is lost


async def test_an_answer_kept_for_later_comes_back_with_its_recording(spoken, sound, places, clock):
    app = spoken()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_spoken(pilot)
        await record(pilot, sound, 6)
        await press(pilot, "escape")
        await pilot.press("down", "enter")
        await until_screen(pilot, HomeScreen)
        assert "half recorded" in shown(pilot)
        clock.pass_(5000)
        await pilot.press("u", "enter")
        await until_screen(pilot, SpokenScreen)
        await until(pilot, lambda: "0:06 is recorded already" in shown(pilot))
        await record(pilot, sound, 2)
        await done(pilot)
    attempt = saved(places).attempts[0]
    assert attempt.seconds == 8
    assert mend_header(next(places.sessions_dir.glob("*.audio")) / attempt.audio) == 8


async def test_the_draft_names_the_recording_before_anything_is_said(spoken, sound, places):
    app = spoken()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_spoken(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: any('"01-1.wav"' in p.read_text() for p in places.drafts_dir.glob("*.json")))
        assert unfinished(places) == ()  # it is held by this process
        sound.recorder.recordings[0].stop()


async def test_the_panel_speaks_and_any_key_stops_it(spoken, sound):
    app = spoken(speak_questions=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_spoken(pilot)
        await until(pilot, lambda: sound.speaker.said)
        assert sound.speaker.said[0].text == app.screen._session.asked.question.text
        app.screen.tick()
        await settle(pilot)
        assert "the panel is speaking" in shown(pilot)
        await pilot.press("x")
        assert sound.speaker.said[0].over
        await settle(pilot)
        assert sound.recorder.recordings == []  # in practice the candidate says when
        await pilot.press("ctrl+r")
        await until(pilot, lambda: len(sound.speaker.said) == 2)
        assert app.screen._session._said_again == 1


async def test_in_an_exam_the_recording_starts_when_the_panel_has_spoken(spoken, sound):
    app = spoken(speak_questions=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_spoken(pilot, "m")
        await until(pilot, lambda: sound.speaker.said)
        assert sound.recorder.recordings == []
        assert "Any key stops the panel. Then the recording begins by itself." in shown(pilot)
        sound.speaker.said[0].over = True
        await until(pilot, lambda: app.screen._recording is not None)
        sound.recorder.recordings[0].hear(2)
        app.screen.tick()
        assert app.screen._session.countdown.running
        await pilot.press("ctrl+r")  # asked to repeat: the microphone keeps nothing meanwhile
        await until(pilot, lambda: len(sound.speaker.said) == 2)
        assert sound.recorder.recordings[0].state == "paused"
        await pilot.press("x")
        app.screen.tick()
        assert sound.recorder.recordings[0].state == "recording"


async def test_a_silent_machine_is_told_once_and_the_text_stays(spoken, sound):
    sound.speaker.problem = MissingError(
        "No loudspeaker plays here, so the question stays as text.", hint="Plug one in."
    )
    app = spoken(speak_questions=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_spoken(pilot)
        await until(pilot, lambda: "No loudspeaker" in notices(pilot))
        assert app.screen._session.asked.question.text[:30] in shown(pilot)
        assert app.services.panel.told
        await pilot.press("ctrl+g")
        await until_screen(pilot, QuestionScreen)
        assert len(app._notifications) == 1


async def test_the_panel_speaks_to_those_who_type_too(make, sound):
    app = sound.into(make(speak_questions=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await to_question(pilot)
        await until(pilot, lambda: sound.speaker.said)
        assert not sound.speaker.said[0].over
        await pilot.press("I")
        assert sound.speaker.said[0].over
        assert app.screen.query_one("#answer").text == "I"


async def test_practice_is_held_with_its_recording_and_a_mock_is_not(spoken, sound):
    app = spoken()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_spoken(pilot)
        await record(pilot, sound)
        await pilot.press("f2")
        assert sound.recorder.recordings[0].state == "paused"
        assert not app.screen._session.countdown.running
        app.screen.tick()
        await settle(pilot)
        assert "held" in shown(pilot)
        await pilot.press("enter")
        assert sound.recorder.recordings[0].state == "recording"
        assert app.screen._session.countdown.running


async def test_warnings_of_the_microphone_are_words(spoken, sound):
    app = spoken()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_spoken(pilot)
        await record(pilot, sound, 9, loudness=-80.0, think=None)
        sound.recorder.recordings[0].notice = "Nothing is heard yet: speak up, or choose another microphone."
        app.screen.tick()
        await settle(pilot)
        assert "! Nothing is heard yet" in shown(pilot)
        assert "silence" in shown(pilot)
        assert "no word yet" in shown(pilot)
        await press(pilot, "ctrl+d")
        assert "Ctrl+D again" in shown(pilot)
        assert isinstance(app.screen, SpokenScreen)


async def test_the_set_up_keeps_how_answers_are_given(make, sound, places):
    app = sound.into(make())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "p")
        app.screen.query_one("#medium").value = "spoken"
        app.screen.query_one("#aloud").value = True
        await settle(pilot)
        assert "begins by itself" not in shown(pilot)  # in practice a key begins it
        app.screen.query_one("#start").press()
        await until_screen(pilot, SpokenScreen)
    text = places.settings_file.read_text()
    assert 'answers = "spoken"' in text
    assert "speak_questions = true" in text
    assert saved(places).plan.medium == "spoken"


async def test_the_set_up_of_a_mock_says_that_the_recording_begins_by_itself(make, sound):
    app = sound.into(make(answers="spoken"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "m")
        app.screen.query_one("#format").value = "exam"
        await settle(pilot)
        told = app.screen.query_one("#medium-told")
        assert str(told.render()) == ""
        app.screen.query_one("#aloud").value = True
        await settle(pilot)
        assert str(told.render()) == "When the panel has asked, the recording begins by itself."


async def test_a_dropped_recording_leaves_its_words(spoken, sound, places):
    app = spoken(keep_audio="never")
    async with app.run_test(size=(80, 24)) as pilot:
        await to_spoken(pilot)
        await record(pilot, sound)
        await done(pilot)
        await until(pilot, lambda: sound.transcriber.jobs)
        sound.transcriber.jobs[0].finish(heard(ANSWER))
        await until(pilot, lambda: saved(places).attempts[0].audio is None)
    assert saved(places).attempts[0].answer == ANSWER
    assert list(next(places.sessions_dir.glob("*.audio")).iterdir()) == []


async def test_words_are_mended_after_the_assessment_and_both_versions_are_kept(spoken, sound, places):
    app = spoken()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_spoken(pilot)
        await record(pilot, sound)
        await done(pilot)
        await until(pilot, lambda: sound.transcriber.jobs)
        sound.transcriber.jobs[0].finish(heard("In march it was late. I met every lead and so did they."))
        await pilot.press("3")
        await until_screen(pilot, WordsScreen)
        await until(pilot, lambda: "figures first" in shown(pilot))
        await pilot.press("ctrl+d")
        await until_screen(pilot, FeedbackScreen)
        before = saved(places)
        await pilot.press("e")
        await until_screen(pilot, WordsScreen)
        app.screen.query_one("#words").load_text(ANSWER)
        await pilot.press("ctrl+d")
        await until_screen(pilot, FeedbackScreen)
        assert app.screen._attempt.answer == ANSWER
    record_ = saved(places)
    (attempt,) = record_.attempts
    assert (attempt.answer, attempt.transcript) == (ANSWER, before.attempts[0].transcript)
    assert before.assessments[attempt.id].elements["task"].verdict == "missing"
    assert record_.assessments[attempt.id].elements["task"].verdict == "present"


async def stopped_before_its_words(pilot, sound) -> None:
    """Record an answer and stop the session while its words are still being written down."""
    await to_spoken(pilot)
    await record(pilot, sound)
    await press(pilot, "escape")
    await pilot.press("down", "down", "enter")
    await until_screen(pilot, SummaryScreen)


async def test_words_that_never_came_are_written_down_from_the_history(spoken, sound, places):
    app = spoken()
    async with app.run_test(size=(80, 24)) as pilot:
        await stopped_before_its_words(pilot, sound)
        await until(pilot, lambda: sound.transcriber.jobs)
        await pilot.press("escape")
        await until_screen(pilot, HomeScreen)
    assert saved(places).attempts[0].unheard
    again = Sound()
    app = again.into(spoken())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "h")
        await pilot.press("enter")
        await until_screen(pilot, RecordScreen)
        assert "no words" in shown(pilot)
        await pilot.press("e")
        await until_screen(pilot, UnheardScreen)
        await until(pilot, lambda: again.transcriber.jobs)
        again.transcriber.jobs[0].finish(heard(ANSWER))
        await until_screen(pilot, RecordScreen)
        assert "no words" not in shown(pilot)
    record_ = saved(places)
    assert record_.attempts[0].answer == ANSWER
    assert list(record_.assessments) == [record_.attempts[0].id]


async def test_words_come_after_the_summary_was_left(spoken, sound, places):
    app = spoken()
    async with app.run_test(size=(80, 24)) as pilot:
        await stopped_before_its_words(pilot, sound)
        assert "words 0 %" in shown(pilot)
        await until(pilot, lambda: sound.transcriber.jobs)
        await pilot.press("escape")
        await until_screen(pilot, HomeScreen)
        assert "1 answer still being written down" in notices(pilot)
        sound.transcriber.jobs[0].finish(heard(ANSWER))
        await until(pilot, lambda: saved(places).assessments)
    assert saved(places).attempts[0].answer == ANSWER


async def test_recordings_older_than_wanted_go_at_the_start(spoken, places):
    folder = places.sessions_dir / "20250101T000000Z-old.audio"
    folder.mkdir()
    for name, age in (("01-1.wav", 40), ("02-1.wav", 10)):
        (folder / name).write_bytes(b"x")
        when = datetime(2026, 11, 22, 19, 5, tzinfo=UTC) - timedelta(days=age)
        os.utime(folder / name, (when.timestamp(), when.timestamp()))
    app = spoken(keep_audio=30)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: [path.name for path in folder.iterdir()] == ["02-1.wav"])
