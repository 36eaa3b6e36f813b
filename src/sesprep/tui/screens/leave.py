"""Asks what to do with a session that is left before its end."""

from typing import Literal

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sesprep.tui.commands import bindings
from sesprep.tui.room import ModalRoom

Leave = Literal["stay", "keep", "stop"]


class LeaveScreen(ModalRoom[Leave]):
    """Gives back whether to stay, to keep the session for later, or to stop it here."""

    NAME = "leave"
    BINDINGS = bindings(NAME)

    def __init__(self, *, bare: bool = False) -> None:
        """Ask; a `bare` session has nothing in it to keep."""
        super().__init__()
        self._bare = bare

    def body(self) -> ComposeResult:
        """Compose the three ways."""
        stays = "Nothing is answered yet." if self._bare else "What you typed stays either way."
        stop = "nothing of it is kept" if self._bare else "what you have goes to the history"
        with Vertical(classes="box") as box:
            box.border_title = Content("Leave this session?")
            yield Static(stays, classes="muted", markup=False)
            yield OptionList(
                Option("Go on answering", id="stay"),
                Option("Keep it for later: sesprep offers it when you come back", id="keep"),
                Option(f"Stop here: {stop}", id="stop"),
                id="ways",
                markup=False,
            )

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        ways: dict[str, Leave] = {"stay": "stay", "keep": "keep", "stop": "stop"}
        self.dismiss(ways[event.option_id or "stay"])

    def action_back(self) -> None:
        """Stay."""
        self.dismiss("stay")
