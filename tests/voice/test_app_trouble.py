"""What goes wrong while somebody speaks, in the app with every real part: a clear line, and the answer so far kept."""

import asyncio
import os
import resource
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psutil
import pytest
from textual.pilot import Pilot

from sesprep.domain.attempt import Attempt
from sesprep.practice.plan import Choice
from sesprep.speech.setup import copy_model
from sesprep.speech.wav import mend_header
from sesprep.storage.history import list_sessions
from sesprep.storage.places import Places
from sesprep.tui.app import SesprepApp
from sesprep.tui.services import load_services

from . import rig as rigs
from .rig import ANSWER, Rig, word_errors

Spoken = tuple[Path, list[tuple[float, float]]]
WITHIN = 60.0


@pytest.fixture
def app(model: Path, tmp_path: Path) -> SesprepApp:
    places = Places.find(tmp_path / "home", {})
    places.prepare()
    places.settings_file.write_text("", encoding="utf-8")
    copy_model(model, places.data / "models", lambda _done, _whole: None)
    return SesprepApp(load_services(places))


async def until(pilot: Pilot[None], true: Callable[[], bool]) -> None:
    end = asyncio.get_running_loop().time() + WITHIN
    while not true():
        assert asyncio.get_running_loop().time() < end, shown(pilot)
        await asyncio.sleep(0.05)


def shown(pilot: Pilot[None]) -> str:
    lines = pilot.app.screen._compositor.render_strips()
    return " ".join("".join(segment.text for strip in lines for segment in strip).replace("│", " ").split())


async def sees(pilot: Pilot[None], words: str) -> None:
    await until(pilot, lambda: words in shown(pilot))


async def to_recording(pilot: Pilot[None]) -> None:
    """A practice session of one question, with the microphone open and a second recorded."""
    await pilot.pause()
    services = pilot.app.services
    form = services.formats.get("practice")
    plan = services.plan(services.framework(), services.structure(), form, Choice(questions=1, seed=1))
    pilot.app._planned(plan.model_copy(update={"medium": "spoken"}))
    await sees(pilot, "Enter starts the recording")
    await record(pilot)


async def record(pilot: Pilot[None]) -> None:
    await pilot.press("enter")
    await sees(pilot, "RECORDING")
    screen = pilot.app.screen
    await until(pilot, lambda: bool(screen._recording and screen._recording.level))
    before = screen._recording.level.elapsed
    await until(pilot, lambda: screen._recording is None or screen._recording.level.elapsed >= before + 1)


async def hand_in(pilot: Pilot[None]) -> Attempt:
    await pilot.press("ctrl+d")
    await pilot.pause(0.2)
    if "Ctrl+D again" in shown(pilot):
        await pilot.press("ctrl+d")
    await sees(pilot, "Your own rating")
    return saved(pilot)


def saved(pilot: Pilot[None]) -> Attempt:
    return list_sessions(pilot.app.services.places).sessions[0].record().attempts[0]


def length(pilot: Pilot[None]) -> float:
    (path,) = pilot.app.services.places.sessions_dir.glob("*.audio/*")
    return mend_header(path)


def helper(module: str) -> psutil.Process:
    return next(p for p in psutil.Process().children(recursive=True) if module in " ".join(p.cmdline()))


def held(module: str) -> psutil.Process:
    """The helper, stopped as soon as it is there: while the screens go on it would be done with a short answer."""
    end = time.monotonic() + WITHIN
    while time.monotonic() < end:
        with suppress(StopIteration, psutil.NoSuchProcess, psutil.ZombieProcess):
            process = helper(module)
            process.suspend()
            return process
        time.sleep(0.01)
    raise AssertionError(f"{module} was not started")


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
        helper("recorder_child").kill()
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
            await to_recording(pilot)
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
        await pilot.pause(0.5)
        await pilot.press("3")
        await sees(pilot, "The speech model is damaged")
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
        recognizer = asyncio.create_task(asyncio.to_thread(held, "transcriber_child"))
        await hand_in(pilot)
        (await recognizer).kill()
        await pilot.press("3")
        await sees(pilot, "The recognizer ended by itself")
        if "Which parts" not in shown(pilot):  # it was told on the page for the words
            await pilot.press("ctrl+d")
            await sees(pilot, "Which parts")
        await pilot.press("e")
        await sees(pilot, "figures first")
        await pilot.press("ctrl+d")
        await sees(pilot, "One specific example")
        assert word_errors(ANSWER, saved(pilot).answer) <= 0.15
