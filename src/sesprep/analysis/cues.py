"""Cues: the words that mark what a clause does, found in one pass over the answer's words."""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from sesprep.analysis.resources import read_bytes
from sesprep.analysis.tokens import Token
from sesprep.analysis.wordclass import classes

_GAP = "*"
_MAX_GAP = 2


class CueHit(NamedTuple):
    """A cue found at tokens first..last (inclusive)."""

    group: str
    first: int
    last: int


@dataclass(frozen=True)
class CueTable:
    """All cue patterns, by their first word or class, and the plain phrase of each group."""

    by_first: dict[str, tuple[tuple[str, tuple[str, ...]], ...]]
    says: dict[str, str]


@cache
def table() -> CueTable:
    """The cue table of data/checker/cues.toml."""
    groups = tomllib.loads(read_bytes("cues.toml").decode())["groups"]
    by_first: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for name, group in groups.items():
        for pattern in group["patterns"]:
            first, *rest = pattern.split()
            by_first.setdefault(first, []).append((name, tuple(rest)))
    return CueTable(
        by_first={first: tuple(patterns) for first, patterns in by_first.items()},
        says={name: group["says"] for name, group in groups.items()},
    )


def find_cues(tokens: list[Token]) -> list[CueHit]:
    """Every cue in a run of words; patterns never reach past its end."""
    patterns = table().by_first
    hits: list[CueHit] = []
    for at, token in enumerate(tokens):
        for key in (token.lower, *classes(token.lower)):
            for group, rest in patterns.get(key, ()):
                last = _match(tokens, at, rest)
                if last is not None:
                    hits.append(CueHit(group, at, last))
    return hits


def _match(tokens: list[Token], at: int, rest: tuple[str, ...]) -> int | None:
    """The index of the last token when `rest` follows `at`, else None."""
    for index, want in enumerate(rest):
        if want == _GAP:
            tails = (_match(tokens, at + skip, rest[index + 1 :]) for skip in range(_MAX_GAP + 1))
            return next((tail for tail in tails if tail is not None), None)
        at += 1
        if at >= len(tokens):
            return None
        word = tokens[at].lower
        if word != want and not (want[0] == "<" and want in classes(word)):
            return None
    return at
