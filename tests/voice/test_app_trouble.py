"""What goes wrong while somebody speaks, in the app with every real part: a clear line, and the answer so far kept."""

import asyncio
import os
import resource
import signal
import time
from pathlib import Path

import pytest

from sesprep.speech.transcriber import ChildTranscriber
from sesprep.tui.app import SesprepApp

from . import rig as rigs
from .app_walk import hand_in, length, record, saved, sees, shown, to_recording, to_self_check, to_spoken, until
from .rig import ANSWER, WITHIN, Rig, word_errors

Spoken = tuple[Path, list[tuple[float, float]]]


def held(app: SesprepApp) -> int:
    """The number of the recognizer of this app, not of one that other tests share, stopped as soon as there is one:
    while the screens go on it would be done with a short answer."""
    end = time.monotonic() + WITHIN
    while time.monotonic() < end:
        engine = app.services.listening._transcriber
        if isinstance(engine, ChildTranscriber) and engine.helper is not None:
            os.kill(engine.helper, signal.SIGSTOP)
            return engine.helper
        time.sleep(0.01)
    raise AssertionError("the recognizer was not started")


async def test_a_muted_microphone_is_told_in_words(rig: Rig, app: SesprepApp) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await to_recording(pilot)
        await sees(pilot, "! The microphone gives nothing at all")
        assert "silence" in shown(pilot)


async def test_a_microphone_taken_away_is_told_and_the_answer_kept(
    rig: Rig, app: SesprepApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with rigs.running(tmp_path / "rig") as own:
        for name, value in own.environ.items():
            monkeypatch.setenv(name, value)
        async with app.run_test(size=(100, 30)) as pilot:
            await to_recording(pilot)
            os.kill(own.server, signal.SIGKILL)
            await sees(pilot, "The microphone was taken away. What was recorded until then is kept.")
            await pilot.press("enter")  # it is still away
            await sees(pilot, "No microphone can be recorded from")
            attempt = await hand_in(pilot)
            assert attempt.audio == "01-1.wav"
            assert length(pilot) >= 1


async def test_a_killed_recorder_is_told_and_the_rest_recorded_on(rig: Rig, app: SesprepApp) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await to_recording(pilot)
        os.kill(pilot.app.screen._recording._child.pid, signal.SIGKILL)
        await sees(pilot, "ended by itself")
        await record(pilot)
        attempt = await hand_in(pilot)
        assert attempt.audio == "01-1.wav"
        assert length(pilot) >= 1.5


async def test_a_full_disk_is_told_and_the_answer_kept(rig: Rig, app: SesprepApp) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, before[1]))
        try:
            await to_spoken(pilot)
            await pilot.press("enter")
            await sees(pilot, "The disk is full. What was recorded until then is kept.")
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        await hand_in(pilot)
        assert 1 <= length(pilot) <= 1.9


async def test_a_damaged_model_is_told_and_no_verdict_pretended(rig: Rig, app: SesprepApp, spoken: Spoken) -> None:
    with (app.services.places.data / "models" / "tiny.en" / "model.bin").open("r+b") as file:
        file.write(b"\xff" * 4096)
    async with app.run_test(size=(100, 30)) as pilot:
        await to_recording(pilot)
        await hand_in(pilot)
        await until(pilot, lambda: bool(pilot.app.services.listening._jobs))
        (job,) = pilot.app.services.listening._jobs.values()
        await until(pilot, lambda: job.over)
        await to_self_check(pilot, "The speech model is damaged")
        assert "sesprep voice setup --again" in shown(pilot)
        assert "no verdict" in shown(pilot)
        assert saved(pilot).unheard


async def test_a_killed_recognizer_is_told_and_hears_it_when_asked_again(
    rig: Rig, app: SesprepApp, spoken: Spoken
) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await to_recording(pilot)
        with rig.play(spoken[0]) as player:
            await until(pilot, lambda: player.poll() is not None)
        recognizer = asyncio.create_task(asyncio.to_thread(held, app))
        await hand_in(pilot)
        os.kill(await recognizer, signal.SIGKILL)
        await to_self_check(pilot, "The recognizer ended by itself")
        await pilot.press("e")
        await sees(pilot, "figures first")
        await pilot.press("ctrl+d")
        await sees(pilot, "One specific example")
        assert word_errors(ANSWER, saved(pilot).answer) <= 0.15
