"""How well an answer went, for the schedule: from the candidate's own rating and from what the checker found."""

from collections.abc import Collection

from sesprep.domain.assessment import Assessment, Severity, Story
from sesprep.domain.facts import AttemptFacts

AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4
"""The grades of the spaced-repetition algorithm."""


def grade_of(rating: int | None, assessment: Assessment | None) -> int:
    """1 (again) to 4 (easy).

    What is absent counts first: no specific story or two missing elements is 1, one missing or something that must be
    mended is at most 2. Then the rating of 1 to 5: 1 is 1, 2 is 2, 3 and 4 are 3, 5 is 4 when nothing should be mended.
    An answer that was neither rated nor assessed is 2: nothing is known of it.
    """
    if assessment is None:
        return _own(rating) or HARD
    missing = sum(e.verdict == "missing" for e in assessment.elements.values())
    return _grade(rating, assessment.story, missing, {finding.severity for finding in assessment.findings})


def grade_of_facts(attempt: AttemptFacts) -> int:
    """The same from the facts of a saved answer."""
    if attempt.story is None:
        return _own(attempt.rating) or HARD
    missing = sum(e.verdict == "missing" for e in attempt.elements.values())
    return _grade(attempt.rating, attempt.story, missing, {finding.severity for finding in attempt.findings})


def _own(rating: int | None) -> int | None:
    return {1: AGAIN, 2: HARD, 3: GOOD, 4: GOOD, 5: EASY}.get(rating or 0)


def _grade(rating: int | None, story: Story, missing: int, severities: Collection[Severity]) -> int:
    own = _own(rating)
    if story != "specific" or missing >= 2:
        return AGAIN
    if missing or "must" in severities:
        return min(own or HARD, HARD)
    most = GOOD if "should" in severities else EASY
    return min(own or GOOD, most)
