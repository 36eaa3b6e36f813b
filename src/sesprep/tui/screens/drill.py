"""Whether a drill was done, by its named checks."""

from typing import Literal

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sesprep.domain.format import Done, Drill
from sesprep.tui.commands import bindings
from sesprep.tui.drill_rows import check_lines
from sesprep.tui.plain import MUTED, plain
from sesprep.tui.room import ModalRoom

WIDTH = 64
DrillWish = Literal["feedback", "again", "next"]


class DrillScreen(ModalRoom[DrillWish]):
    """Tells each check, and gives back what to do next."""

    NAME = "drill"
    BINDINGS = bindings(NAME)

    def __init__(self, drill: Drill, checks: tuple[Done, ...], question: str = "", *, over: bool = False) -> None:
        """Tell `checks`, which were made on an answer to `drill`; nothing is done again when the session is `over`.

        Above them stands `question`, where one is given.
        """
        super().__init__()
        self._drill = drill
        self._checks = checks
        self._question = question
        self._over = over

    def body(self) -> ComposeResult:
        """Compose the checks and the ways on."""
        with Vertical(classes="box") as box:
            box.border_title = Content("Was it done?")
            if self._question:
                yield Static(plain(self._question, "bold"), id="drill-question")
            yield Static(plain(self._drill.asks, MUTED))
            checks = check_lines(self._checks, WIDTH) if self._checks else Content("Nothing of it was checked.")
            yield Static(checks, id="drill-checks")
            yield OptionList(*self._ways(), id="ways", markup=False)

    def _ways(self) -> list[Option]:
        again = [] if self._over else [Option("Do it again", id="again")]
        told = self._drill.kind != "which-competency"
        words = [Option("See the feedback on the words", id="feedback")] if told else []
        return [Option("Close" if self._over else "Go on", id="next"), *again, *words]

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        wishes: dict[str, DrillWish] = {"feedback": "feedback", "again": "again"}
        self.dismiss(wishes.get(event.option_id or "", "next"))

    def action_back(self) -> None:
        """See the feedback, from where the session can be left; close it when the session is over."""
        self.dismiss("next" if self._over else "feedback")
