"""The rules' own lists of words and phrases, and where an answer uses them."""

import tomllib
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from sesprep.analysis.resources import read_bytes
from sesprep.analysis.tokens import Token, tokenize


class Hit(NamedTuple):
    """A phrase of a list, found at tokens first..last (inclusive) of a run, with its place in the text."""

    first: int
    last: int
    start: int
    end: int


@cache
def phrases(key: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The list `file.name` of data/checker/rules by first word, longest phrase first; KeyError when there is none."""
    file, _, name = key.partition(".")
    entries = tomllib.loads(read_bytes(f"rules/{file}.toml").decode())[name]
    listed: dict[str, list[tuple[str, ...]]] = {}
    for entry in entries:
        steps = tuple(token.lower for token in tokenize(str(entry)))
        listed.setdefault(steps[0], []).append(steps)
    return {first: tuple(sorted(tails, key=len, reverse=True)) for first, tails in listed.items()}


def find(tokens: Sequence[Token], key: str) -> list[Hit]:
    """Where a run of words uses a list: the longest phrase at each place, without overlap, in order."""
    begins, hits, free = phrases(key).get, [], 0
    for at, token in enumerate(tokens):
        options = begins(token.lower)
        if options and at >= free:
            size = _longest(tokens, at, options)
            if size:
                free = at + size
                hits.append(Hit(at, free - 1, token.start, tokens[free - 1].end))
    return hits


def listed(word: str, key: str) -> bool:
    """Whether a single lower-case word is an entry of the list."""
    return (word,) in phrases(key).get(word, ())


def _longest(tokens: Sequence[Token], at: int, options: tuple[tuple[str, ...], ...]) -> int:
    left = len(tokens) - at
    for steps in options:
        size = len(steps)
        if size == 1 or (size <= left and tuple([token.lower for token in tokens[at : at + size]]) == steps):
            return size
    return 0
