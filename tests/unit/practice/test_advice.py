"""The one sentence on what to work on next."""

from sesprep.domain.session import SessionRecord
from sesprep.tui.advice import next_step

from .builders import NOON, STAR, assessment, attempt, plan, shipped


def said(*stories):
    """What is said of a session whose n-th answer told the n-th kind of story, and of a Result only what is missing."""
    attempts = tuple(attempt(f"t{n}", position=n) for n in range(len(stories)))
    found = {a.id: assessment(story, missing=("result",)) for a, story in zip(attempts, stories, strict=True)}
    record = SessionRecord(
        id="s",
        started=NOON,
        schema_version=1,
        plan=plan(shipped("practice")),
        attempts=attempts,
        assessments=found,
    )
    return next_step(record, STAR)


def test_the_answers_say_what_to_work_on():
    assert said("specific", "specific").startswith("Work on the Result: missing or not clear in 2 of 2 answers.")
    assert said("too-short").startswith("Say more: 1 of 1 answer was too short to judge.")
    assert said("too-short", "too-short", "specific").startswith("Say more: 2 of 3 answers were too short")
    assert said("hypothetical", "generic", "specific").startswith(
        "Tell of one time, not of what you usually do or would"
    )
    assert said("specific", "too-short").startswith("Work on the Result")
