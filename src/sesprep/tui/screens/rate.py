"""Asks for the candidate's own rating, before the analysis is shown."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sesprep.domain.framework import Level
from sesprep.tui.commands import bindings
from sesprep.tui.plain import MUTED, plain
from sesprep.tui.room import ModalRoom


class RateScreen(ModalRoom[int | None]):
    """Gives back a rating of 1 to 5, or None when skipped."""

    NAME = "rate"
    BINDINGS = bindings(NAME)

    def __init__(self, levels: tuple[Level, ...]) -> None:
        """Use the words of the framework's rating scale, where it has one."""
        super().__init__()
        self._words = {level.value: level for level in levels}

    def body(self) -> ComposeResult:
        """Compose the scale."""
        with Vertical(classes="box") as box:
            box.border_title = Content("Your own rating first")
            yield Static("How did it go? Press the level it showed, 1 to 5, or 0 to skip.", markup=False)
            yield OptionList(*(self._option(value) for value in range(1, 6)), Option(" 0  Skip", id="0"), id="scale")

    def on_mount(self) -> None:
        """Begin in the middle of the scale."""
        self.query_one("#scale", OptionList).highlighted = 2

    def _option(self, value: int) -> Option:
        level = self._words.get(value)
        if level is None:
            return Option(f" {value}", id=str(value))
        name, rest = plain(f" {value}  {level.name}", "bold"), plain(f"\n    in {level.difficulty}", MUTED)
        return Option(name + rest, id=str(value))

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(int(event.option_id or "0") or None)

    def action_choose(self, value: int) -> None:
        """Give back that rating."""
        self.dismiss(value)

    def action_skip(self) -> None:
        """Give back no rating."""
        self.dismiss(None)

    def action_back(self) -> None:
        """Give back no rating."""
        self.dismiss(None)
