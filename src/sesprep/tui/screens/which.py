"""Which qualification does the question test? The candidate chooses, and is told."""

from collections.abc import Callable
from typing import Literal

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sesprep.domain.bank import Question
from sesprep.domain.format import Done
from sesprep.domain.framework import Framework
from sesprep.practice.drills import choices, chose, tested
from sesprep.tui.commands import bindings
from sesprep.tui.plain import MUTED, plain
from sesprep.tui.room import ModalRoom


class WhichScreen(ModalRoom[Literal["next", "back"]]):
    """Offers a few qualifications, tells whether the chosen one is right, and goes on."""

    NAME = "which"
    BINDINGS = bindings(NAME)

    def __init__(
        self, question: Question, answer: str, framework: Framework, seed: int, keep: Callable[[Done], None]
    ) -> None:  # fmt: skip
        """Ask about `question`, and `keep` what came of it; BadInputError when it tests nothing of `framework`."""
        super().__init__()
        self._question = question
        self._answer = answer
        self._framework = framework
        self._choices = choices(question, framework, seed)
        self._keep = keep
        self._told = False

    def body(self) -> ComposeResult:
        """Compose the question, what was written, and the choices."""
        with Vertical(classes="box") as box:
            box.border_title = Content("Which one did you mean?")
            box.border_subtitle = Content("Enter chooses · Esc goes back")
            yield Static(plain(self._question.text, "bold"), id="which-question")
            if self._answer.strip():
                yield Static(plain(f"You wrote: {self._answer.strip()}", MUTED), id="which-answer")
            yield OptionList(*(Option(plain(q.name), id=q.id) for q in self._choices), id="ways")
            yield Static("", id="which-told")

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        if self._told:
            self.dismiss("next")
            return
        self._told = True
        chosen = next(q for q in self._choices if q.id == event.option_id)
        done = chose(self._question, self._framework, chosen)
        self._keep(done)
        verdict = ("Yes. ", "bold $text-success") if done.met else ("No. ", "bold $text-warning")
        told = Content.assemble(verdict, plain(tested(self._question, self._framework)))
        self.query_one("#which-told", Static).update(told + Content.styled("\nEnter goes on.", MUTED))

    def action_back(self) -> None:
        """Leave; what was written is kept."""
        self.dismiss("back")
