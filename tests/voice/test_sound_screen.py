"""The sound screen with a real voice, loudspeaker and microphone that are not there."""

import time
from pathlib import Path

from textual.widgets import Select

from sesprep.storage.places import Places
from sesprep.tui.app import SesprepApp
from sesprep.tui.screens.sound import SoundScreen
from sesprep.tui.services import load_services

from . import rig as rigs


def app_of(tmp_path: Path) -> SesprepApp:
    places = Places.find(tmp_path / "home", {})
    places.prepare()
    places.settings_file.write_text("", encoding="utf-8")
    return SesprepApp(load_services(places, banks=False))


async def wait_for(pilot, true, within: float = rigs.WITHIN) -> bool:
    end = time.monotonic() + within
    while not true() and time.monotonic() < end:
        await pilot.pause(0.05)
    return true()


def told(app: SesprepApp, where: str) -> str:
    return str(app.screen.query_one(where).render())


async def test_voices_are_listed_and_one_is_heard_and_stopped(rig: rigs.Rig, tmp_path: Path) -> None:
    app = app_of(tmp_path)
    ear = rigs.Ear()
    try:
        async with app.run_test(size=(80, 24)) as pilot:
            await app.push_screen(SoundScreen(app.services))
            voices = app.screen.query_one("#voice", Select)
            assert await wait_for(pilot, lambda: len(voices._options) > 3)
            microphones = app.screen.query_one("#microphone", Select)
            assert await wait_for(pilot, lambda: len(microphones._options) > 1)
            await pilot.press("f7")
            assert await wait_for(pilot, lambda: ear.last > 0)
            await pilot.press("f7")
            stopped = time.monotonic()
            await pilot.pause(0.6)
            assert ear.last - stopped < 0.4
            assert await wait_for(pilot, lambda: "Stopped" in told(app, "#sound-told"))
    finally:
        ear.close()


async def test_the_microphone_shows_its_level_and_hears_speech(
    rig: rigs.Rig, tmp_path: Path, spoken: tuple[Path, list[tuple[float, float]]]
) -> None:
    app = app_of(tmp_path)
    levels: list[str] = []
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(SoundScreen(app.services))
        playing = rig.play(spoken[0])
        try:
            await pilot.press("ctrl+l")

            def heard() -> bool:
                levels.append(told(app, "#sound-told"))
                return "It hears you." in levels[-1]

            assert await wait_for(pilot, heard), levels[-1]
            assert any("dB" in level and "█" in level for level in levels)
        finally:
            playing.kill()
            playing.wait()


async def test_a_muted_microphone_is_said(rig: rigs.Rig, tmp_path: Path) -> None:
    app = app_of(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(SoundScreen(app.services))
        await pilot.press("ctrl+l")
        assert await wait_for(pilot, lambda: "gives nothing at all" in told(app, "#sound-told"))
