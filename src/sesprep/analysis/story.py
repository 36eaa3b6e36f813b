"""The first verdict: is this one specific story?"""

from itertools import pairwise
from typing import NamedTuple

from sesprep.analysis.features import Clause
from sesprep.analysis.reading import Reading
from sesprep.analysis.resources import words
from sesprep.analysis.wordclass import is_past
from sesprep.domain.assessment import Story
from sesprep.domain.role import Role

LEAST_WORDS = 25
"""Below this many words nothing can be said about a structure."""
MOSTLY = 0.5
LEAST_ENGLISH = 0.12
"""The least share of English function words; the least of any answer in the corpus is above 0.2."""


class StoryVerdict(NamedTuple):
    """Which kind of telling it is, and why, in plain words."""

    story: Story
    reason: str


def judge_story(reading: Reading) -> StoryVerdict:
    """Tell a specific story from general talk, from talk of what would be done, and from too few words."""
    if reading.total < LEAST_WORDS:
        said = "1 word is" if reading.total == 1 else f"{reading.total} words are"
        return StoryVerdict("too-short", f"{said} too few to check.")
    if not _is_english(reading):
        return StoryVerdict("too-short", "Few English words were found, and the checker reads English only.")
    general = sum(
        len(clause.tokens) * (1.0 if role is Role.GENERIC else row.get(Role.GENERIC, 0.0))
        for clause, role, row in zip(reading.clauses, reading.roles, reading.rows, strict=True)
    )
    supposed = sum(map(_supposes, reading.clauses)) >= MOSTLY * len(reading.clauses)
    if general / reading.total < MOSTLY and not supposed:
        return StoryVerdict("specific", "")
    would = sum("hypothetical" in clause.groups for clause in reading.clauses)
    habit = sum(bool(clause.groups & {"habitual", "opinion"}) for clause in reading.clauses)
    if supposed or would > habit:
        return StoryVerdict("hypothetical", "Most of it says what you would do, not what you did once.")
    return StoryVerdict("generic", "Most of it says what you usually do or believe, not what happened once.")


def _supposes(clause: Clause) -> bool:
    """Whether a clause tells what would be done and nothing that was: "I would ask", "I'd ask", not "I'd asked"."""
    lower = [token.lower for token in clause.tokens]
    if any(map(is_past, lower)):
        return False
    return any(word in words("would") and after not in words("after_had") for word, after in pairwise(lower))


def _is_english(reading: Reading) -> bool:
    known = sum(token.lower in words("function") for clause in reading.clauses for token in clause.tokens)
    return known / reading.total >= LEAST_ENGLISH
