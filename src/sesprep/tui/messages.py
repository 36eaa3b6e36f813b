"""What screens ask of the app."""

from typing import Literal

from textual.message import Message

from sesprep.domain.session import Plan
from sesprep.errors import SesprepError
from sesprep.storage.banks import BankShelf
from sesprep.tui.command import Command

Place = Literal[
    "practice", "mock", "history", "banks", "settings", "problems", "unfinished", "plan", "stories", "agencies"
]


class HelpWanted(Message):
    """Show the help for a screen."""

    def __init__(self, about: str, commands: tuple[Command, ...]) -> None:
        """For the screen called `about`, with the commands that it has just now."""
        super().__init__()
        self.about = about
        self.commands = commands


class Go(Message):
    """Open a place."""

    def __init__(self, place: Place) -> None:
        """That place."""
        super().__init__()
        self.place: Place = place


class TryWanted(Message):
    """Hold a session now."""

    def __init__(self, plan: Plan) -> None:
        """With that plan."""
        super().__init__()
        self.plan = plan


class BanksRead(Message):
    """The banks were read."""

    def __init__(self, shelf: BankShelf, error: SesprepError | None = None) -> None:
        """All of them, or none and why."""
        super().__init__()
        self.shelf = shelf
        self.error = error
