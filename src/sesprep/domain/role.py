"""The role a clause plays in an answer."""

from enum import StrEnum


class Role(StrEnum):
    """What one clause does in a told story; a structure groups roles into its elements."""

    LEAD_IN = "lead-in"
    CONTEXT = "context"
    CHALLENGE = "challenge"
    TASK = "task"
    ACTION = "action"
    RESULT = "result"
    REFLECTION = "reflection"
    GENERIC = "generic"

    # Enum's own is a Python function, and the checker looks roles up by the thousand; equality is that of str.
    __hash__ = str.__hash__
