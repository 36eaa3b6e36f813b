"""The letter that a clause wears, and the words for roles and verdicts."""

from sesprep.domain.assessment import Unit, Verdict
from sesprep.domain.role import Role
from sesprep.domain.structure import Structure
from sesprep.tui.plain import MUTED

VERDICT_WORDS: dict[Verdict, str] = {"present": "found", "unsure": "not sure", "missing": "not found"}
VERDICT_MARKS: dict[Verdict, str] = {"present": "✓", "unsure": "?", "missing": "–"}

ROLE_WORDS: dict[Role, str] = {
    Role.LEAD_IN: "lead-in",
    Role.CONTEXT: "context",
    Role.CHALLENGE: "challenge",
    Role.TASK: "task",
    Role.ACTION: "action",
    Role.RESULT: "result",
    Role.REFLECTION: "reflection",
    Role.GENERIC: "general talk",
}

INKS = ("$text-primary", "$foreground", "$text-accent", "$text-success")
"""One ink for each element in the structure's order; the letter says the same without color."""


def letter(unit: Unit, structure: Structure) -> str:
    """The badge of a clause: `[S]`, `[s?]` when unsure, `[-]` when it belongs to no element; padded to one width."""
    width = max(len(element.letter) for element in structure.elements) + 3
    element = structure.element_of(unit.role)
    if element is None:
        return "[-]".ljust(width)
    if unit.certainty == "unsure" and not unit.set_by_you:
        return f"[{element.letter.lower()}?]".ljust(width)
    return f"[{element.letter}]".ljust(width)


def ink(role: Role, structure: Structure) -> str:
    """The theme variable for a role's letter."""
    element = structure.element_of(role)
    return MUTED if element is None else INKS[structure.elements.index(element) % len(INKS)]


def role_name(role: Role, structure: Structure) -> str:
    """What a role is called for people: the element, and the role when it says more."""
    element = structure.element_of(role)
    if element is None:
        return "Lead-in" if role is Role.LEAD_IN else "General talk, part of no element"
    word = ROLE_WORDS[role]
    return element.name if word == element.name.lower() else f"{element.name} ({word})"


def next_role(role: Role, structure: Structure) -> Role:
    """The role after this one, round the structure's elements and then general talk."""
    ring = [element.roles[0] for element in structure.elements] + [Role.GENERIC]
    element = structure.element_of(role)
    here = len(ring) - 1 if element is None else structure.elements.index(element)
    return ring[(here + 1) % len(ring)]


def strength_dots(strength: int) -> str:
    """Strength 0 to 3 as three dots."""
    return "●" * strength + "○" * (3 - strength)
