"""The parts of an answer that its speaker names: by headings, or outright, as in "my task was"."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from sesprep.analysis.cues import Node, find_patterns, grow
from sesprep.analysis.features import Clause
from sesprep.analysis.resources import read_toml
from sesprep.domain.role import Role

FILE = "naming.toml"
LEAST = 2
"""Fewer different headings than this name nothing: one may be a word of the story."""
_HEAD = re.compile(r"[\W\d_]*([a-z]+(?: [a-z]+){0,2})[\W_]*?(?::|\s[-–—]\s|[\W_]*$)", re.IGNORECASE)

Roles = frozenset[Role]


class Heading(NamedTuple):
    """A name of a part, at start..end of the words it was found in."""

    roles: Roles
    start: int
    end: int
    alone: bool
    """Whether nothing follows it there."""


class Headed(NamedTuple):
    """The clauses that stand under a heading of the speaker's own."""

    roles: dict[int, Roles]
    """By clause: the roles that the heading allows."""
    filled: frozenset[int]
    """Those clauses that say more than the heading."""


class _Names(NamedTuple):
    headings: dict[str, Roles]
    phrases: Node


@cache
def _names() -> _Names:
    parts = [(frozenset(map(Role, part["roles"])), part) for part in read_toml(FILE)["parts"]]
    return _Names(
        {heading: roles for roles, part in parts for heading in part["headings"]},
        grow((role.value, part["phrases"]) for roles, part in parts for role in roles),
    )


def heading(said: str) -> Heading | None:
    """The heading at the start of these words; None when there is none."""
    match = _HEAD.match(said)
    roles = _names().headings.get(match[1].lower()) if match else None
    return Heading(roles, *match.span(1), not said[match.end() :].strip(" *_#")) if match and roles else None


def is_heading(word: str) -> bool:
    """Whether a lower-case word, no single letter, is a heading by itself."""
    return len(word) > 1 and word in _names().headings


def headed(text: str, clauses: Sequence[Clause]) -> Headed:
    """What stands under headings: the rest of a heading's own line, or all up to the next one when it stands alone."""
    roles: dict[int, Roles] = {}
    filled: set[int] = set()
    now, alone = None, False
    for at, clause in enumerate(clauses):
        found = heading(text[clause.span.start : clause.span.end])
        if found is not None:
            now, alone = found.roles, found.alone
        elif clause.span.opens_paragraph and not alone:
            now = None
        if now is not None:
            roles[at] = now
            if found is None or not alone:
                filled.add(at)
    return Headed(roles, frozenset(filled)) if len(set(roles.values())) >= LEAST else Headed({}, frozenset())


def says_outright(clause: Clause, role: Role) -> bool:
    """Whether the clause names itself as the part that has this role: "my task was to …"."""
    return any(hit.group == role.value for hit in find_patterns(_names().phrases, clause.tokens))
