"""Hints on one element at a time, when the candidate asks for them."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sesprep.domain.bank import Question
from sesprep.domain.structure import Element, Structure
from sesprep.practice.hints import hint
from sesprep.tui.commands import bindings
from sesprep.tui.plain import plain
from sesprep.tui.room import ModalRoom


class HintScreen(ModalRoom[None]):
    """Names the elements; the hint of one shows when it is chosen."""

    NAME = "hint"
    BINDINGS = bindings(NAME)

    def __init__(self, question: Question, structure: Structure, asked: Sequence[Element]) -> None:
        """Give hints on `question`, for the elements of `structure` that are `asked`."""
        super().__init__()
        self._asked = asked
        self._question = question
        self._structure = structure

    def body(self) -> ComposeResult:
        """Compose the elements and the place for the hint."""
        with Vertical(classes="box") as box:
            box.border_title = Content("A hint for which element?")
            box.border_subtitle = Content("Enter shows it · Esc closes")
            yield OptionList(*(Option(f"{e.letter}  {e.name}", id=e.id) for e in self._asked), id="ways", markup=False)
            yield Static("", id="hint-told")

    @on(OptionList.OptionSelected)
    def _tell(self, event: OptionList.OptionSelected) -> None:
        lines = hint(self._question, self._structure, event.option_id or "")
        told = Content("\n").join(Content("· ") + plain(line) for line in lines)
        self.query_one("#hint-told", Static).update(told)

    def action_back(self) -> None:
        """Close it."""
        self.dismiss(None)
