"""Where the candidate types."""

from textual import events
from textual.message import Message
from textual.widgets import TextArea

from sesprep.domain.text import printable


class AnswerArea(TextArea):
    """A text area that says when thinking is over, and takes pasted text as text."""

    class Begun(Message):
        """The first key, or Enter on an empty page: the time may start."""

    class Left(Message):
        """The cursor went elsewhere."""

    def __init__(self, text: str, *, blink: bool = True) -> None:
        """Begin with `text`, the cursor at its end."""
        super().__init__(
            printable(text),
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=False,
            highlight_cursor_line=False,
            placeholder="Take a moment to think, then type your answer here.",
            id="answer",
        )
        self.cursor_blink = blink
        self.waiting = True

    def on_mount(self) -> None:
        """Put the cursor where writing goes on."""
        self.move_cursor(self.document.end)

    async def _on_key(self, event: events.Key) -> None:
        if not self.waiting or not (event.is_printable or event.key == "enter"):
            return
        self.waiting = False
        self.post_message(self.Begun())
        if event.key == "enter" and not self.text:
            event.stop()
            event.prevent_default()

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        if self.waiting:
            self.waiting = False
            self.post_message(self.Begun())
        text = event.text.replace("\r\n", "\n").replace("\r", "\n")
        if result := self._replace_via_keyboard(printable(text), *self.selection):
            self.move_cursor(result.end_location)

    def on_blur(self) -> None:
        """Say so: a draft is kept when the cursor leaves."""
        self.post_message(self.Left())
