"""Words with their places in the text."""

import re
from typing import NamedTuple

_WORD = re.compile(r"\w+(?:['’.\-]\w+)*%?|\$\d[\d,.]*")
_CURLY = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})


class Token(NamedTuple):
    """One word: its place in code points, and its lower-case form with straight quotes."""

    start: int
    end: int
    lower: str


def tokenize(text: str) -> list[Token]:
    """Find the words of any text; marks, symbols and emoji are not words. Never raises."""
    return [Token(m.start(), m.end(), m[0].lower().translate(_CURLY)) for m in _WORD.finditer(text)]


def count_words(text: str) -> int:
    """How many words a text has, as the screens and the shares count them."""
    return sum(1 for _ in _WORD.finditer(text))
