from datetime import UTC, date, timedelta, timezone

import pytest

from sesprep.domain.facts import search_texts
from sesprep.review.query import SORTS, Query, admits, found, in_order


def picked(records, facts, query, zone=UTC):
    return {name for r, f in zip(records, facts, strict=True) for name in found(query, r, f, zone)}


CASES = [
    (Query(), lambda s, a, t: True),
    (Query(framework="nope"), lambda s, a, t: False),
    (Query(format="exam"), lambda s, a, t: s.plan.format == "exam"),
    (Query(bank="other"), lambda s, a, t: a.asked.bank == "other"),
    (Query(ratings=(2, 3)), lambda s, a, t: a.rating in (2, 3)),
    (Query(finding="r301"), lambda s, a, t: any(f.rule == "R301" for f in s.assessments[a.id].findings)),
    (Query(starred=True), lambda s, a, t: a.id in s.starred),
    (Query(search="COUNSEL denver"), lambda s, a, t: "counsel" in t and "denver" in t),
    (Query(search="budget 3 first."), lambda s, a, t: all(w in t for w in ("budget", "3", "first."))),
    (Query(since=date(2026, 10, 1), until=date(2026, 10, 31)), lambda s, a, t: s.started.month == 10),
    (
        Query(format="practice", ratings=(5,), search="union"),
        lambda s, a, t: s.plan.format == "practice" and a.rating == 5 and "union" in t,
    ),
]


@pytest.mark.parametrize(("query", "fits"), CASES)
def test_what_a_query_finds_is_what_a_look_at_each_record_finds(records, facts, query, fits) -> None:
    expected = set()
    for record in records:
        for attempt in record.attempts:
            text = f"{attempt.asked.question.text} {attempt.answer} {record.notes.get(attempt.id, '')}".lower()
            if fits(record, attempt, text):
                expected.add(attempt.id)
    assert picked(records, facts, query) == expected
    assert expected or query.framework == "nope"


def test_a_qualification_finds_its_competencies_and_no_longer_name(records, facts, framework) -> None:
    whole = f"{framework.id}/{framework.qualifications[0].id}"
    expected = {
        a.id
        for r in records
        for a in r.attempts
        if any(ref.startswith(f"{whole}/") for ref in a.asked.question.competencies)
    }
    assert picked(records, facts, Query(competency=whole)) == expected != set()
    assert picked(records, facts, Query(competency=whole[:-1])) == set()


def test_a_framework_is_the_sessions_own_or_a_questions(facts, framework) -> None:
    assert all(admits(Query(framework=framework.id), session) for session in facts)
    other = facts[0].model_copy(update={"framework": "other"})
    assert admits(Query(framework="other"), other)
    assert admits(Query(framework=framework.id), other)


def test_days_begin_where_the_user_is(facts) -> None:
    late = facts[0].model_copy(update={"started": facts[0].started.replace(hour=23, minute=30)})
    day = late.started.date()
    east = timezone(timedelta(hours=2))
    assert admits(Query(until=day), late, UTC)
    assert not admits(Query(until=day), late, east)


def test_notes_are_searched_though_answers_do_not_hold_their_words(records) -> None:
    record = next(r for r in records if r.notes)
    name, note = next(iter(record.notes.items()))
    assert note.casefold() in search_texts(record)[name]


@pytest.mark.parametrize("sort", SORTS)
def test_each_order_is_one_of_all_sessions(facts, sort) -> None:
    ordered = in_order(facts, sort)
    assert {s.id for s in ordered} == {s.id for s in facts}
    assert ordered == in_order(facts[::-1], sort)
    values = {
        "newest": lambda s: -s.started.timestamp(),
        "oldest": lambda s: s.started.timestamp(),
        "longest": lambda s: -sum(a.seconds for a in s.attempts),
        "words": lambda s: -sum(a.words for a in s.attempts),
        "rated": lambda s: -_mean([a.rating for a in s.attempts]),
        "strongest": lambda s: -_mean([a.strength for a in s.attempts if not a.probe]),
        "weakest": lambda s: _mean([a.strength for a in s.attempts if not a.probe]),
    }[sort]
    known = [s for s in ordered if sort not in ("rated", "strongest", "weakest") or values(s) == values(s)]
    told = [values(s) for s in known]
    assert told == sorted(told)
    assert ordered[: len(known)] == tuple(known)  # those without a value come last


def _mean(values):
    there = [v for v in values if v is not None]
    return sum(there) / len(there) if there else float("nan")
