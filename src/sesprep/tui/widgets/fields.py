"""Fields of a form: text comes in and goes out as text."""

from textual import events
from textual.widgets import Input, TextArea

from sesprep.domain.text import printable


class LineField(Input):
    """One line; a paste of several lines becomes one."""

    def __init__(self, value: str, *, id: str, placeholder: str = "", blink: bool = True) -> None:  # noqa: A002 - as Textual has it
        """Begin with `value`."""
        super().__init__(printable(value), placeholder=placeholder, id=id, compact=True, select_on_focus=False)
        self.cursor_blink = blink

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        selection = self.selection
        self.replace(" ".join(printable(event.text).split()), *sorted((selection.start, selection.end)))


class TextField(TextArea):
    """Several lines; Tab moves on, a paste is text."""

    def __init__(self, text: str, *, id: str, placeholder: str = "", blink: bool = True) -> None:  # noqa: A002 - as Textual has it
        """Begin with `text`."""
        super().__init__(
            printable(text),
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=False,
            highlight_cursor_line=False,
            placeholder=placeholder,
            compact=True,
            id=id,
        )
        self.cursor_blink = blink

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        text = event.text.replace("\r\n", "\n").replace("\r", "\n")
        if result := self._replace_via_keyboard(printable(text), *self.selection):
            self.move_cursor(result.end_location)
