"""Writes a note on an answer."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import TextArea

from sesprep.tui.commands import bindings
from sesprep.tui.room import ModalRoom
from sesprep.tui.widgets.fields import TextField


class NoteScreen(ModalRoom[None]):
    """Keeps the note whichever way it is left; it stays open when it could not be written."""

    NAME = "note"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#note-text"

    def __init__(self, text: str, write: Callable[[str], bool], *, blink: bool) -> None:
        """Begin with `text`; `write` puts it on the disk, and says whether it is there."""
        super().__init__()
        self._before = text
        self._write = write
        self._blink = blink

    def body(self) -> ComposeResult:
        """Compose the page."""
        with Vertical(classes="box") as box:
            box.border_title = Content("Note on this answer")
            box.border_subtitle = Content("Esc or Ctrl+D keeps it")
            yield TextField(self._before, id="note-text", blink=self._blink)

    def keep(self) -> None:
        """Write the note if it has changed."""
        self._kept()

    def _kept(self) -> bool:
        text = self.query_one("#note-text", TextArea).text
        if text == self._before:
            return True
        if self._write(text):
            self._before = text
            return True
        return False

    def action_done(self) -> None:
        """Keep the note."""
        if self._kept():
            self.dismiss(None)

    def action_back(self) -> None:
        """Keep the note."""
        self.action_done()
