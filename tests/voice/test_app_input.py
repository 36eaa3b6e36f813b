"""What a microphone may bring that is no good answer, in the app with every real part: a clear line, and it is kept."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from sesprep.tui.app import SesprepApp

from . import rig as rigs
from .app_walk import hand_in, length, saved, sees, shown, to_recording, to_spoken, until
from .rig import ANSWER, Rig, word_errors

Spoken = tuple[Path, list[tuple[float, float]]]


async def to_words(pilot: Pilot[None], told: str) -> None:
    """From the rating to what was heard, with what is told above it."""
    await pilot.press("3")
    await sees(pilot, "figures first")
    await sees(pilot, told)


async def test_a_voice_that_is_too_loud_is_told_while_it_is_recorded_and_with_the_words(
    rig: Rig, app: SesprepApp, spoken: Spoken, tmp_path: Path
) -> None:
    loud = rigs.overdriven(spoken[0], tmp_path / "loud.wav")
    async with app.run_test(size=(100, 30)) as pilot:
        await to_recording(pilot)
        with rig.play(loud) as player:
            await sees(pilot, "! The microphone is too loud: move away from it, or turn it down.")
            assert "too loud" in shown(pilot)
            await until(pilot, lambda: player.poll() is not None)
        attempt = await hand_in(pilot)
        assert attempt.audio == "01-1.wav"
        await to_words(pilot, "! The recording is overdriven: turn the microphone down.")
        assert word_errors(ANSWER, saved(pilot).answer) <= 0.35


async def test_an_hour_is_the_most_and_is_kept_and_heard(
    rig: Rig, app: SesprepApp, spoken: Spoken, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sesprep.speech.recording.LONGEST", 9.0)  # it takes an hour otherwise
    async with app.run_test(size=(100, 30)) as pilot:
        await to_spoken(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen._recording is not None)
        rig.wait_for_stream("source-outputs")
        with rig.play(spoken[0]) as player:
            await sees(pilot, "An hour is recorded, and that is the most. What was recorded until then is kept.")
            await sees(pilot, "Hand it in: of more than an hour no words are written down.")
            player.kill()
        await hand_in(pilot)
        assert 9 <= length(pilot) <= 10
        await to_words(pilot, "field office")


async def test_another_language_is_told_to_be_doubtful(rig: Rig, app: SesprepApp, tmp_path: Path) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await to_recording(pilot)
        with rig.play(rigs.in_german(tmp_path / "de.wav")) as player:
            await until(pilot, lambda: player.poll() is not None)
        attempt = await hand_in(pilot)
        assert attempt.audio == "01-1.wav"
        await to_words(pilot, "! Many of these words are doubtful")
        assert saved(pilot).transcript is not None
