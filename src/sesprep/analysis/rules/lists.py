"""The rules' own lists of words and phrases, and where an answer uses them."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from sesprep.analysis.cues import Node, grow
from sesprep.analysis.resources import read_toml
from sesprep.analysis.tokens import Token


class Hit(NamedTuple):
    """A phrase of a list, found at tokens first..last (inclusive) of a run, with its place in the text."""

    first: int
    last: int
    start: int
    end: int


@cache
def phrases(key: str) -> Node:
    """The list `file.name` of data/checker/rules as a tree of words; KeyError when there is none."""
    file, _, name = key.partition(".")
    return grow([(key, read_toml(f"rules/{file}.toml")[name])])


def find(tokens: Sequence[Token], key: str) -> list[Hit]:
    """Where a run of words uses a list: the longest phrase at each place, without overlap, in order."""
    begins, hits, free = phrases(key).after, [], 0
    for at in [at for at, token in enumerate(tokens) if token.lower in begins]:
        last = _longest(tokens, at, begins) if at >= free else None
        if last is not None:
            free = last + 1
            hits.append(Hit(at, last, tokens[at].start, tokens[last].end))
    return hits


def listed(word: str, key: str) -> bool:
    """Whether a single lower-case word is an entry of the list."""
    node = phrases(key).after.get(word)
    return node is not None and bool(node.groups)


def _longest(tokens: Sequence[Token], at: int, begins: dict[str, Node]) -> int | None:
    """The last word of the longest phrase that begins here."""
    last = None
    after = begins
    for there in range(at, len(tokens)):
        node = after.get(tokens[there].lower)
        if node is None:
            break
        if node.groups:
            last = there
        after = node.after
    return last
