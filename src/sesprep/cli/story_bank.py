"""The story bank with all that its commands look at."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sesprep.cli.diagnostics import tell, tell_problems
from sesprep.domain.framework import Framework, FrameworkMap
from sesprep.domain.session import SessionRecord
from sesprep.domain.settings import Settings
from sesprep.domain.story import Story
from sesprep.domain.structure import Structure
from sesprep.errors import SesprepError
from sesprep.practice.clock import SystemClock
from sesprep.storage.catalog import Catalog
from sesprep.storage.frameworks import load_frameworks, load_maps
from sesprep.storage.history import list_sessions
from sesprep.storage.places import Places
from sesprep.storage.settings import load_settings
from sesprep.storage.shelf import Shelf
from sesprep.storage.stories import load_stories
from sesprep.storage.structures import load_structures


@dataclass(frozen=True)
class StoryBank:
    """The stories, and the frameworks and structures they are told in."""

    places: Places
    settings: Settings
    shelf: Shelf[Story]
    frameworks: Catalog[Framework]
    structures: Catalog[Structure]
    maps: tuple[FrameworkMap, ...]
    today: date

    def framework(self, wanted: str | None) -> Framework:
        """The framework asked for, else that of the settings, else the one in force, else the first."""
        if wanted:
            return self.frameworks.get(wanted)
        values = self.frameworks.values
        chosen = [f for f in values if f.id == self.settings.framework]
        return (chosen or [f for f in values if f.in_force(self.today)] or list(values))[0]

    def structure_of(self, story: Story) -> Structure | None:
        """The structure of a story; None when it is not known."""
        return next((s for s in self.structures.values if s.id == story.structure), None)


def open_stories(places: Places) -> StoryBank:
    """Load everything, and tell on stderr what is wrong in the user's files."""
    settings, wrong = load_settings(places.settings_file)
    frameworks, structures, maps = load_frameworks(places), load_structures(), load_maps(places)
    shelf = load_stories(places, frameworks, structures)
    tell_problems((*wrong, *frameworks.problems, *structures.problems, *maps.problems, *shelf.problems))
    today = SystemClock().now().astimezone().date()
    return StoryBank(places, settings, shelf, frameworks, structures, maps.maps, today)


def records_of(places: Places) -> Iterator[SessionRecord]:
    """Every saved session that can be read, newest first; what cannot is told on stderr."""
    history = list_sessions(places)
    for bad in history.unreadable:
        tell(f"{bad.path}: {bad.reason} It is left out.")
    for summary in history.sessions:
        try:
            yield summary.record()
        except SesprepError as error:
            tell(str(error))
