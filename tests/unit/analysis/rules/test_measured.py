"""What is said about the rules is what was measured."""

from training.findings import precision, read_marks
from training.rules_page import PAGE, current

from sesprep.analysis.rules import all_rules

LEAST = 0.8


def test_a_rule_that_is_on_was_found_right_often_enough() -> None:
    measured = precision(read_marks())
    wrong = {rule.id: measured[rule.id] for rule in all_rules() if rule.default_on}
    assert {name: p for name, p in wrong.items() if p.share is not None and p.share < LEAST} == {}


def test_a_rule_that_is_off_was_found_wrong_too_often() -> None:
    measured = precision(read_marks())
    for rule in all_rules():
        share = measured[rule.id].share
        assert rule.default_on or (share is not None and share < LEAST)


def test_the_page_of_rules_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == current(), "run python -m training.rules_page"
