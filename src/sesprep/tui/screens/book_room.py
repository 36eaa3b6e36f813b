"""A screen on which what the user wrote is listed and changed: each change is on the disk at once."""

from abc import abstractmethod
from collections.abc import Callable
from typing import Generic

from sesprep.errors import SesprepError
from sesprep.tui.own_book import Own, OwnBook
from sesprep.tui.room import Room
from sesprep.tui.services import Services
from sesprep.tui.toasts import Notifier, toast, toast_error


class BookRoom(Room[None], Generic[Own]):
    """Reads the files each time the screen comes to the front. Subclasses show the book in `renew`."""

    def __init__(self, services: Services, book: OwnBook[Own]) -> None:
        """Show and change `book`."""
        super().__init__()
        self._services = services
        self._book: OwnBook[Own] = book

    @abstractmethod
    def renew(self, wanted: str = "") -> None:
        """Show the book as it is now, with the one of the id `wanted` selected, else the same one as before."""

    def on_screen_resume(self) -> None:
        """Show the book as it is now."""
        self._book.read()
        self.renew()

    def put_away(self, wanted: str) -> None:
        """Delete one, and say how it comes back."""
        self.renew(changed(self, lambda: self._book.remove(wanted), "Deleted. Z takes it back."))

    def action_undo(self) -> None:
        """Take the last change back."""
        self.renew(take_back(self, self._book))

    def action_back(self) -> None:
        """Leave."""
        self.dismiss(None)


def take_back(on: Notifier, book: OwnBook[Own]) -> str:
    """Take the newest change of `book` back, and return the id that it was about, or an empty one."""
    return changed(on, book.undo, f"Taken back: {book.last}.")


def changed(on: Notifier, change: Callable[[], str | None], said: str) -> str:
    """Make a change and say so, or say why it cannot be made; the id of what to select, if `change` gives one."""
    try:
        wanted = change()
    except SesprepError as error:
        toast_error(on, error, "Not changed")
        return ""
    toast(on, said)
    return wanted or ""
