"""Asks which other attempt to compare with."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sesprep.domain.facts import AttemptFacts
from sesprep.tui.amounts import counted, day_and_time, elapsed_time, figure
from sesprep.tui.commands import bindings
from sesprep.tui.plain import MUTED
from sesprep.tui.room import ModalRoom


class PickAttemptScreen(ModalRoom[AttemptFacts | None]):
    """Gives back one of the attempts, or None."""

    NAME = "pick-attempt"
    BINDINGS = bindings(NAME)

    def __init__(self, attempts: tuple[AttemptFacts, ...]) -> None:
        """Offer `attempts`, newest first."""
        super().__init__()
        self._attempts = attempts

    def body(self) -> ComposeResult:
        """Compose the attempts."""
        with Vertical(classes="box") as box:
            box.border_title = Content("Compare with which answer?")
            yield Static("Answers to the same question, newest first.", classes="muted", markup=False)
            yield OptionList(*(Option(_told(attempt)) for attempt in self._attempts), id="ways")

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._attempts[event.option_index])

    def action_back(self) -> None:
        """Compare with none."""
        self.dismiss(None)


def _told(attempt: AttemptFacts) -> Content:
    rated = f"rated {attempt.rating}" if attempt.rating else "not rated"
    told = f"{counted(attempt.words, 'word')} · {elapsed_time(attempt.seconds)} · {rated}"
    strength = f" · strength {figure(attempt.strength)}"
    return Content.assemble((day_and_time(attempt.started), "bold"), (f"  {told}{strength}", MUTED))
