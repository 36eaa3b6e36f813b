"""Asks for which competency a story is practiced, and begins."""

import asyncio

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sesprep.domain.counted import counted
from sesprep.domain.story import Story
from sesprep.errors import SesprepError
from sesprep.practice.matrix import with_mapped
from sesprep.practice.story_choice import Put, Way, least_put, ways
from sesprep.storage.frameworks import load_maps
from sesprep.tui.commands import bindings
from sesprep.tui.messages import TryWanted
from sesprep.tui.past import Past
from sesprep.tui.plain import MUTED, plain
from sesprep.tui.room import ModalRoom, Room
from sesprep.tui.services import Services
from sesprep.tui.toasts import toast, toast_warning


class StoryWaysScreen(ModalRoom[int | None]):
    """Gives back the place of the chosen competency, or None."""

    NAME = "story-ways"
    BINDINGS = bindings(NAME)

    def __init__(self, story: Story, found: tuple[Way, ...], services: Services) -> None:
        """Offer the competencies that `story` shows."""
        super().__init__()
        self._story = story
        self._found = found
        self._services = services

    def body(self) -> ComposeResult:
        """Compose the competencies."""
        with Vertical(classes="box") as box:
            box.border_title = Content("Tell it for which competency?")
            yield Static(plain(self._story.title), classes="muted")
            yield OptionList(*(self._option(way) for way in self._found), id="ways")

    def _option(self, way: Way) -> Option:
        count = counted(len(way.asked), "question") if way.asked else "no question left"
        count += "" if way.ref in self._story.competencies else ", by the map"
        return Option(plain(self._services.name_of(way.ref)) + plain(f"  {count}", MUTED), disabled=not way.asked)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_index)

    def action_back(self) -> None:
        """Practice nothing."""
        self.dismiss(None)


def try_story(screen: Room[None], services: Services, story: Story, competency: str = "") -> None:
    """Practice a story with the question put least often; ask for which competency when there are several."""
    if services.reading:
        toast(screen, "The banks are being read; try again in a moment.")
        return
    banks = [loaded.bank for loaded in services.shelf.banks]
    maps = load_maps(services.places).maps
    alone = story.model_copy(update={"competencies": (competency,)})
    told = alone if competency else with_mapped(story, services.framework(), maps)
    found = ways(told, banks, services.frameworks.values)
    if not told.competencies:
        words = "It shows no competency yet, so no question can be put for it. E on the story chooses some."
        toast_warning(screen, words)
    elif not any(way.asked for way in found):
        names = ", ".join(services.name_of(way.ref) for way in found) or "a known competency"
        words = f"No question is left for {names}. Write one under Banks, or give the story another competency."
        toast_warning(screen, words)
    elif len(found) == 1:
        screen.run_worker(_begin(screen, services, story, found[0]), group="change")
    else:

        def chosen(place: int | None) -> None:
            if place is not None:
                screen.run_worker(_begin(screen, services, story, found[place]), group="change")

        screen.app.push_screen(StoryWaysScreen(story, found, services), chosen)


async def _begin(screen: Room[None], services: Services, story: Story, way: Way) -> None:
    try:
        asked = least_put(way.asked, await asyncio.to_thread(_put, services))
        assert asked is not None
        screen.post_message(TryWanted(services.plan_of(asked.bank, asked.question, story.id)))
    except SesprepError as error:
        toast_warning(screen, str(error))


def _put(services: Services) -> Put:
    put: Put = {}
    for facts in Past(services.places, services.clock.now).facts():
        for attempt in facts.attempts:
            key = (attempt.bank, attempt.question)
            put[key] = put.get(key, 0) + (not attempt.probe)
    return put
