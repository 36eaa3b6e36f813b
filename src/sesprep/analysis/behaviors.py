"""The behaviors of a framework's competencies, and the patterns of the words that tell of them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from sesprep.analysis.cues import Node, grow
from sesprep.analysis.resources import read_toml

_FOLDER = "behaviors"
_WORDS = "_words"


class Behavior(NamedTuple):
    """One thing that people do when they show a competency."""

    ref: str
    """`framework/qualification/competency/behavior`: where it is written, which may be another framework's file."""
    says: str
    patterns: tuple[str, ...]


class _Entry(NamedTuple):
    """A competency as its file has it."""

    ref: str
    own: tuple[Behavior, ...]
    same_as: tuple[str, ...]


@dataclass(frozen=True)
class BehaviorSet:
    """All behaviors of one framework, ready to be looked for."""

    competencies: Mapping[str, tuple[Behavior, ...]]
    """By full reference, in the file's order."""
    root: Node
    says: Mapping[str, str]
    used_by: Mapping[str, tuple[str, ...]]
    """By behavior: the competencies that it is evidence for."""

    def within(self, ref: str) -> list[str]:
        """The competencies that a reference means: itself, those of a whole qualification, or none that is known."""
        return [one for one in self.competencies if one == ref or one.startswith(f"{ref}/")]


class NotEvidence(NamedTuple):
    """Words before a hit that keep it from being evidence."""

    undone: frozenset[str]
    others: frozenset[str]
    team: frozenset[str]
    """Words right before a verb that name the speaker's own people, or lead on to the next act."""


@cache
def has_behaviors(framework: str) -> bool:
    """Whether there is a file of behaviors for a framework."""
    try:
        return bool(_entries(framework))
    except FileNotFoundError:
        return False


@cache
def behavior_set(framework: str) -> BehaviorSet:
    """The behaviors of a framework; KeyError when a `same_as` names what is not there."""
    competencies = {}
    for entry in _entries(framework):
        shared = [behavior for other in entry.same_as for behavior in _named(other)]
        competencies[entry.ref] = (*shared, *entry.own)
    used_by: dict[str, list[str]] = defaultdict(list)
    behaviors = {}
    for ref, own in competencies.items():
        for behavior in own:
            behaviors[behavior.ref] = behavior
            used_by[behavior.ref].append(ref)
    return BehaviorSet(
        competencies,
        grow((behavior.ref, behavior.patterns) for behavior in behaviors.values()),
        {behavior.ref: behavior.says for behavior in behaviors.values()},
        {ref: tuple(users) for ref, users in used_by.items()},
    )


@cache
def not_evidence() -> NotEvidence:
    """The words of behaviors/words.toml."""
    lists = read_toml(f"{_FOLDER}/{_WORDS}.toml")
    return NotEvidence(frozenset(lists["undone"]), frozenset(lists["others"]), frozenset(lists["team"]))


def _named(ref: str) -> list[Behavior]:
    """The behaviors that a `same_as` means: one of them, or all that a competency has written down."""
    entries = _entries(ref.split("/", maxsplit=1)[0])
    chosen = [one for entry in entries for one in entry.own if ref in (one.ref, entry.ref)]
    if not chosen:
        raise KeyError(ref)
    return chosen


@cache
def _entries(framework: str) -> tuple[_Entry, ...]:
    found = []
    for row in read_toml(f"{_FOLDER}/{framework}.toml").get("competencies", ()):
        ref = f"{framework}/{row['ref']}"
        own = (Behavior(f"{ref}/{b['id']}", b["says"], tuple(b["patterns"])) for b in row.get("behaviors", ()))
        found.append(_Entry(ref, tuple(own), tuple(row.get("same_as", ()))))
    return tuple(found)
