"""An answer and the answers to its follow-ups as one text, with the boundaries kept."""

from collections.abc import Sequence

from sesprep.domain.assessment import SetRole
from sesprep.domain.attempt import Attempt
from sesprep.domain.session import Piece

BETWEEN = "\n\n"


def followers(attempts: Sequence[Attempt], lead: str) -> tuple[Attempt, ...]:
    """The answers to the follow-ups of one attempt, in the order they were given."""
    return tuple(attempt for attempt in attempts if attempt.follows == lead)


def join(attempts: Sequence[Attempt]) -> tuple[str, tuple[Piece, ...]]:
    """The answers as one text, a blank line between them, and where each stands in it (code points)."""
    pieces: list[Piece] = []
    text = ""
    for attempt in attempts:
        start = len(text) + len(BETWEEN) if pieces else 0
        text = f"{text}{BETWEEN}{attempt.answer}" if pieces else attempt.answer
        pieces.append(Piece(attempt=attempt.id, start=start, end=start + len(attempt.answer)))
    return text, tuple(pieces)


def joined_roles(attempts: Sequence[Attempt], pieces: Sequence[Piece]) -> tuple[SetRole, ...]:
    """The roles that the user set in each answer, at their places in the joined text."""
    return tuple(
        SetRole(start=role.start + piece.start, end=role.end + piece.start, role=role.role)
        for attempt, piece in zip(attempts, pieces, strict=True)
        for role in attempt.set_roles
    )
