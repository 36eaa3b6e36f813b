"""Asks whether to remove the deleted sessions for good."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sesprep.domain.counted import counted
from sesprep.tui.commands import bindings
from sesprep.tui.room import ModalRoom


class EmptyBinScreen(ModalRoom[bool]):
    """Gives back whether to empty the bin."""

    NAME = "empty-bin"
    BINDINGS = bindings(NAME)

    def __init__(self, sessions: int) -> None:
        """There are that many sessions in it."""
        super().__init__()
        self._sessions = sessions

    def body(self) -> ComposeResult:
        """Compose both ways."""
        with Vertical(classes="box") as box:
            box.border_title = Content("Empty the bin?")
            box.border_subtitle = Content("Enter chooses · Esc keeps them")
            yield OptionList(
                Option("Keep them", id="keep"),
                Option(f"Remove {counted(self._sessions, 'session')} for good; nothing brings them back", id="remove"),
                id="ways",
                markup=False,
            )

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id == "remove")

    def action_back(self) -> None:
        """Keep them."""
        self.dismiss(False)
