"""Asks what to do with a question that is left before it is in its bank."""

from typing import Literal

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sesprep.tui.commands import bindings
from sesprep.tui.room import ModalRoom

Way = Literal["stay", "save", "later", "drop"]


class UnsavedScreen(ModalRoom[Way]):
    """Gives back whether to go on, save, keep the words for later, or drop them."""

    NAME = "unsaved"
    BINDINGS = bindings(NAME)

    def __init__(self, *, ready: bool) -> None:
        """Offer to save only when the question is `ready`."""
        super().__init__()
        self._ready = ready

    def body(self) -> ComposeResult:
        """Compose the ways."""
        save = "Save it in the bank" if self._ready else "Save it in the bank: something is still missing"
        with Vertical(classes="box") as box:
            box.border_title = Content("Leave this question?")
            yield Static("It has changes that are not in the bank yet.", classes="muted", markup=False)
            yield OptionList(
                Option("Go on writing", id="stay"),
                Option(save, id="save", disabled=not self._ready),
                Option("Keep it for later: it is here when you come back", id="later"),
                Option("Drop the changes", id="drop"),
                id="ways",
                markup=False,
            )

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        ways: dict[str, Way] = {"stay": "stay", "save": "save", "later": "later", "drop": "drop"}
        self.dismiss(ways[event.option_id or "stay"])

    def action_back(self) -> None:
        """Stay."""
        self.dismiss("stay")
