"""The one way for text of a person or a file to reach a widget: as text, never as markup."""

from rich.text import Text
from textual.content import Content

from sesprep.domain.text import printable

MUTED = "$foreground-muted"
"""The ink for what is said by the way."""


def plain(text: str, style: str = "") -> Content:
    """The text as content that shows brackets and escapes as they are; `style` covers all of it."""
    return Content.styled(printable(text).expandtabs(4), style)


def cell(text: str, style: str = "") -> Text:
    """The text on one line for a cell of a DataTable, which would read a bare string as markup."""
    return Text(" ".join(printable(text).split()), style=style, no_wrap=True, overflow="ellipsis")


def short(text: str, width: int) -> str:
    """The text on one line of at most `width` characters, cut at a word with an ellipsis."""
    line = " ".join(text.split())
    if len(line) <= width:
        return line
    head = line[: width - 1]
    cut = head.rfind(" ")
    return (head[:cut] if cut > width // 2 else head).rstrip(" ,;:") + "…"


def hang(head: Content, body: Content, width: int) -> Content:
    """The body after the head, its further lines indented under the first; `width` cells in all."""
    indent = head.cell_length
    lines = body.wrap(max(width - indent, 10)) if body.plain else [body]
    return head + Content("\n" + " " * indent).join(line.rstrip() for line in lines)
