"""A command: one thing that the user can do."""

from dataclasses import dataclass

from textual.actions import parse
from textual.binding import Binding

from sesprep.tui.told_here import CALLED, SAID

EVERYWHERE = "everywhere"

NEXT_FIELD = (
    Binding("tab", "app.focus_next", show=False, priority=True),
    Binding("shift+tab", "app.focus_previous", show=False, priority=True),
)
"""Textual's own keys, taken before the field that has the focus: what follows Tab at once is for the next field."""


@dataclass(frozen=True)
class Command:
    """One thing the user can do, on the screens where it makes sense."""

    id: str
    """The id under `[keys]` in settings.toml, and the name of the action."""
    key: str
    name: str
    """One or two words for the footer."""
    help: str
    """One sentence for the help screen and the palette, where the screen has none of its own."""
    where: tuple[str, ...]
    """The screens that have it; `EVERYWHERE` for all of them."""
    action: str = ""
    """The action with its argument; empty when it is the id."""
    footer: bool = True
    unlisted: tuple[str, ...] = ()
    """The screens whose footer leaves it out, because other commands need the room; help lists it."""
    over_typing: bool = False
    """Whether the key works while the cursor is in a text field."""

    def told(self, screen: str) -> str:
        """What it does on that screen, in one sentence."""
        return SAID.get(self.id, {}).get(screen, self.help)

    def called(self, screen: str) -> str:
        """Its name on that screen."""
        return CALLED.get(self.id, {}).get(screen, self.name)

    @property
    def asks(self) -> tuple[str, tuple[object, ...]]:
        """The name of the action and its arguments, as a screen is asked whether it has it just now."""
        _, name, arguments = parse(self.action or self.id)
        return name.replace("-", "_"), arguments

    def binding(self, screen: str = EVERYWHERE) -> Binding:
        """The Textual binding of this command on a screen."""
        return Binding(
            self.key,
            self.action or self.id,
            self.called(screen),
            show=self.footer and screen not in self.unlisted,
            priority=self.over_typing,
            id=self.id,
            tooltip=self.told(screen),
        )
