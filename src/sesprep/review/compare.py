"""Two attempts side by side."""

from collections.abc import Collection, Iterable

from sesprep.domain.assessment import Assessment
from sesprep.domain.attempt import Attempt
from sesprep.domain.facts import strength_of
from sesprep.domain.model import Model
from sesprep.domain.session import SessionRecord
from sesprep.errors import BadInputError
from sesprep.review.change import AssessmentChange, change
from sesprep.review.word_changes import WordChange, word_changes


class Side(Model):
    """One of the two attempts."""

    session: str
    attempt: Attempt
    assessment: Assessment | None
    words: int
    strength: float | None
    """The mean strength of its elements, 0 to 3."""


class Comparison(Model):
    """Two attempts, and what differs between them."""

    before: Side
    """The earlier one."""
    after: Side
    same_question: bool
    same_story: bool
    """Whether one of the stories given was told in both."""
    change: AssessmentChange | None
    """None when one of them was never assessed."""
    text: tuple[WordChange, ...]


def compare(
    one: tuple[SessionRecord, str], other: tuple[SessionRecord, str], stories: Iterable[Collection[str]] = ()
) -> Comparison:
    """Compare two attempts, each named by its record and its id, the earlier one first.

    They may answer the same question, or tell the same story under different ones; `stories` are the ids of the
    attempts in which each story was told. Raises BadInputError for an id that its record does not hold.
    """
    sides = sorted((_side(*one), _side(*other)), key=lambda s: (s.attempt.started, s.attempt.number))
    before, after = sides
    old, new = before.assessment, after.assessment
    return Comparison(
        before=before,
        after=after,
        same_question=before.attempt.asked.question.text == after.attempt.asked.question.text,
        same_story=any(before.attempt.id in told and after.attempt.id in told for told in stories),
        change=change(old, new) if old and new else None,
        text=word_changes(before.attempt.answer, after.attempt.answer),
    )


def _side(record: SessionRecord, attempt_id: str) -> Side:
    attempt = next((attempt for attempt in record.attempts if attempt.id == attempt_id), None)
    if attempt is None:
        raise BadInputError(f"Session {record.id} has no answer '{attempt_id}'.")
    found = record.assessments.get(attempt_id)
    return Side(
        session=record.id,
        attempt=attempt,
        assessment=found,
        words=found.words if found else len(attempt.answer.split()),
        strength=strength_of(found) if found else None,
    )
