"""A screen on which something is written: it is on the disk seconds later, and is not left without a question."""

from abc import abstractmethod
from collections.abc import Callable
from typing import ClassVar, Generic, TypeVar

from textual.widgets import Static

from sesprep.errors import SesprepError
from sesprep.tui.amounts import day_and_time
from sesprep.tui.form import Values
from sesprep.tui.form_keeper import FormKeeper
from sesprep.tui.plain import plain
from sesprep.tui.room import Room
from sesprep.tui.screens.competencies import CompetenciesScreen
from sesprep.tui.screens.unsaved import UnsavedScreen, Way
from sesprep.tui.services import Services
from sesprep.tui.toasts import toast_error

V = TypeVar("V")
TICK = 0.5


class DraftRoom(Room[str | None], Generic[V]):
    """Gives back the id of what was saved, else None. Subclasses show fields that hold a V, and `#editor-told`."""

    WHAT: ClassVar[str] = ""
    """What is written, as the question on leaving calls it: "story"."""
    WHERE: ClassVar[str] = ""
    """Where it is saved, with a blank before it: " in the bank"; empty when there is but one place."""

    def __init__(self, services: Services, kind: str, of: str, begun: V, *, fresh: bool = False) -> None:
        """Begin with `begun`, or the draft of `of` that an earlier run left; `fresh` when `begun` is not saved."""
        super().__init__()
        self._services = services
        self._begun = begun
        self._last = begun
        self._fresh = fresh
        self._waiting = False
        self._keeper = FormKeeper(services, kind, of, self._not_kept)

    @property
    @abstractmethod
    def written(self) -> V:
        """What stands in the fields now."""

    @abstractmethod
    def packed(self, written: V) -> Values:
        """The fields as a draft keeps them."""

    @abstractmethod
    def look(self) -> None:
        """Say what is wrong, and show what comes of it; called whenever something changed."""

    @abstractmethod
    def is_ready(self) -> bool:
        """Whether it can be saved as it is."""

    @abstractmethod
    def action_done(self) -> None:
        """Save it and leave, or say what is missing."""

    def on_mount(self) -> None:
        """Say what came back, and keep what is typed from now on."""
        if self._keeper.found is None:
            self._begun = self.written  # as the fields hold it: line ends and unseen characters may differ
        else:
            not_yet = f"not{self.WHERE or ' saved'} yet"
            self._tell(f"What you wrote until {day_and_time(self._keeper.when)} is back; it is {not_yet}.")
        self._last = self.written
        self.look()
        self.set_interval(TICK, self._keeper.keep_when_due)

    @property
    def changed(self) -> bool:
        """Whether what is written differs from what is saved."""
        return self._fresh or self.written != self._begun

    def typed(self) -> None:
        """Look at the fields once for all keys that came meanwhile, so that typing never waits for it."""
        if not self._waiting:
            self._waiting = True
            self.call_after_refresh(self._take)

    def _take(self) -> None:
        self._waiting = False
        if self not in self.app.screen_stack:  # it was left meanwhile, and its fields are going
            return
        written = self.written
        if written == self._last:  # fields speak up when they are put in place, too
            return
        self._last = written
        self.look()
        self._keeper.changed(self.packed(written), same=written == self._begun)
        self._tell("")

    def keep(self) -> None:
        """Put the draft on disk now, if anything changed."""
        if self._waiting:
            self._take()
        self._keeper.keep()

    def on_unmount(self) -> None:
        """Leave nothing unsaved; the fields themselves are gone by now."""
        self._keeper.keep()

    def action_back(self) -> None:
        """Leave; ask first when something has changed."""
        self.keep()
        if self.changed:
            self.app.push_screen(UnsavedScreen(ready=self.is_ready(), what=self.WHAT, where=self.WHERE), self._left)
        else:
            self._leave(None)

    def _left(self, way: Way | None) -> None:
        if way == "save":
            self.action_done()
        elif way == "later":
            self.dismiss(None)
        elif way == "drop":
            self._leave(None)

    def _leave(self, saved: str | None) -> None:
        """Leave without a draft: it is saved, or as it was, or dropped."""
        self._keeper.drop()
        self.dismiss(saved)

    def choose_competencies(self, title: str, chosen: tuple[str, ...], take: Callable[[tuple[str, ...]], None]) -> None:
        """Ask under `title` for competencies, those of the framework in use first, and have them taken."""
        used = self._services.framework()
        others = (f for f in self._services.frameworks.values if f.id != used.id)
        screen = CompetenciesScreen((used, *others), chosen, title=title, blink=self._services.blink)
        self.app.push_screen(screen, lambda refs: None if refs is None else take(refs))

    def _not_kept(self, error: SesprepError) -> None:
        toast_error(self, error, "Not kept")

    def _tell(self, words: str, tone: str = "") -> None:
        self.query_one("#editor-told", Static).update(plain(words, tone))
