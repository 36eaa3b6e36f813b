"""Every rule speaks where its examples say so, is silent where they say so, and never raises."""

import tomllib
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sesprep
from sesprep.analysis.checker import Checker
from sesprep.analysis.rules import Rule, all_rules
from sesprep.analysis.rules.examples import WOULD
from sesprep.analysis.tokens import count_words
from sesprep.domain.assessment import Assessment, SetRole
from sesprep.domain.bank import Question
from sesprep.domain.role import Role
from sesprep.domain.structure import Structure

PACKAGE = Path(sesprep.__file__).parent
DATA = PACKAGE / "data"
TODAY = date(2026, 6, 1)
STRUCTURES = ("star", "ccar")
RULES = all_rules()
FLAGS = [pytest.param(rule, text, id=f"{rule.id}-{n}") for rule in RULES for n, text in enumerate(rule.flags)]
PASSES = [pytest.param(rule, text, id=f"{rule.id}-{n}") for rule in RULES for n, text in enumerate(rule.passes)]
ASKED = Question(
    id="asked",
    text="Tell us about a hard decision on executive judgment. What did it cost, and what did you learn?",
    competencies=("ecq-2025/leading-people/executive-judgment",),
    parts=("what it cost", "what you learned", "how long it took"),
)


@cache
def checker(structure: str, today: date | None = TODAY) -> Checker:
    text = (DATA / "structures" / f"{structure}.toml").read_text(encoding="utf-8")
    shape = Structure.model_validate(tomllib.loads(text))
    return Checker(shape, rules={rule.id: True for rule in RULES}, today=today)


@cache
def assessed(text: str, structure: str, asked: Question | None) -> Assessment:
    return checker(structure)(text, attempt_id="example", question=asked)


def said(rule: Rule, text: str, structure: str) -> list[str]:
    found = assessed(text, structure, rule.asked).findings
    return [finding.message for finding in found if finding.rule == rule.id]


@pytest.mark.parametrize("structure", STRUCTURES)
@pytest.mark.parametrize(("rule", "text"), FLAGS)
def test_it_speaks_in_the_answers_that_it_flags(rule: Rule, text: str, structure: str) -> None:
    assert said(rule, text, structure)


@pytest.mark.parametrize("structure", STRUCTURES)
@pytest.mark.parametrize(("rule", "text"), PASSES)
def test_it_is_silent_in_the_answers_that_it_passes(rule: Rule, text: str, structure: str) -> None:
    assert said(rule, text, structure) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_enough_examples_of_some_length(rule: Rule) -> None:
    assert len(rule.flags) >= 2
    assert len(rule.passes) >= 3
    assert not set(rule.flags) & set(rule.passes)
    assert min(count_words(text) for text in (*rule.flags, *rule.passes)) >= 50


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_explains_itself_in_the_house_words(rule: Rule) -> None:
    assert rule.title
    assert rule.why
    assert rule.try_
    shown = [rule.title, rule.why, rule.try_]
    shown += [f.message for text in rule.flags for f in assessed(text, "star", rule.asked).findings]
    words = " ".join(shown).lower().split()
    assert {"issue", "issues", "test", "score", "quiz"}.isdisjoint(word.strip('.,:;"!?') for word in words)


def test_ids_are_unique_and_severe_rules_are_few() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES) >= 30
    assert {rule.id for rule in RULES if rule.severity == "must"} == {"R101", "R102", "R106"}


def test_every_word_list_is_used_and_every_one_used_is_there() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in (PACKAGE / "analysis" / "rules").glob("*.py"))
    for path in (DATA / "checker" / "rules").glob("*.toml"):
        for name in tomllib.loads(path.read_text(encoding="utf-8")):
            ask, _, part = name.rpartition("_")
            used = f'"{path.stem}.{name}"' in source
            assert used or (f"question.{{ask}}_{part}" in source and f'"{ask}"' in source), f"{path.stem}.{name}"


def test_a_place_lies_in_the_text_and_a_rule_names_few_places() -> None:
    for rule in RULES:
        for text in rule.flags:
            found = [f for f in assessed(text, "star", rule.asked).findings if f.rule == rule.id]
            assert len(found) <= 4
            assert all(f.start is None or 0 <= f.start < (f.end or 0) <= len(text) for f in found)


def test_the_age_of_an_example_is_not_spoken_of_when_today_is_unknown() -> None:
    rule = next(rule for rule in RULES if rule.id == "R403")
    told = checker("star", None)(rule.flags[0], attempt_id="example")
    assert "R403" not in {finding.rule for finding in told.findings}
    assert said(rule, rule.flags[0], "star")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_no_text_makes_a_rule_raise(text: str) -> None:
    checker("star")(text, attempt_id="any", question=ASKED)


PIECES = [part for rule in RULES for text in (*rule.flags[:1], *rule.passes[-1:]) for part in text.split(". ")]


@settings(max_examples=80, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=30)), max_size=12), st.sampled_from(STRUCTURES))
def test_no_mix_of_sentences_makes_a_rule_raise(parts: list[str], structure: str) -> None:
    text = ". ".join(parts)
    found = checker(structure)(text, attempt_id="any", question=ASKED).findings
    assert all(f.start is None or 0 <= f.start < (f.end or 0) <= len(text) for f in found)


@pytest.mark.parametrize(
    ("question", "speaks"),
    [
        ("Tell us about a time you dealt with a poor performer. What would you do differently?", True),
        ("How would you handle an employee who does not perform?", False),
        ("What would you do if an employee did not perform?", False),
    ],
)
def test_what_you_would_do_is_a_fault_only_where_the_question_asks_what_you_did(question: str, speaks: bool) -> None:
    rule = next(rule for rule in RULES if rule.id == "R101")
    asked = Question(id="asked", text=question)
    assert bool(said(replace(rule, asked=asked), WOULD, "star")) is speaks


def test_a_clause_that_the_user_set_is_not_doubted() -> None:
    rule = next(rule for rule in RULES if rule.id == "R111")
    text = rule.flags[0]
    doubted = next(f for f in assessed(text, "star", None).findings if f.rule == "R111")
    mine = SetRole(start=doubted.start or 0, end=doubted.end or 0, role=Role.RESULT)
    found = checker("star")(text, attempt_id="example", set_roles=(mine,)).findings
    assert "R111" not in {finding.rule for finding in found}
