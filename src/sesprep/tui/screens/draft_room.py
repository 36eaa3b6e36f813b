"""A screen on which something is written: it is on the disk seconds later, and is not left without a question."""

from abc import abstractmethod
from typing import ClassVar

from textual.widgets import Static

from sesprep.errors import SesprepError
from sesprep.tui.amounts import day_and_time
from sesprep.tui.form_keeper import FormKeeper
from sesprep.tui.plain import plain
from sesprep.tui.room import Room
from sesprep.tui.screens.unsaved import UnsavedScreen, Way
from sesprep.tui.services import Services
from sesprep.tui.toasts import toast_error

TICK = 0.5


class DraftRoom(Room[str | None]):
    """Gives back the id of what was saved, else None. Subclasses show the fields and a Static `#editor-told`."""

    WHAT: ClassVar[str] = ""
    """What is written, as the question on leaving calls it: "story"."""
    WHERE: ClassVar[str] = ""
    """Where it is saved, with a blank before it: " in the bank"; empty when there is but one place."""

    def __init__(self, services: Services, kind: str, of: str) -> None:
        """Look for the draft of `of` that an earlier run left."""
        super().__init__()
        self._services = services
        self._keeper = FormKeeper(services, kind, of, self._not_kept)

    @property
    @abstractmethod
    def changed(self) -> bool:
        """Whether what is written differs from what is saved."""

    @abstractmethod
    def is_ready(self) -> bool:
        """Whether it can be saved as it is."""

    @abstractmethod
    def action_done(self) -> None:
        """Save it and leave, or say what is missing."""

    def begin_keeping(self) -> None:
        """Say what came back, and keep what is typed from now on."""
        if self._keeper.found is not None:
            not_yet = f"not{self.WHERE or ' saved'} yet"
            self._tell(f"What you wrote until {day_and_time(self._keeper.when)} is back; it is {not_yet}.")
        self.set_interval(TICK, self._keeper.keep_when_due)

    def keep(self) -> None:
        """Put the draft on disk now, if anything changed."""
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

    def _not_kept(self, error: SesprepError) -> None:
        toast_error(self, error, "Not kept")

    def _tell(self, words: str, tone: str = "") -> None:
        self.query_one("#editor-told", Static).update(plain(words, tone))
