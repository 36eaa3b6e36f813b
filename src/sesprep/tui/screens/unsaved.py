"""Asks what to do with what was written and is left before it is saved."""

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

    def __init__(self, *, ready: bool, what: str, where: str) -> None:
        """Offer to save only when it is `ready`; `what` was written, and it is saved `where`."""
        super().__init__()
        self._ready = ready
        self._what = what
        self._where = where

    def body(self) -> ComposeResult:
        """Compose the ways."""
        save = f"Save it{self._where}" + ("" if self._ready else ": something is still missing")
        with Vertical(classes="box") as box:
            box.border_title = Content(f"Leave this {self._what}?")
            yield Static(
                f"It has changes that are not {self._where.strip() or 'saved'} yet.", classes="muted", markup=False
            )
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
