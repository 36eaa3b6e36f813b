"""Whose act a clause tells."""

from sesprep.analysis.features import Clause
from sesprep.analysis.naming import is_heading
from sesprep.analysis.resources import words
from sesprep.analysis.wordclass import is_past

OPENING = 4


def own_act(clause: Clause) -> bool:
    """Whether the clause tells an act of the speaker: "I asked", or "Asked" as in short notes."""
    own = words("own")
    return "i-act" in clause.groups or any(t.lower in own for t in clause.tokens) or subjectless(clause)


def subjectless(clause: Clause) -> bool:
    """Whether the clause opens with a past verb that leaves its "I" out, after a heading at most."""
    opening = [t.lower for t in clause.tokens[:OPENING] if not is_heading(t.lower)]
    opening = [word for word in opening if word not in words("joining") and not word[0].isdigit()]
    return bool(opening) and is_past(opening[0]) and opening[0] not in words("being")
