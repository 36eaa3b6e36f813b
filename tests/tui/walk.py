"""Steps through the app that several tests take."""

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from textual.pilot import Pilot
from textual.widget import Widget

from sesprep.practice.plan import Choice
from sesprep.storage.places import Places
from sesprep.tui.app import SesprepApp

WITHIN = 60.0
"""Seconds for what takes a fraction of one on a machine that is not busy."""
ANSWER = "In March the program was late. My task was to mend it. I met every lead. As a result we saved 30 percent."


async def settle(pilot: Pilot) -> None:
    """Let threads, messages and screens come to rest."""
    await pilot.pause()
    background = [w for w in pilot.app.workers if w.group in ("glance", "draft", "change")]
    if background:
        await pilot.app.workers.wait_for_complete(background)
    for _ in range(3):
        await pilot.pause()


async def press(pilot: Pilot, *keys: str) -> None:
    """Press keys, and let what they begin come to rest."""
    await pilot.press(*keys)
    await settle(pilot)


async def pass_time(pilot: Pilot, clock, seconds: float) -> None:
    """Let time go by, and the screen look at it."""
    clock.pass_(seconds)
    pilot.app.screen.tick()
    await settle(pilot)


async def until(pilot: Pilot, so: Callable[[], bool]) -> None:
    """Wait for what a thread does; a test that waits for what never comes fails."""
    end = time.monotonic() + WITHIN
    while not so():
        assert time.monotonic() < end, shown(pilot)
        await pilot.pause(0.01)
    await settle(pilot)


async def to_question(pilot: Pilot, kind: str = "p") -> None:
    """From home to the first question: what the set-up screen gives back for Enter, without drawing it each time."""
    await pilot.pause()
    services = pilot.app.services
    form = services.formats.get("practice" if kind == "p" else "exam")
    choice = Choice(questions=services.settings.questions, seed=services.new_seed())
    pilot.app._planned(services.plan(services.framework(), services.structure(), form, choice))
    await settle(pilot)


@asynccontextmanager
async def at_question(app: SesprepApp, kind: str = "p", *, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot]:
    """The app in a terminal of 80 by 24, or of that size, at the first question."""
    async with app.run_test(size=size) as pilot:
        await to_question(pilot, kind)
        yield pilot


async def write(pilot: Pilot, text: str) -> None:
    """Type the last character and put the rest before it as one edit."""
    area = pilot.app.screen.query_one("#answer")
    area.focus()
    if text[:-1]:
        area.insert(text[:-1])
    await pilot.press(text[-1] if text[-1].isalnum() else {".": "full_stop", " ": "space"}.get(text[-1], text[-1]))
    await settle(pilot)


async def hand_in(pilot: Pilot, text: str = ANSWER, rating: str = "3") -> None:
    """Answer, finish and rate; an empty text needs two presses."""
    if text:
        await write(pilot, text)
    else:
        await pilot.press("ctrl+d")
    await press(pilot, "ctrl+d")
    await press(pilot, rating)


async def keep_session(pilot: Pilot) -> None:
    """Leave the session, to be taken up again later."""
    await press(pilot, "escape")
    await press(pilot, "down", "enter")


async def stop_session(pilot: Pilot) -> None:
    """End the session here."""
    await press(pilot, "escape")
    await press(pilot, "down", "down", "enter")


def shown(pilot: Pilot) -> str:
    """Everything on the screen, as text."""
    lines = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in lines)


def flat(pilot: Pilot) -> str:
    """Everything on the screen in one line, so that a line break between two words does not matter."""
    return " ".join(shown(pilot).split())


def words_of(widget: Widget) -> str:
    """All that a widget says in one line, also what is scrolled away."""
    return " ".join(" ".join(widget.render_line(at).text for at in range(widget.size.height)).split())


def notices(pilot: Pilot) -> str:
    """What the notices say."""
    return "\n".join(notice.message for notice in pilot.app._notifications)


def drafts(places: Places) -> str:
    """The drafts of answers on the disk, all in one."""
    return "".join(path.read_text(encoding="utf-8") for path in places.drafts_dir.glob("*.json"))
