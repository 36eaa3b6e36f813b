"""What every screen has: its commands, a footer, help, and a word when the terminal is too small."""

from collections.abc import Callable
from typing import ClassVar, TypeVar, TypeVarTuple

from textual.app import ComposeResult
from textual.screen import ModalScreen, Screen
from textual.widgets import Footer

from sesprep.tui.commands import EVERYWHERE, Command, bindings, commands_of
from sesprep.tui.messages import HelpWanted
from sesprep.tui.widgets.too_small import TooSmall

T = TypeVar("T")
Values = TypeVarTuple("Values")

WIDTHS = [(0, "-tight"), (40, "-narrow"), (110, "-wide")]
HEIGHTS = [(0, "-flat"), (12, "-short"), (22, "-usual"), (36, "-tall")]


class Room(Screen[T]):
    """A screen that gives back a T. Subclasses say their NAME, take `bindings(NAME)`, and fill `body`."""

    NAME: ClassVar[str] = EVERYWHERE
    BINDINGS = [*bindings(EVERYWHERE)]
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    WITH_FOOTER: ClassVar[bool] = True

    def compose(self) -> ComposeResult:
        """Compose the body, the footer and the word about size."""
        yield from self.body()
        if self.WITH_FOOTER:
            yield Footer(show_command_palette=False)
        yield TooSmall()

    def body(self) -> ComposeResult:
        """What this screen shows."""
        yield from ()

    def action_help(self) -> None:
        """Show the help for this screen."""
        self.post_message(HelpWanted(self.NAME, self.commands_now()))

    def commands_now(self) -> tuple[Command, ...]:
        """The commands of this screen that can be done just now."""
        return tuple(c for c in commands_of(self.NAME) if self.check_action(*c.asks))

    def action_theme(self) -> None:
        """Offer the themes."""
        self.app.search_themes()

    async def action_quit(self) -> None:
        """Leave the app."""
        await self.app.action_quit()

    def from_thread(self, do: Callable[[*Values], object], *values: *Values) -> None:
        """Called in a worker's thread: do it in the app's, unless this screen was left meanwhile."""
        self.app.call_from_thread(self._while_open, do, *values)

    def _while_open(self, do: Callable[[*Values], object], *values: *Values) -> None:
        if self in self.app.screen_stack:  # once it is not, its widgets go, one after the other
            do(*values)

    def keep(self) -> None:
        """Bring what the user typed into safety; called when the terminal is about to go away."""


class ModalRoom(Room[T], ModalScreen[T]):
    """A room that stands in front of another."""

    WITH_FOOTER = False
