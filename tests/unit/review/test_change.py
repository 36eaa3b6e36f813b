from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sesprep.domain.assessment import Assessment, ElementVerdict, Finding
from sesprep.domain.story import Story, Told
from sesprep.errors import BadInputError
from sesprep.review.change import change
from sesprep.review.compare import compare
from sesprep.review.word_changes import word_changes


def verdict(strength: int) -> ElementVerdict:
    return ElementVerdict(verdict="present" if strength else "missing", strength=strength, share=strength / 10)


def said(model: str, rules: str, **elements: int) -> Assessment:
    findings = tuple(Finding(rule=r, severity="must", message=f"{r} by {model}", why="", try_="") for r in rules)
    told = {name: verdict(strength) for name, strength in elements.items()}
    return Assessment(
        id="a", structure="star", model=model, words=9, story="specific", elements=told, units=(), findings=findings
    )


def test_findings_are_gone_new_or_kept_by_rule_and_elements_by_id() -> None:
    found = change(said("one", "AABC", task=1, action=2), said("two", "CBD", task=3, result=1))
    assert [(f.rule, f.before, f.after) for f in found.gone] == [("A", 2, 0)]
    assert [(f.rule, f.before, f.after) for f in found.new] == [("D", 0, 1)]
    assert [(f.rule, f.before, f.after) for f in found.kept] == [("B", 1, 1), ("C", 1, 1)]
    assert [f.message for f in (*found.gone, *found.kept)] == ["A by one", "B by two", "C by two"]
    elements = {e.element: (e.before and e.before.strength, e.after and e.after.strength) for e in found.elements}
    assert elements == {"task": (1, 3), "action": (2, None), "result": (None, 1)}
    assert not found.same


def test_another_model_alone_is_no_change() -> None:
    assert change(said("one", "AB", task=1), said("two", "BA", task=1)).same
    assert not change(said("one", "AB", task=1), said("two", "ABB", task=1)).same


def test_words_gone_and_new() -> None:
    found = word_changes("We cut the backlog.", "We cut the old backlog by half.")
    assert [(c.kind, c.text.strip()) for c in found] == [
        ("same", "We cut the"),
        ("gone", "backlog."),
        ("new", "old backlog by half."),
    ]


@given(st.text(alphabet="ab c\n", max_size=80), st.text(alphabet="ab c\n", max_size=80))
def test_both_texts_can_be_put_together_again(before: str, after: str) -> None:
    found = word_changes(before, after)
    for kind, text in (("gone", before), ("new", after)):
        assert "".join(c.text for c in found if c.kind in ("same", kind)).split() == text.split()
    assert all(c.kind == "same" for c in found) == (before.split() == after.split())


def test_texts_beyond_the_exact_limit_still_come_together() -> None:
    before = " ".join(f"w{n % 7}" if n % 3 else f"u{n}" for n in range(4000))
    after = before.replace("u300 ", "changed ")
    found = word_changes(before, after)
    assert "".join(c.text for c in found if c.kind != "gone").split() == after.split()
    assert [c.text.strip() for c in found if c.kind == "new"] == ["changed"]


def story(title: str, *attempts: str) -> Story:
    told = tuple(Told(session="s", attempt=attempt, day=date(2026, 11, 1)) for attempt in attempts)
    return Story(id=title.lower(), title=title, told=told)


def test_two_attempts_are_compared_earlier_first(records) -> None:
    record = next(r for r in records if any(a.number == 2 for a in r.attempts))
    second = next(a for a in record.attempts if a.number == 2)
    first = next(a for a in record.attempts if a.position == second.position and a.number == 1)
    found = compare((record, second.id), (record, first.id))
    assert (found.before.attempt, found.after.attempt) == (first, second)
    assert found.before.attempt.started < found.after.attempt.started - timedelta(seconds=1)
    assert found.same_question
    assert not found.same_story
    stories = [story("One", first.id), story("Other", second.id, "x"), story("Both", first.id, second.id)]
    both = compare((record, first.id), (record, second.id), stories)
    assert (both.same_story, both.stories) == (True, ("Both",))
    assert not compare((record, first.id), (record, second.id), stories[:2]).same_story
    assert found.change == change(record.assessments[first.id], record.assessments[second.id])
    assert found.before.words == record.assessments[first.id].words
    with pytest.raises(BadInputError, match="no answer 'nope'"):
        compare((record, first.id), (record, "nope"))
