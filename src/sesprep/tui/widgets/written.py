"""Words that are written for the width they get, and written anew while the app runs."""

from collections.abc import Callable

from textual.content import Content
from textual.widgets import Static

from sesprep.tui.wrapped import Wrapped


class Written(Static):
    """Shows what a function writes of the width in cells."""

    def show(self, write: Callable[[int], Content]) -> None:
        """Show what `write` returns from now on, in as many lines as it takes.

        Not before what the widget was asked until now is done: Textual keeps a height until it has asked for a layout,
        and would cut a second text to the height of the first when a layout falls between the two.
        """
        self.call_next(self.update, Wrapped(write))
