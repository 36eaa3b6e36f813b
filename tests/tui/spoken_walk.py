"""Steps through a session that is answered aloud."""

from textual.pilot import Pilot

from sesprep.errors import MissingError
from sesprep.practice.plan import Choice
from sesprep.tui.screens.spoken import SpokenScreen

from .sound_stand_in import Sound
from .walk import settle, until

LACK = MissingError("There is no speech model yet.", hint="Run `sesprep voice setup` once.")


async def to_spoken(pilot: Pilot, kind: str = "p") -> None:
    """From home to the first question, whose answer is spoken."""
    services = pilot.app.services
    await pilot.pause()
    form = services.formats.get("practice" if kind == "p" else "exam")
    plan = services.plan(services.framework(), services.structure(), form, Choice(questions=3, seed=7))
    pilot.app._planned(plan.model_copy(update={"medium": "spoken"}))
    await settle(pilot)


async def record(pilot: Pilot, sound: Sound, seconds: float = 4.0, **level: object) -> None:
    """Press Enter and say something for so many seconds."""
    count = len(sound.recorder.recordings)
    await pilot.press("enter")
    await until(pilot, lambda: len(sound.recorder.recordings) > count and pilot.app.screen._recording is not None)
    sound.recorder.recordings[-1].hear(seconds, **level)
    pilot.app.screen.tick()
    pilot.app.services.clock.pass_(seconds)
    pilot.app.screen.tick()
    await settle(pilot)


async def done(pilot: Pilot) -> None:
    """End the answer, and wait until it is kept."""
    await pilot.press("ctrl+d")
    await until(pilot, lambda: not isinstance(pilot.app.screen, SpokenScreen))
    await settle(pilot)


async def until_screen(pilot: Pilot, kind: type) -> None:
    """Wait for a screen of that kind."""
    await until(pilot, lambda: isinstance(pilot.app.screen, kind))
    await settle(pilot)
