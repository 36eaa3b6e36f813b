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
    table, hits, at = phrases(key), [], 0
    while at < len(tokens):
        size = _longest(tokens, at, table.get(tokens[at].lower, ()))
        if size:
            hits.append(Hit(at, at + size - 1, tokens[at].start, tokens[at + size - 1].end))
        at += size or 1
    return hits


def listed(word: str, key: str) -> bool:
    """Whether a single lower-case word is an entry of the list."""
    return (word,) in phrases(key).get(word, ())


def _longest(tokens: Sequence[Token], at: int, options: tuple[tuple[str, ...], ...]) -> int:
    for steps in options:
        if len(steps) <= len(tokens) - at and all(tokens[at + i].lower == step for i, step in enumerate(steps)):
            return len(steps)
    return 0
