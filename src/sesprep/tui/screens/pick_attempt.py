"""Asks which other attempt to compare with."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sesprep.domain.counted import counted
from sesprep.tui.amounts import day_and_time, elapsed_time, figure
from sesprep.tui.commands import bindings
from sesprep.tui.past import Other
from sesprep.tui.plain import MUTED, plain, short
from sesprep.tui.room import ModalRoom

WIDEST = 60


class PickAttemptScreen(ModalRoom[Other | None]):
    """Gives back one of the attempts, or None."""

    NAME = "pick-attempt"
    BINDINGS = bindings(NAME)

    def __init__(self, others: tuple[Other, ...]) -> None:
        """Offer `others` in this order."""
        super().__init__()
        self._others = others

    def body(self) -> ComposeResult:
        """Compose the attempts."""
        with Vertical(classes="box") as box:
            box.border_title = Content("Compare with which answer?")
            box.border_subtitle = Content("Enter compares · Esc goes back")
            yield Static(_says(self._others), classes="muted", markup=False)
            yield OptionList(*(Option(_told(other)) for other in self._others), id="ways")

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._others[event.option_index])

    def action_back(self) -> None:
        """Compare with none."""
        self.dismiss(None)


def _says(others: tuple[Other, ...]) -> str:
    same = any(other.same_question for other in others)
    told = any(not other.same_question for other in others)
    if same and told:
        return "Answers to the same question, then others with the same story; each newest first."
    return f"Answers {'to the same question' if same else 'with the same story'}, newest first."


def _told(other: Other) -> Content:
    attempt = other.facts
    rated = f"rated {attempt.rating}" if attempt.rating else "not rated"
    told = f"{counted(attempt.words, 'word')} · {elapsed_time(attempt.seconds)} · {rated}"
    strength = f" · strength {figure(attempt.strength)}"
    line = Content.assemble((day_and_time(attempt.started), "bold"), (f"  {told}{strength}", MUTED))
    if other.stories:
        line += Content("\n  Story: ") + plain(short(", ".join(other.stories), WIDEST))
    if not other.same_question:
        line += Content("\n  ") + plain(short(attempt.asked, WIDEST))
    return line
