"""How the spoken screens look; after a wanted change: pytest tests/tui/test_speaking_looks.py --snapshot-update."""

import pytest

from sesprep.tui.screens.unheard import UnheardScreen
from sesprep.tui.screens.words import WordsScreen

from .sound_stand_in import Sound, heard
from .spoken_walk import LACK, done, record, to_spoken, until_screen
from .walk import ANSWER, press, settle, until

SMALL, LARGE = (80, 24), (160, 50)


async def ready(pilot, sound):
    await to_spoken(pilot)


async def recording(pilot, sound):
    await to_spoken(pilot)
    await record(pilot, sound, 42, loudness=-26.0, think=3.2)
    pilot.app.screen.tick()


async def warned(pilot, sound):
    await to_spoken(pilot)
    await record(pilot, sound, 9, loudness=-96.0, think=None)
    sound.recorder.recordings[
        0
    ].notice = "The microphone gives nothing at all: it is muted, or another program holds it."
    pilot.app.screen.tick()
    await settle(pilot)


async def to_words(pilot, sound):
    await recording(pilot, sound)
    await done(pilot)
    await until(pilot, lambda: sound.transcriber.jobs)
    await pilot.press("3")
    await until_screen(pilot, WordsScreen)


async def under_way(pilot, sound):
    await to_words(pilot, sound)
    sound.transcriber.jobs[0].advance(0.4)
    pilot.app.screen.look()
    await settle(pilot)


async def words(pilot, sound):
    await to_words(pilot, sound)
    doubt = ("Many of these words are doubtful: speak nearer to the microphone, and in English.",)
    sound.transcriber.jobs[0].finish(heard(ANSWER, notices=doubt))
    await until(pilot, lambda: "saved 30" in pilot.app.screen.query_one("#words").text)
    await settle(pilot)


async def unheard(pilot, sound):
    submit = sound.transcriber.submit

    def failing(path):
        job = submit(path)
        job.fail(LACK)
        return job

    sound.transcriber.submit = failing
    await recording(pilot, sound)
    await done(pilot)
    await until(pilot, lambda: sound.transcriber.jobs)
    await pilot.press("3")
    await until_screen(pilot, UnheardScreen)
    await press(pilot, "space")


CASES = [
    (ready, SMALL, "textual-light"),
    (recording, SMALL, "textual-dark"),
    (recording, LARGE, "textual-light"),
    (warned, SMALL, "textual-light"),
    (under_way, SMALL, "textual-dark"),
    (words, SMALL, "textual-light"),
    (words, LARGE, "textual-dark"),
    (unheard, SMALL, "textual-dark"),
    (unheard, LARGE, "textual-light"),
]


@pytest.mark.parametrize(("walk", "size", "theme"), CASES, ids=[f"{w.__name__}-{s[0]}x{s[1]}-{t}" for w, s, t in CASES])
def test_looks(snap_compare, make, walk, size, theme):
    sound = Sound()
    app = sound.into(make(theme=theme, answers="spoken", keep_audio="never"))

    async def before(pilot):
        await walk(pilot, sound)

    assert snap_compare(app, terminal_size=size, run_before=before)
