"""Steps through the app with a real microphone, and what is on its screen."""

import asyncio
from collections.abc import Callable

from textual.pilot import Pilot

from sesprep.domain.attempt import Attempt
from sesprep.practice.plan import Choice
from sesprep.speech.wav import mend_header
from sesprep.storage.history import list_sessions

from .rig import WITHIN


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
    await to_spoken(pilot)
    await record(pilot)


async def to_spoken(pilot: Pilot[None]) -> None:
    """A practice session of one question that is answered aloud."""
    await pilot.pause()
    services = pilot.app.services
    form = services.formats.get("practice")
    plan = services.plan(services.framework(), services.structure(), form, Choice(questions=1, seed=1))
    pilot.app._planned(plan.model_copy(update={"medium": "spoken"}))
    await sees(pilot, "Enter starts the recording")


async def record(pilot: Pilot[None]) -> None:
    await pilot.press("enter")
    await sees(pilot, "RECORDING")
    screen = pilot.app.screen
    await until(pilot, lambda: bool(screen._recording and screen._recording.level))
    before = screen._recording.level.elapsed
    await until(pilot, lambda: screen._recording is None or screen._recording.level.elapsed >= before + 1)


async def hand_in(pilot: Pilot[None]) -> Attempt:
    await pilot.press("ctrl+d")
    await until(pilot, lambda: any(words in shown(pilot) for words in ("Ctrl+D again", "Your own rating")))
    if "Ctrl+D again" in shown(pilot):
        await pilot.press("ctrl+d")
    await sees(pilot, "Your own rating")
    return saved(pilot)


async def to_self_check(pilot: Pilot[None], told: str) -> None:
    """From the rating to the page for what could not be heard, by way of that for the words if it is shown before."""
    await pilot.press("3")
    await sees(pilot, told)
    if "Which elements" not in shown(pilot):
        await pilot.press("ctrl+d")
        await sees(pilot, "Which elements")


def saved(pilot: Pilot[None]) -> Attempt:
    return list_sessions(pilot.app.services.places).sessions[0].record().attempts[0]


def length(pilot: Pilot[None]) -> float:
    (path,) = pilot.app.services.places.sessions_dir.glob("*.audio/*")
    return mend_header(path)
