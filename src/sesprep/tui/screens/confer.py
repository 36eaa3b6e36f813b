"""Tells that the panel puts further questions."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sesprep.domain.session import Plan
from sesprep.tui.commands import bindings
from sesprep.tui.put_words import confer_words
from sesprep.tui.room import ModalRoom


class ConferScreen(ModalRoom[None]):
    """Closes when the candidate is ready; in an exam the panel's reasons belong to the end."""

    NAME = "confer"
    BINDINGS = bindings(NAME)

    def __init__(self, plan: Plan) -> None:
        """Tell of the supplemental questions of `plan`."""
        super().__init__()
        self._plan = plan

    def body(self) -> ComposeResult:
        """Compose the words and the one way on."""
        with Vertical(classes="box") as box:
            box.border_title = Content("The panel has conferred")
            yield Static(confer_words(self._plan), markup=False)
            yield OptionList(Option("Hear the first one", id="on"), id="ways", markup=False)

    @on(OptionList.OptionSelected)
    def _on(self) -> None:
        self.dismiss(None)

    def action_back(self) -> None:
        """Go on as well: the session stays where it is."""
        self.dismiss(None)
