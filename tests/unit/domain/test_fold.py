from datetime import UTC, datetime, timedelta

import pytest

from sesprep.domain.assessment import Assessment, SetRole
from sesprep.domain.attempt import AskedQuestion, Attempt
from sesprep.domain.bank import Question
from sesprep.domain.fold import fold
from sesprep.domain.format import Done
from sesprep.domain.role import Role
from sesprep.domain.session import Answered, Assessed, Drilled, Ended, Plan, Rated, Started
from sesprep.errors import BadInputError

NOON = datetime(2026, 9, 30, 12, tzinfo=UTC)
ASKED = AskedQuestion(bank="own", question=Question(id="q", text="Why?"))
START = Started(id="s", at=NOON, plan=Plan(framework="f", structure="star", format="p", seed=1, asked=(ASKED,)))
ASSESSMENT = Assessment(
    id="1", structure="star", model="1", words=1, story="too-short", elements={}, units=(), findings=()
)


def attempt(name: str, answer: str = "So.", position: int = 0) -> Attempt:
    return Attempt(
        id=name, asked=ASKED, position=position, number=1, structure="star", started=NOON, seconds=1, answer=answer
    )


def test_a_start_alone_is_a_record_without_attempts() -> None:
    record = fold([START])
    assert (record.id, record.started, record.plan, record.attempts) == ("s", NOON, START.plan, ())
    assert record.ended is None
    assert record.how is None


def test_no_start_is_refused() -> None:
    with pytest.raises(BadInputError):
        fold([Answered(attempt=attempt("a"))])


def test_the_first_start_counts() -> None:
    assert fold([START, START.model_copy(update={"id": "other"})]).id == "s"


def test_rating_assessment_and_roles_reach_their_attempt_only() -> None:
    role = SetRole(start=0, end=2, role=Role.RESULT)
    record = fold(
        [
            START,
            Answered(attempt=attempt("a")),
            Answered(attempt=attempt("b", position=1)),
            Rated(attempt="b", rating=4),
            Assessed(attempt="b", assessment=ASSESSMENT),
            Assessed(attempt="b", assessment=ASSESSMENT.model_copy(update={"id": "2"}), set_roles=(role,)),
        ]
    )
    assert [(a.id, a.rating, a.set_roles) for a in record.attempts] == [("a", None, ()), ("b", 4, (role,))]
    assert {key: value.id for key, value in record.assessments.items()} == {"b": "2"}


def test_an_attempt_told_twice_stands_once_where_it_stood() -> None:
    record = fold([START, *(Answered(attempt=attempt(n, t)) for n, t in [("a", "one"), ("b", "two"), ("a", "three")])])
    assert [(a.id, a.answer) for a in record.attempts] == [("a", "three"), ("b", "two")]


def test_words_about_unknown_attempts_are_ignored() -> None:
    assert fold([START, Rated(attempt="x", rating=1), Assessed(attempt="x", assessment=ASSESSMENT)]) == fold([START])


def test_the_last_end_wins() -> None:
    later = NOON + timedelta(hours=1)
    record = fold([START, Ended(at=NOON, how="stopped"), Ended(at=later, how="finished")])
    assert (record.ended, record.how) == (later, "finished")


def test_the_newest_checks_of_a_drill_stay_until_the_words_change() -> None:
    checks = tuple(Done(id="figure", says="says a figure", met=met) for met in (False, True))
    told = [START, Answered(attempt=attempt("a")), *(Drilled(attempt=name, checks=(one,)) for name, one in
            zip(("a", "a", "x"), (*checks, checks[0]), strict=True))]  # fmt: skip
    assert fold(told).drilled == {"a": (checks[1],)}
    assert fold([*told, Answered(attempt=attempt("a"))]).drilled == {"a": (checks[1],)}
    assert fold([*told, Answered(attempt=attempt("a", "Other words."))]).drilled == {}
