"""Two attempts side by side."""

from collections.abc import Iterable

from sesprep.domain.assessment import Assessment
from sesprep.domain.attempt import Attempt
from sesprep.domain.facts import strength_of
from sesprep.domain.model import Model
from sesprep.domain.session import SessionRecord
from sesprep.domain.story import Story
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
    stories: tuple[str, ...]
    """The titles of the stories that were told in both."""
    change: AssessmentChange | None
    """None when one of them was never assessed."""
    text: tuple[WordChange, ...]


def compare(
    one: tuple[SessionRecord, str], other: tuple[SessionRecord, str], stories: Iterable[Story] = ()
) -> Comparison:
    """Compare two attempts, each named by its record and its id, the earlier one first.

    They may answer the same question, or tell one of the `stories` under different ones. Raises BadInputError for an id
    that its record does not hold.
    """
    sides = sorted((_side(*one), _side(*other)), key=lambda s: (s.attempt.started, s.attempt.number))
    before, after = sides
    old, new = before.assessment, after.assessment
    titles = told_in_both(before.attempt.id, after.attempt.id, stories)
    return Comparison(
        before=before,
        after=after,
        same_question=before.attempt.asked.question.text == after.attempt.asked.question.text,
        same_story=bool(titles),
        stories=titles,
        change=change(old, new) if old and new else None,
        text=word_changes(before.attempt.answer, after.attempt.answer),
    )


def told_in_both(one: str, other: str, stories: Iterable[Story]) -> tuple[str, ...]:
    """The titles of the stories that both attempts, named by their ids, are linked to."""
    return tuple(story.title for story in stories if {one, other} <= {told.attempt for told in story.told})


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
