"""Help: the keys of the screen, and what the letters mean."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sesprep.domain.structure import Structure
from sesprep.tui.commands import Command, bindings
from sesprep.tui.plain import MUTED, hang, plain
from sesprep.tui.room import Room
from sesprep.tui.widgets.top_bar import TopBar

MARGIN = 8
"""Cells beside the text."""


class HelpScreen(Room[None]):
    """Shows what the screen behind it can do, and the structures."""

    NAME = "help"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#help-text"

    def __init__(
        self,
        about: str,
        commands: tuple[Command, ...],
        structures: tuple[Structure, ...],
        keys: Mapping[str, str],
    ) -> None:
        """Tell `commands` as the screen called `about` has them; `keys` are the user's own, by command id."""
        super().__init__()
        self._about = about
        self._commands = commands
        self._structures = structures
        self._own_keys = keys

    def body(self) -> ComposeResult:
        """Compose the text."""
        yield TopBar(Content("Help"), Content("Esc closes"))
        with VerticalScroll(id="help-text"):
            yield Static(self.told())

    def told(self) -> Content:
        """The whole text."""
        general = Content("Ctrl+P  finds a command by name. Tab moves on, the arrows move within, Enter opens.")
        return Content("\n\n").join([self._keys(), general, *(self._letters(s) for s in self._structures)])

    def _keys(self) -> Content:
        lines = [Content.styled("On this screen", "bold $text-primary")]
        for command in self._commands:
            key = self._own_keys.get(command.id, command.key)
            head = Content.assemble((f"{shown(key):<8}", "bold"), f"{command.called(self._about):<12}")
            lines.append(hang(head, Content(command.told(self._about)), self.app.size.width - MARGIN))
        return Content("\n").join(lines)

    def _letters(self, structure: Structure) -> Content:
        lines = [Content.assemble((structure.name, "bold $text-primary"), "  ", plain(structure.note))]
        for e in structure.elements:
            band = f"{round(e.band.low * 100)}–{round(e.band.high * 100)} % of the words"
            lines.append(
                Content.assemble((f"{e.letter:<4}", "bold"), f"{e.name:<11}", plain(e.asks), (f"  {band}", MUTED))
            )
        return Content("\n").join([*lines, plain(f"Source: {structure.source}", MUTED)])

    def action_help(self) -> None:
        """Stay: this is the help."""

    def action_back(self) -> None:
        """Close."""
        self.dismiss(None)


def shown(key: str) -> str:
    """A key as people write it: `ctrl+d` is Ctrl+D, `escape` is Esc."""
    names = {
        "escape": "Esc", "plus": "+", "less_than_sign": "<", "greater_than_sign": ">", "left": "←", "right": "→",
        "left_square_bracket": "[", "right_square_bracket": "]", "asterisk": "*", "equals_sign": "=", "full_stop": ".",
        "comma": ",", "slash": "/",
    }  # fmt: skip
    return "+".join(
        names.get(part, part.upper() if len(part) <= 2 or part[1:].isdigit() else part.capitalize())
        for part in key.split("+")
    )
