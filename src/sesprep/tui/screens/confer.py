"""Tells that the panel puts further questions."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sesprep.tui.amounts import counted, minutes_words
from sesprep.tui.commands import bindings
from sesprep.tui.room import ModalRoom


class ConferScreen(ModalRoom[None]):
    """Closes when the candidate is ready; in an exam the panel's reasons belong to the end."""

    NAME = "confer"
    BINDINGS = bindings(NAME)

    def __init__(self, questions: int, seconds: float | None) -> None:
        """So many further questions, in at most so many seconds; None when they are not timed."""
        super().__init__()
        self._count = questions
        self._seconds = seconds

    def body(self) -> ComposeResult:
        """Compose the words and the one way on."""
        time = "" if self._seconds is None else f" They have their own clock: {minutes_words(self._seconds / 60)}."
        with Vertical(classes="box") as box:
            box.border_title = Content("The panel has conferred")
            yield Static(
                f"It has {counted(self._count, 'supplemental question')} for you.{time} "
                "The clock starts when the question is shown.",
                markup=False,
            )
            yield OptionList(Option("Hear the first one", id="on"), id="ways", markup=False)

    @on(OptionList.OptionSelected)
    def _on(self) -> None:
        self.dismiss(None)

    def action_back(self) -> None:
        """Go on as well: the session stays where it is."""
        self.dismiss(None)
