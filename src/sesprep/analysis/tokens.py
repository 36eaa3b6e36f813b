"""Words with their places in the text."""

import re
from typing import NamedTuple

_WORD = re.compile(r"\w+(?:['’.\-]\w+|(?<=\d),\d{3}(?!\d))*%?|\$\d[\d,.]*")
_CURLY = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})


class Token(NamedTuple):
    """One word: its place in code points, and its lower-case form with straight quotes."""

    start: int
    end: int
    lower: str


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Find the words between two places of any text; marks, symbols and emoji are not words. Never raises."""
    matches = _WORD.finditer(text, start, len(text) if end is None else end)
    if text.isascii():  # most texts, and those have no curly quotes
        return [Token(*m.span(), m[0].lower()) for m in matches]
    return [Token(*m.span(), m[0].lower().translate(_CURLY)) for m in matches]


def count_words(text: str) -> int:
    """How many words a text has, as the screens and the shares count them."""
    return sum(1 for _ in _WORD.finditer(text))
