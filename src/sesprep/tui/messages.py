"""What screens ask of the app."""

from typing import Literal

from textual.message import Message

Place = Literal["practice", "mock", "history", "banks", "settings", "problems", "unfinished"]


class HelpWanted(Message):
    """Show the help for a screen."""

    def __init__(self, about: str) -> None:
        """For the screen called `about`."""
        super().__init__()
        self.about = about


class Go(Message):
    """Open a place."""

    def __init__(self, place: Place) -> None:
        """That place."""
        super().__init__()
        self.place: Place = place
