"""Fields of a form: text comes in and goes out as text."""

from pathlib import Path

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


class FileField(LineField):
    """Where a file goes; what it suggests follows the other choices until the user types a name."""

    def __init__(self, suggested: str, *, id: str, blink: bool = True) -> None:  # noqa: A002 - as Textual has it
        """Begin with the suggested path."""
        super().__init__(suggested, id=id, blink=blink)
        self._suggested = self.value

    def suggest(self, path: str) -> None:
        """Suggest another path, unless the user has typed one."""
        if self.value == self._suggested:
            self._suggested = self.value = printable(path)

    @property
    def path(self) -> Path | None:
        """What stands there; None while it is empty."""
        name = self.value.strip()
        try:
            return Path(name).expanduser() if name else None
        except RuntimeError:  # there is nobody of the name after the tilde
            return Path(name)


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
