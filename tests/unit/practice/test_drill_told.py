"""What a drill came to: what is still to be done, and nothing that it did not ask for."""

import pytest

from sesprep.domain.facts import facts_of
from sesprep.domain.format import Done
from sesprep.domain.session import SessionRecord
from sesprep.practice.drill_told import next_in_drill
from sesprep.practice.drills import asked_for, chose, narrowed
from sesprep.practice.topics import practiced, practiced_facts

from .builders import NOON, QUESTION, STAR, assessment, attempt, framework, plan, shipped

FIGURE = Done(id="figure", says="says a figure", met=False)
FOUND = Done(id="found", says="tells the Result", met=True)
DOUBTED = FOUND.model_copy(update={"met": None})


def record(name, *checks):
    """A drill in which the n-th answer, to a question of its own, has the n-th checks."""
    attempts = tuple(attempt(f"t{n}", position=n) for n in range(len(checks)))
    return SessionRecord(
        id="s",
        started=NOON,
        schema_version=1,
        plan=plan(shipped(f"drill-{name}")),
        attempts=attempts,
        assessments={
            a.id: assessment("generic", missing=("situation", "task"), rules={"R1": "must"}) for a in attempts
        },
        drilled={a.id: found for a, found in zip(attempts, checks, strict=True) if found},
    )


def said(name, *checks):
    told = record(name, *checks)
    return next_in_drill(told, told.plan.drill)


def test_the_next_step_of_a_drill_speaks_of_its_own_checks():
    done = (FOUND, FIGURE.model_copy(update={"met": True}))
    assert said("result", (FOUND, FIGURE)) == "Do this drill again. Not done: says a figure."
    assert said("result", (FOUND, FIGURE), done, (FOUND, FIGURE)) == (
        "Do this drill again. Not done in 2 of 3 answers: says a figure."
    )
    assert said("result", (DOUBTED, done[1])) == (
        "Nothing was clearly left undone, but the checker is not sure: tells the Result."
    )
    assert said("result", done, done) == "Everything was done in all 2 answers. Now tell a whole story around it."
    assert said("shorten", done) == "Everything was done. Take another answer of yours."
    assert said("result", ()) == "Nothing of this drill was checked."
    for told in (said("result", (FOUND, FIGURE)), said("result", done), said("result", ())):
        assert not any(word in told for word in ("Situation", "Task", "Action", "one story"))


def test_the_newest_try_at_a_question_counts():
    told = record("result", (FOUND, FIGURE), (FOUND,))
    attempts = (told.attempts[0], told.attempts[1].model_copy(update={"position": 0, "number": 2}))
    told = told.model_copy(update={"attempts": attempts})
    assert next_in_drill(told, told.plan.drill) == "Everything was done. Now tell a whole story around it."


def test_what_questions_test_is_told_by_how_many_were_right():
    right, wrong = (Done(id="which", says="names what it tests", met=met) for met in (True, False))
    assert said("which", (right,), (wrong,), (wrong,), (right,)) == "2 of 4 right. Look again at questions 2 and 3."
    assert said("which", (wrong,)) == "0 of 1 right. Look again at question 1."
    assert said("which", (right,), (right,)) == "All 2 right. Now answer a few of these questions."


def test_what_was_chosen_is_kept_with_what_is_right():
    leading, other = (next(q for q in framework().qualifications if (q.id == "leading") == right) for right in (1, 0))
    right, wrong = chose(QUESTION, framework(), leading), chose(QUESTION, framework(), other)
    assert (right.met, wrong.met) == (True, False)
    assert wrong.told.startswith(f"names what it tests (you chose {other.name}. It tests {leading.name}")
    assert ".)" not in wrong.told


@pytest.mark.parametrize(
    ("name", "elements"),
    [
        ("result", {"result"}),
        ("situation", {"situation"}),
        ("own-part", {"action"}),
        ("shorten", {"action", "result"}),
        ("other-competency", {"situation", "task", "action", "result"}),
        ("which", set()),
    ],
)
def test_an_assessment_is_narrowed_to_what_the_drill_asks_for(name, elements):
    drill = shipped(f"drill-{name}").drill
    found = assessment(missing=("situation", "task"), rules={"R1": "must", "R2": "should"})
    placed = found.findings[1].model_copy(update={"start": 0, "end": 3})
    found = found.model_copy(update={"findings": (found.findings[0], placed)})
    seen = narrowed(drill, STAR, found)
    assert {e.id for e in asked_for(drill, STAR)} == set(seen.elements) == elements
    assert seen.findings == (found.findings if drill.whole else (placed,))  # what is absent was not asked for


@pytest.mark.parametrize("name", ["result", "situation", "own-part", "shorten", "which"])
def test_a_drill_on_a_part_counts_nothing_as_missing(name):
    told = record(name, (FOUND, FIGURE))
    (answer,) = facts_of(told).attempts
    assert (answer.story, answer.strength, answer.elements, answer.findings) == (None, None, {}, ())
    assert not answer.checked
    assert answer.words == 100
    assert practiced([told], ()) == practiced_facts([facts_of(told)], ()) == ()  # and moves no date of the plan


def test_a_whole_story_told_in_a_drill_counts_as_any_other():
    told = record("other-competency", (FOUND,))
    (answer,) = facts_of(told).attempts
    assert answer.checked
    assert answer.elements["task"].verdict == "missing"
    assert practiced([told], ()) == practiced_facts([facts_of(told)], ())
    assert len(practiced([told], ())) == 1
