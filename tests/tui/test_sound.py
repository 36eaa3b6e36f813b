"""The sound screen on this machine as it is: choices kept, lacks told with their remedies, nothing hangs."""

import pytest
from textual.widgets import Select

from sesprep.speech import health
from sesprep.speech.health import Part
from sesprep.storage.settings import load_settings
from sesprep.tui.screens import sound
from sesprep.tui.screens.sound import SoundScreen

from .spoken_home import STAR, make_spoken
from .walk import flat, press, settle, shown


@pytest.fixture(autouse=True)
def no_sound(monkeypatch, tmp_path):
    """No sound server, whatever the machine has."""
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/none")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))


async def to_sound(pilot) -> None:
    await settle(pilot)
    for key in ("s", "f12"):
        await press(pilot, key)
    assert isinstance(pilot.app.screen, SoundScreen)


async def test_on_the_narrowest_terminal_the_choices_have_room(make):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_sound(pilot)
        await pilot.resize_terminal(40, 12)
        await settle(pilot)
        assert {choice.size.width for choice in app.screen.query(Select)} == {18}


async def test_choices_are_kept_at_once(make, places):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_sound(pilot)
        for name, value in (("rate", 200), ("volume", 0.5), ("keep", 30)):
            app.screen.query_one(f"#{name}", Select).value = value
            await settle(pilot)
        assert "Kept." in shown(pilot)
        kept, problems = load_settings(places.settings_file)
        assert problems == ()
        assert (kept.speech_rate, kept.speech_volume, kept.keep_audio) == (200, 0.5, 30)


async def test_a_choice_that_is_not_here_now_stays(make, places):
    app = make(voice="gone/voice", input_device="USB", speech_rate=133, keep_audio=12, speech_model="mine")
    async with app.run_test(size=(80, 24)) as pilot:
        await to_sound(pilot)
        told = shown(pilot)
        assert "gone/voice (not found now)" in told
        assert "USB (not found now)" in told
        assert "133 words a minute" in told
        assert "kept for 12 days" in told
        assert app.services.settings.voice == "gone/voice"


async def test_sizes_models_and_how_to_get_one_are_told(make, places):
    make_spoken(places, STAR)
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_sound(pilot)
        told = flat(pilot)
        assert "1 recording kept, 1 MB" in told
        assert "sesprep voice setup" in told
        assert "148 MB, license MIT" in told


async def finish(pilot) -> None:
    await pilot.app.workers.wait_for_complete([w for w in pilot.app.workers if w.group == "sound"])
    await settle(pilot)


async def test_a_microphone_that_is_not_there_is_said_with_the_remedy(make, places):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_sound(pilot)
        await pilot.press("ctrl+l")
        await finish(pilot)
        told = flat(pilot)
        assert "No microphone can be recorded from." in told or "Recording is not installed." in told
        assert "Plug one in" in told or "pip install" in told


async def test_every_part_is_told_with_what_to_do(make, places, monkeypatch):
    parts = [Part("speech engine", True, "it speaks, with 9 voices"), Part("microphone", False, "[none]", "Plug in.")]
    monkeypatch.setattr(sound, "examine", lambda *_: iter(parts))
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_sound(pilot)
        await pilot.press("ctrl+e")
        await finish(pilot)
        told = flat(pilot)
        assert "✓ The panel's voice: it speaks, with 9 voices" in told
        assert "✗ Your microphone: [none] What to do: Plug in." in told
    assert health.examine is not sound.examine


async def test_leaving_while_something_runs_is_no_error(make, places):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_sound(pilot)
        await press(pilot, "f7", "ctrl+l", "escape")
        assert not isinstance(app.screen, SoundScreen)
        await finish(pilot)
