"""The line at the top of a screen: where you are on the left, a figure on the right."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static


class TopBar(Horizontal):
    """Two pieces of text on one line."""

    def __init__(self, left: Content, right: Content | None = None) -> None:
        """Show `left`, and `right` if there is any."""
        super().__init__(classes="top")
        self._left = left
        self._right = right or Content("")

    def compose(self) -> ComposeResult:
        """Compose both sides."""
        yield Static(self._left, classes="left")
        yield Static(self._right, classes="right")

    def say_right(self, content: Content) -> None:
        """Change the right side."""
        self.query_one(".right", Static).update(content)

    def say(self, left: Content, right: Content) -> None:
        """Change both sides."""
        self.query_one(".left", Static).update(left)
        self.say_right(right)
