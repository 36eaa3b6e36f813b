"""The shipped banks: how many questions there are on what, and that each can be put to a candidate."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

import pytest

from sesprep.domain.bank import Bank, Question
from sesprep.domain.framework import Framework
from sesprep.storage.catalog import load_catalog
from sesprep.storage.packaged import banks_dir, data_dir

from .measures import (
    answered_by_yes_or_no,
    asks_what_a_panel_may_not,
    grade,
    likeness,
    seconds_aloud,
    triples,
)

MOST_SECONDS = 30
HIGHEST_GRADE = 12
MOST_ALIKE = 0.35

BANKS = [Bank.model_validate(tomllib.loads(path.read_text("utf-8"))) for path in sorted(banks_dir().glob("*.toml"))]
FRAMEWORKS = load_catalog(Framework, (data_dir("frameworks"),))


def every() -> Iterator[tuple[str, Question]]:
    return ((f"{bank.id}/{question.id}", question) for bank in BANKS for question in bank.questions)


def main_counts(prefix: str) -> Counter[str]:
    """How many questions have each competency as their main one, in the banks whose id starts so."""
    questions = [q for bank in BANKS if bank.id.startswith(prefix) for q in bank.questions]
    return Counter(question.competencies[0] for question in questions if question.competencies)


@pytest.mark.parametrize(
    ("framework", "kind", "banks", "competencies", "at_least"),
    [
        ("ecq-2025", "core", "ecq-2025", 15, 8),
        ("ecq-2006", "core", "ecq-2006", 22, 5),
        ("ecq-2006", "fundamental", "ecq-2006", 6, 3),
    ],
)
def test_every_competency_has_its_questions(
    framework: str, kind: str, banks: str, competencies: int, at_least: int
) -> None:
    refs = [ref for ref, whole, _ in FRAMEWORKS.get(framework).competencies() if whole.kind == kind]
    assert len(refs) == competencies
    counts = main_counts(banks)
    assert {ref: counts[ref] for ref in refs if counts[ref] < at_least} == {}


def test_technical_qualifications_have_forty_questions_over_ten_types() -> None:
    counts = main_counts("technical-qualifications")
    technical = {ref for f in FRAMEWORKS.values for ref, whole, _ in f.competencies() if whole.kind == "technical"}
    assert len(set(counts) & technical) >= 10
    assert sum(counts[ref] for ref in technical) >= 40


def test_every_id_and_competency_is_known_and_no_bank_repeats_one() -> None:
    known = {ref for framework in FRAMEWORKS.values for ref in framework.refs()}
    assert {ref for _, question in every() for ref in question.competencies} - known == set()
    assert len({bank.id for bank in BANKS}) == len(BANKS)
    assert [name for name, count in Counter(name for name, _ in every()).items() if count > 1] == []


def test_every_question_is_whole() -> None:
    lacking = [
        name
        for name, question in every()
        if not (question.benchmark and question.minutes and question.notes and 2 <= len(question.probes) <= 4)
    ]
    assert lacking == []


def test_a_question_with_several_asks_has_its_parts() -> None:
    assert [name for name, question in every() if question.text.count("?") > 1 and not question.parts] == []
    assert [name for name, question in every() if len(question.parts) == 1] == []


def test_no_benchmark_or_probe_is_used_twice_in_one_bank() -> None:
    for bank in BANKS:
        levels = Counter(text for q in bank.questions if q.benchmark for text in q.benchmark.model_dump().values())
        assert [text for text, count in levels.items() if count > 1] == []
        for question in bank.questions:
            assert len({probe.text for probe in question.probes}) == len(question.probes), question.id


def test_every_question_can_be_said_in_thirty_seconds_of_plain_speech() -> None:
    assert {name: q.text for name, q in every() if seconds_aloud(q.text) > MOST_SECONDS} == {}
    assert {name: grade(q.text) for name, q in every() if grade(q.text) > HIGHEST_GRADE} == {}


def test_no_question_is_answered_by_yes_or_no() -> None:
    assert {name: q.text for name, q in every() if answered_by_yes_or_no(q.text)} == {}


def test_nothing_asks_what_a_panel_may_not_ask() -> None:
    spoken = ((name, text) for name, q in every() for text in (q.text, *q.parts, *(probe.text for probe in q.probes)))
    assert [(name, text) for name, text in spoken if asks_what_a_panel_may_not(text)] == []


def test_no_two_questions_are_nearly_the_same() -> None:
    words = [(name, triples(question.text)) for name, question in every()]
    alike = [(a, b) for (a, one), (b, other) in combinations(words, 2) if likeness(one, other) > MOST_ALIKE]
    assert alike == []


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("Did you ever lead a change?", True),
        ("You led a team. Were you good at it?", True),
        ("When you led a team, did it do well?", True),
        ("Have you cut a budget? What came of it?", False),
        ("Tell us about a cut.", False),
        ("You have a week. How do you start?", False),
    ],
)
def test_the_measure_of_yes_or_no(text: str, closed: bool) -> None:
    assert answered_by_yes_or_no(text) is closed


@pytest.mark.parametrize(
    ("text", "private"),
    [
        ("How old are you?", True),
        ("Would your family mind the travel?", True),
        ("Whom did you vote for?", True),
        ("How did you vote?", True),
        ("Do you agree with the President's order?", True),
        ("Tell us how you worked with a union.", False),
    ],
)
def test_the_measure_of_what_a_panel_may_not_ask(text: str, private: bool) -> None:
    assert asks_what_a_panel_may_not(text) is private


def test_the_other_measures_tell_good_from_bad() -> None:
    assert seconds_aloud("word " * 66) > MOST_SECONDS >= seconds_aloud("word " * 65)
    assert grade("We cut it. It was hard. What did you do?") < 5
    assert grade("Organizational interoperability necessitates institutional recapitalization considerations.") > 20
    near = triples("Tell us about a time when you cut a budget by half.")
    assert likeness(near, triples("Tell us about a time when you cut a budget in two.")) > MOST_ALIKE
    assert likeness(near, triples("Describe a merger that you led.")) == 0
