"""The user's stories and agency notes being changed: each change is on the disk at once, and can be taken back."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from sesprep.domain.agency import Agency
from sesprep.domain.attempt import Attempt
from sesprep.domain.slug import unique_id
from sesprep.domain.story import Story
from sesprep.domain.structure import Structure
from sesprep.errors import BadInputError
from sesprep.practice.story_from import told_in
from sesprep.storage.agency import load_agencies, save_agency
from sesprep.storage.own_undo import Change, bytes_of, put_away, take_back
from sesprep.storage.places import Places
from sesprep.storage.shelf import Shelf, change
from sesprep.storage.stories import load_stories, new_story
from sesprep.tui.services import Services

Own = TypeVar("Own", Story, Agency)
STEPS = 30
"""How many changes can be taken back."""


@dataclass(frozen=True)
class Step:
    """A change that was made, as people would say it."""

    says: str
    change: Change
    id: str
    """What to select when it is taken back."""


class OwnBook(Generic[Own]):
    """All files of one kind. Verbs raise BadInputError when a change cannot be made, StorageError when not written."""

    def __init__(self, model: type[Own], load: Callable[[], Shelf[Own]], write: Callable[[Own], Path]) -> None:
        """Read with `load`; `write` puts a new one into a file of its own."""
        self._model: type[Own] = model
        self._load: Callable[[], Shelf[Own]] = load
        self._write: Callable[[Own], Path] = write
        self._steps: list[Step] = []
        self.shelf: Shelf[Own] = load()

    @property
    def last(self) -> str:
        """The newest change in words; empty when there is none to take back."""
        return self._steps[-1].says if self._steps else ""

    def read(self) -> Shelf[Own]:
        """Read the files again."""
        self.shelf = self._load()
        return self.shelf

    def find(self, wanted: str) -> Own | None:
        """The one with that id, or None."""
        return next((value for value in self.shelf.values if value.id == wanted), None)

    def add(self, value: Own) -> str:
        """Write a new one, and return the id it got."""
        path = self._write(value)
        made = next(id_ for id_, known in self.read().paths.items() if known == path)
        self._did("new notes", Change(path, None, bytes_of(path)), made)
        return made

    def alter(self, wanted: str, how: Callable[[Own], Own], says: str) -> None:
        """Change one; `says` names the change, for taking it back."""
        path = self._path(wanted)
        before = bytes_of(path)
        change(self._model, path, how)
        self.read()
        after = bytes_of(path)
        if after != before:
            self._did(says, Change(path, before, after), wanted)

    def remove(self, wanted: str) -> None:
        """Put one away."""
        done = put_away(self._path(wanted))
        self.read()
        self._did("deletion", done, wanted)

    def undo(self) -> str:
        """Take the newest change back, and return the id that it was about."""
        if not self._steps:
            raise BadInputError("There is nothing to take back.")
        step = self._steps.pop()  # one that cannot be taken back must not stand in the way of the one before it
        take_back(step.change)
        self.read()
        return step.id

    def _path(self, wanted: str) -> Path:
        self.shelf.get(wanted)
        return self.shelf.paths[wanted]

    def _did(self, says: str, done: Change, wanted: str) -> None:
        self._steps = [*self._steps[1 - STEPS :], Step(says, done, wanted)]


def stories_of(services: Services) -> OwnBook[Story]:
    """The story bank; the same one as long as the app runs."""
    if services.story_book is None:
        places = services.places
        services.story_book = OwnBook(
            Story,
            lambda: load_stories(places, services.frameworks, services.structures),
            lambda story: new_story(places, story.title, story),
        )
    return services.story_book


def agencies_of(services: Services) -> OwnBook[Agency]:
    """The notes on agencies; the same ones as long as the app runs."""
    if services.agency_book is None:
        places = services.places
        services.agency_book = OwnBook(
            Agency, lambda: load_agencies(places), lambda agency: _new_agency(places, agency)
        )  # fmt: skip
    return services.agency_book


def structure_of(services: Services, story: Story) -> Structure | None:
    """The structure by which a story is told; None when it is not known."""
    return next((s for s in services.structures.values if s.id == story.structure), None)


def link(book: OwnBook[Story], story_id: str, attempt: Attempt, session: str) -> None:
    """Note in a story that an attempt told it."""
    told = told_in(attempt, session)

    def linked(story: Story) -> Story:
        known = any(one.attempt == attempt.id for one in story.told)
        return story if known else story.model_copy(update={"told": (*story.told, told)})

    book.alter(story_id, linked, "link to the answer")


def unlink(book: OwnBook[Story], story_id: str, attempt_id: str) -> None:
    """Take that note away."""

    def unlinked(story: Story) -> Story:
        return story.model_copy(update={"told": tuple(one for one in story.told if one.attempt != attempt_id)})

    book.alter(story_id, unlinked, "parting from the answer")


def _new_agency(places: Places, agency: Agency) -> Path:
    taken = {*(path.stem for path in places.agencies_dir.glob("*.toml")), *load_agencies(places).ids()}
    return save_agency(places, agency.model_copy(update={"id": unique_id(agency.id, taken)}))
