"""What is said about the rules is what was measured."""

import pytest
from training.findings import ABOUT_PARTS, MOST_MARKED, PARTS, Precision, answers, precision, read_marks
from training.rules_page import PAGE, current

from sesprep.analysis.rules import Rule, all_rules

LEAST = 0.8
ENOUGH = 5
"""Findings from which on a rule that is right goes on; with fewer it stays as it was."""
RULES = [pytest.param(rule, id=rule.id) for rule in all_rules()]


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_on_when_it_was_found_right_or_else_is_strict(rule: Rule) -> None:
    measured = precision(read_marks())[rule.id]
    fit = bool(rule.strict) if measured.share is None else measured.share >= LEAST
    may_wait = 0 < measured.marked < ENOUGH
    assert rule.default_on is fit or (may_wait and not rule.default_on)


@pytest.mark.parametrize("rule", RULES)
def test_only_a_rule_that_was_not_measured_is_called_strict(rule: Rule) -> None:
    assert not rule.strict or precision(read_marks())[rule.id].marked == 0


@pytest.mark.parametrize("rule_id", ABOUT_PARTS)
def test_a_rule_on_absent_elements_is_right_about_what_was_taken_out(rule_id: str) -> None:
    measured = precision(read_marks(PARTS))[rule_id]
    assert measured.marked >= 10
    assert measured.share is not None
    assert measured.share >= LEAST


def test_marks_belong_to_the_answers_measured_on_and_no_rule_has_more_than_a_sample() -> None:
    marks, known = read_marks(), {answer.id for answer in answers()}
    assert {mark.answer for mark in marks} <= known
    assert len(known) == 216
    assert max(measured.marked for measured in precision(marks).values()) <= MOST_MARKED


def test_the_interval_is_wilsons() -> None:
    low, high = Precision(9, 10).interval
    assert (round(low, 3), round(high, 3)) == (0.596, 0.982)
    with pytest.raises(ValueError, match="nothing is marked"):
        _ = Precision(0, 0).interval


def test_the_page_of_rules_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == current(), "run python -m training.rules_page"
