"""Cues: the words that mark what a clause does, found in one pass over the answer's words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from sesprep.analysis.resources import read_toml
from sesprep.analysis.tokens import Token
from sesprep.analysis.wordclass import classes

_GAP = "*"
_ANY = "<any>"
_MAX_GAP = 2


@dataclass(slots=True)
class Node:
    """A step in the tree of patterns: the groups that end here, and where each further word leads."""

    groups: tuple[str, ...] = ()
    after: dict[str, "Node"] = field(default_factory=dict)


class CueHit(NamedTuple):
    """A cue found at tokens first..last (inclusive)."""

    group: str
    first: int
    last: int


class CueTable(NamedTuple):
    """All cue patterns as a tree of words, and the plain phrase of each group."""

    root: Node
    says: dict[str, str]


@cache
def table() -> CueTable:
    """The cue table of data/checker/cues.toml."""
    groups = read_toml("cues.toml")["groups"]
    root = grow((name, group["patterns"]) for name, group in groups.items())
    return CueTable(root, {name: group["says"] for name, group in groups.items()})


def grow(groups: Iterable[tuple[str, Iterable[str]]]) -> Node:
    """The tree of all patterns of these groups; in a pattern, `a|b` stands for either word."""
    root = Node()
    for name, patterns in groups:
        for pattern in patterns:
            steps = pattern.split()
            chosen = "|" in pattern or _GAP in steps
            for spelled in _spelled_out([step.split("|") for step in steps]) if chosen else (steps,):
                _plant(root, spelled, name)
    return root


def find_cues(tokens: Sequence[Token]) -> list[CueHit]:
    """Every cue in a run of words; patterns never reach past its end."""
    return find_patterns(table().root, tokens)


def find_patterns(root: Node, tokens: Sequence[Token]) -> list[CueHit]:
    """Every place in a run of words where a pattern of the tree fits."""
    keys = [_keys(token.lower) for token in tokens]
    last, begins = len(keys) - 1, root.after
    hits: list[CueHit] = []
    for first, own in enumerate(keys):
        open_nodes = [(begins[key], first) for key in own if key in begins]
        while open_nodes:
            node, at = open_nodes.pop()
            hits += [CueHit(group, first, at) for group in node.groups]
            if node.after and at < last:
                after = node.after
                open_nodes += [(after[key], at + 1) for key in (*keys[at + 1], _ANY) if key in after]
    return list(dict.fromkeys(hits))


@lru_cache(8192)
def _keys(word: str) -> tuple[str, ...]:
    return (word, *classes(word))


def _spelled_out(steps: list[list[str]]) -> list[list[str]]:
    """A pattern with each choice written out, and each gap as none, one or two words of any kind."""
    if not steps:
        return [[]]
    heads = [[_ANY] * width for width in range(_MAX_GAP + 1)] if steps[0] == [_GAP] else [[word] for word in steps[0]]
    tails = _spelled_out(steps[1:])
    return [head + tail for head in heads for tail in tails]


def _plant(root: Node, steps: list[str], group: str) -> None:
    node = root
    for step in steps:
        node = node.after.setdefault(step, Node())
    if group not in node.groups:
        node.groups = (*node.groups, group)
