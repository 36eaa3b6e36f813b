"""The difference between two texts, in words."""

import re
from difflib import SequenceMatcher
from typing import Literal

from sesprep.domain.model import Model

Kind = Literal["same", "gone", "new"]
EXACT_MOST = 4_000_000
"""The product of both lengths, in words, up to which the very best difference is looked for."""
_PIECE = re.compile(r"\s*\S+")


class WordChange(Model):
    """A stretch of words that both texts have, only the first, or only the second."""

    kind: Kind
    text: str
    """With the white space that stood before its words."""


def word_changes(before: str, after: str) -> tuple[WordChange, ...]:
    """What to take from `before` and what to put in to get `after`, word by word.

    The stretches `same` and `gone` joined are the words of `before`, `same` and `new` joined those of `after`; white
    space between words is no difference. Time grows with the product of the lengths up to `EXACT_MOST`; beyond, the
    commonest words of `after` are matched only beside others, so that the difference is rougher.
    """
    old, new = _PIECE.findall(before), _PIECE.findall(after)
    exact = len(old) * len(new) <= EXACT_MOST
    matcher = SequenceMatcher(None, [w.strip() for w in old], [w.strip() for w in new], autojunk=not exact)
    changes: list[WordChange] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            changes.append(_stretch("same", new[c:d], first=not changes))
            continue
        if b > a:
            changes.append(_stretch("gone", old[a:b], first=not changes))
        if d > c:
            changes.append(_stretch("new", new[c:d], first=not changes))
    return tuple(changes)


def _stretch(kind: Kind, words: list[str], *, first: bool) -> WordChange:
    """The words as one text; what stood at the start of its own text gets a space when it no longer does."""
    text = "".join(words)
    return WordChange(kind=kind, text=text if first or text[0].isspace() else f" {text}")
