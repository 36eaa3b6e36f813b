"""Whether a drill was done, by its named checks."""

from typing import Literal

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sesprep.domain.format import Drill
from sesprep.practice.drills import Done
from sesprep.tui.commands import bindings
from sesprep.tui.plain import MUTED, hang, plain
from sesprep.tui.room import ModalRoom

WIDTH = 64
DrillWish = Literal["feedback", "again", "next"]


class DrillScreen(ModalRoom[DrillWish]):
    """Tells each check, and gives back what to do next."""

    NAME = "drill"
    BINDINGS = bindings(NAME)

    def __init__(self, drill: Drill, checks: tuple[Done, ...]) -> None:
        """Tell `checks`, which were made on an answer to `drill`."""
        super().__init__()
        self._drill = drill
        self._checks = checks

    def body(self) -> ComposeResult:
        """Compose the checks and the ways on."""
        with Vertical(classes="box") as box:
            box.border_title = Content("Was it done?")
            yield Static(plain(self._drill.asks, MUTED))
            yield Static(Content("\n").join(_line(check) for check in self._checks), id="drill-checks")
            yield OptionList(
                Option("Go on", id="next"),
                Option("Do it again", id="again"),
                Option("See the feedback on the words", id="feedback"),
                id="ways",
                markup=False,
            )

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        wishes: dict[str, DrillWish] = {"feedback": "feedback", "again": "again"}
        self.dismiss(wishes.get(event.option_id or "", "next"))

    def action_back(self) -> None:
        """See the feedback, from where the session can be left."""
        self.dismiss("feedback")


def _line(check: Done) -> Content:
    mark = ("✓ yes  ", "$text-success") if check.met else ("– no   ", "bold $text-warning")
    if check.met is None:
        mark = ("? may be  ", "bold")
    return hang(Content.assemble(mark), plain(check.says), WIDTH)
