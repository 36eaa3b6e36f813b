"""The follow-up that an answer calls for, against assessments of every kind."""

import itertools

import pytest

from sesprep.domain.bank import Probe, Question
from sesprep.domain.role import Role
from sesprep.practice.probes import choose_probe, phrases

from .builders import CCAR, FIGURE, LEARNING, OWN, PLAIN, QUESTION, STAR, assessment, unit

TEXT = "In 2021 the claims piled up. I moved two people. The backlog fell."


def choose(found, question=QUESTION, structure=STAR, **fields):
    return choose_probe(question, TEXT, found, structure, **fields)


def test_an_answer_that_has_everything_calls_for_nothing():
    assert choose(assessment()) is None


@pytest.mark.parametrize("story", ["generic", "hypothetical", "too-short"])
def test_no_specific_case_calls_for_one_before_all_else(story):
    chosen = choose(assessment(story, missing=("result",), rules={"R201": "must"}))
    assert chosen.probe.text in phrases("example")
    assert not chosen.planned


@pytest.mark.parametrize("structure", [STAR, CCAR], ids=lambda s: s.id)
def test_every_missing_element_is_asked_for_by_its_own_aim(structure):
    for element in structure.elements:
        chosen = choose(assessment(missing=(element.id,), structure=structure), PLAIN, structure)
        assert chosen.probe.aim == element.aims[0]
        assert element.name in chosen.why
        assert chosen.probe.text in phrases(element.aims[0])


def test_of_several_missing_elements_the_end_of_the_story_comes_first():
    put: list[Probe] = []
    found = assessment(missing=("situation", "task", "action", "result"))
    while (chosen := choose(found, PLAIN, put=put)) is not None:
        put.append(chosen.probe)
    assert [probe.aim for probe in put][:4] == ["result", "action", "task", "situation"]


@pytest.mark.parametrize(
    ("found", "aim"),
    [
        (assessment(rules={"R201": "must"}), "own-part"),
        (assessment(rules={"R203": "should"}), "own-part"),
        (assessment(unmet=("own-part",)), "own-part"),
        (assessment(rules={"R301": "should"}), "figure"),
        (assessment(unmet=("figure",)), "figure"),
        (assessment(rules={"R201": "must", "R301": "should"}), "own-part"),
        (assessment(missing=("result",), rules={"R201": "must"}), "result"),
        (assessment(unsure=("task",)), "task"),
        (assessment(unsure=("task",), rules={"R301": "should"}), "figure"),
        (assessment(thin=("situation",)), "situation"),
        (assessment(thin=("situation",), unsure=("result",)), "result"),
        (assessment(thin=("action",), unmet=("reasoning",)), "reasoning"),
        (assessment(thin=("action",), unmet=("three-acts",)), "action"),
        (assessment(rules={"R501": "consider"}), None),
    ],
)
def test_what_is_absent_comes_first_then_what_is_unclear_then_what_is_thin(found, aim):
    chosen = choose(found, PLAIN)
    assert (chosen.probe.aim if chosen else None) == aim


def test_the_questions_own_probes_come_before_the_panels_words():
    assert choose(assessment(rules={"R201": "must"})).probe == OWN
    assert choose(assessment(rules={"R301": "must"})).probe == FIGURE
    assert choose(assessment(rules={"R301": "must"})).planned
    assert choose(assessment(missing=("result",))).probe.text in phrases("result")  # it has no probe of that aim


def test_a_part_that_was_passed_over_is_asked_for_in_its_own_words_once():
    question = PLAIN.model_copy(update={"parts": ("what it cost the regions", "what you did")})
    text = "I moved two people to the oldest claims."
    found = assessment(units=(unit(text, text, Role.ACTION, "action"),))
    chosen = choose_probe(question, text, found, STAR)
    assert "what it cost the regions" in chosen.probe.text
    assert choose_probe(question, text, found, STAR, put=(chosen.probe,)) is None


def test_no_probe_is_repeated_and_no_aim_is_dug_for_twice():
    found = assessment(missing=("action", "result"), rules={"R201": "must", "R301": "should"}, thin=("situation",))
    put: list[Probe] = []
    while (chosen := choose(found, put=put)) is not None:
        put.append(chosen.probe)
    assert len({probe.text for probe in put}) == len(put)
    assert len({probe.aim for probe in put}) == len(put)
    assert LEARNING not in put  # nothing in the answer called for it


def test_the_choice_is_the_same_for_a_seed_and_differs_between_seeds():
    found = assessment(missing=("result",))
    chosen = {choose(found, PLAIN, seed=seed).probe.text for seed in range(30)}
    assert chosen == set(phrases("result"))
    assert all(choose(found, PLAIN, seed=5) == choose(found, PLAIN, seed=5) for _ in range(3))


def test_every_assessment_gives_a_sound_probe_or_none():
    names = [element.id for element in STAR.elements]
    stories = ("specific", "generic", "hypothetical", "too-short")
    for story, states in itertools.product(stories, itertools.product(("ok", "missing", "unsure", "thin"), repeat=4)):
        sets = {
            s: tuple(n for n, x in zip(names, states, strict=True) if x == s) for s in ("missing", "unsure", "thin")
        }
        for rules in ({}, {"R201": "must"}, {"R301": "should"}):
            chosen = choose(assessment(story, rules=rules, **sets))
            calls = story != "specific" or any(sets.values()) or bool(rules)
            assert (chosen is not None) == calls
            if chosen is not None:
                assert chosen.why.endswith(".")
                assert 0 < len(chosen.probe.text) <= 400


@pytest.mark.parametrize("kind", ["opener", "closer"])
def test_a_question_that_wants_no_story_is_followed_up_by_its_own_probes_alone(kind):
    question = QUESTION.model_copy(update={"kind": kind, "probes": (OWN, FIGURE)})
    for found in (assessment(), assessment("generic"), assessment("too-short"), assessment(missing=("result",))):
        first = choose(found, question)
        second = choose(found, question, put=(first.probe,))
        assert {first.probe, second.probe} == {OWN, FIGURE}
        assert choose(found, question, put=(OWN, FIGURE)) is None
        assert choose(found, question.model_copy(update={"probes": ()})) is None


def order_of(states, rules, parts):
    """What the docstring of `choose_probe` promises, spelled out once more: the first aim that is called for."""
    order = ("result", "action", "task", "situation")
    at = dict(zip(("situation", "task", "action", "result"), states, strict=True))
    missing = [e for e in order if at[e] == "missing"]
    unsure = [e for e in order if at[e] == "unsure"]
    thin = [e for e in order if at[e] == "thin"]
    listed = [aim for rule, aim in (("R201", "own-part"), ("R301", "figure")) if rule in rules]
    return [*missing, *listed, *(["part"] if parts else []), *unsure, *thin]


@pytest.mark.parametrize("parts", [False, True])
@pytest.mark.parametrize("rules", [(), ("R201",), ("R301",), ("R201", "R301")])
def test_all_follow_ups_to_every_assessment_come_in_the_promised_order(rules, parts):
    question = PLAIN.model_copy(update={"parts": ("the cost to the regions", "the winter") if parts else ()})
    for states in itertools.product(("ok", "missing", "unsure", "thin"), repeat=4):
        names = ("situation", "task", "action", "result")
        sets = {
            s: tuple(n for n, x in zip(names, states, strict=True) if x == s) for s in ("missing", "unsure", "thin")
        }
        found = assessment(rules=dict.fromkeys(rules, "must"), **sets)
        put: list[Probe] = []
        while (chosen := choose_probe(question, "Yes.", found, STAR, put=put)) is not None:
            put.append(chosen.probe)
        seen = ["part" if "the cost" in p.text or "the winter" in p.text else p.aim for p in put]
        wanted = order_of(states, rules, parts)
        if parts:
            wanted.insert(wanted.index("part"), "part")  # both parts were passed over
        assert seen == wanted


def test_the_panels_own_words_are_neutral_questions():
    keys = ("example", "situation", "task", "action", "own-part", "result", "figure", "reasoning", "learning", "part")
    for text in (text for key in keys for text in phrases(key)):
        assert not {"great", "good", "unfortunately", "failed", "wrong", "excellent"} & set(text.lower().split())


def test_a_long_part_is_cut_so_that_the_probe_can_be_kept():
    question = Question(id="q", text="Q?", parts=("x" * 390, "y"))
    assert len(choose_probe(question, "", assessment(), STAR).probe.text) <= 400
