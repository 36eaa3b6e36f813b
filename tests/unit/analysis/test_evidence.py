"""Competency evidence: what shows it, what does not, and the files of behaviors."""

import re
import tomllib
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sesprep.analysis.behaviors import behavior_set, has_behaviors
from sesprep.analysis.checker import Checker
from sesprep.analysis.cues import find_patterns
from sesprep.analysis.tokens import tokenize
from sesprep.domain.assessment import Evidence
from sesprep.domain.bank import Question
from sesprep.domain.framework import Framework

FILES = [file for file in files("sesprep").joinpath("data", "frameworks").iterdir() if file.name.endswith(".toml")]
FRAMEWORKS = {one.id: one for one in (Framework.model_validate(tomllib.loads(file.read_text())) for file in FILES)}
WITH_FILES = [name for name in FRAMEWORKS if has_behaviors(name)]
STEP = re.compile(r"<(?:num|past|ing|i|we)>|[a-z0-9][a-z0-9'.\-]*")

OPENING = (
    "In 2021 I ran a bureau of two hundred people, and the inspectors had found trouble there. "
    "My task was to mend it by June. So first I met the staff. "
)
ACTS = {
    "ecq-2025/rule-of-law": (
        "I asked our general counsel for a legal opinion. I refused to sign the award, and I reported it to the "
        "inspector general. I put my reasons in writing. We briefed the committee staff the same week."
    ),
    "ecq-2025/driving-efficiency": (
        "I canceled two leases and renegotiated the copier contract. I moved four analysts to the claims desk. We "
        "automated the intake form. As a result we saved $2.1 million in the first year."
    ),
    "ecq-2025/merit-and-competence": (
        "I traced the errors back to one data feed. I interviewed the clerks and compared three options. When the "
        "vendor failed I switched to a new plan, and we kept the office open around the clock."
    ),
    "ecq-2025/leading-people": (
        "I sat down with her and set clear expectations. I put him on an improvement plan. I mentored two deputies "
        "and sent them on a detail. I made the call without all the facts, and I heard out the people who "
        "disagreed."
    ),
    "ecq-2025/achieving-results": (
        "I set milestones and held a weekly review every Monday. We piloted a new way of sorting in one office "
        "first. I drew a five-year roadmap tied to the strategic plan. We met the target ahead of schedule."
    ),
    "ecq-2006/leading-change": (
        "I piloted the new method in one office first. I drew a five-year roadmap. When the flood came I switched "
        "to a new plan, and we kept the office open around the clock."
    ),
    "ecq-2006/leading-people": (
        "I met with each of them separately and brought both sides together in one room. I mentored two deputies. "
        "I formed a team of twelve, and we celebrated with a potluck."
    ),
    "ecq-2006/results-driven": (
        "I followed up every week on a scorecard. I traced the delay to one form and simplified it. I made the "
        "call within hours and stood by it. Wait times fell by half."
    ),
    "ecq-2006/business-acumen": (
        "I canceled two leases and renegotiated the copier contract. I reassigned four analysts and hired thirty "
        "clerks. We automated the intake form, and I encrypted the laptops."
    ),
    "ecq-2006/building-coalitions": (
        "I brought four agencies together and we signed a memorandum of understanding. I briefed the committee "
        "staff before the vote. I offered them a seat in return, and they agreed."
    ),
    "ecq-2006/fundamental-competencies": (
        "I listened to them and heard each of them out. I spoke to the whole shift and answered questions. I "
        "drafted a one-page memo. I apologized and said it was my mistake."
    ),
}


@pytest.fixture(scope="module")
def check(structures):
    """Assess an answer to a question on these competencies."""
    checker = Checker(structures["star"])

    def run(text: str, *refs: str) -> tuple[Evidence, ...]:
        question = Question(id="q", text="Tell us about it.", competencies=refs)
        return checker(text, attempt_id="a", question=question).evidence

    return run


def test_every_core_and_fundamental_qualification_has_its_answer_here():
    assert set(ACTS) == {f"{name}/{q.id}" for name in WITH_FILES for q in FRAMEWORKS[name].qualifications}


@pytest.mark.parametrize("ref", ACTS)
def test_an_answer_that_does_it_shows_the_qualification(check, ref):
    found = check(OPENING + ACTS[ref], ref)
    assert any(one.seen == "shown" for one in found if one.asked), found


def test_cues_are_words_of_the_answer_inside_its_clauses(structures):
    text = OPENING + ACTS["ecq-2025/driving-efficiency"]
    found = Checker(structures["star"], framework="ecq-2025")(text, attempt_id="a")
    cues = [cue for one in found.evidence for cue in one.cues]
    said = {text[cue.start : cue.end] for cue in cues}
    assert {"canceled two leases", "renegotiated", "saved $2.1 million"} <= said
    for cue in cues:
        assert cue.says
        assert any(unit.start <= cue.start < cue.end <= unit.end for unit in found.units)


@pytest.mark.parametrize("name", WITH_FILES)
def test_naming_a_competency_or_quoting_its_definition_is_no_evidence(name):
    behaviors = behavior_set(name)
    for ref, _, competency in FRAMEWORKS[name].competencies():
        claimed = tokenize(f"I showed {competency.name}. {competency.definition}")
        hits = find_patterns(behaviors.root, claimed)
        assert not [hit.group for hit in hits if ref in behaviors.used_by[hit.group]], ref


@pytest.mark.parametrize(
    ("act", "seen"),
    [
        ("I renegotiated the lease.", "hinted"),
        ("Then the team renegotiated the lease.", "hinted"),
        ("I never renegotiated the lease.", "not-seen"),
        ("I would have renegotiated the lease.", "not-seen"),
        ("He renegotiated the lease.", "not-seen"),
        ("The landlord renegotiated the lease.", "not-seen"),
    ],
)
def test_only_what_was_done_and_by_the_speaker_or_the_team_is_evidence(check, act, seen):
    text = f"{OPENING}I called the owner in May. {act} Then I called the union and I met the crew again."
    assert check(text, "ecq-2025/driving-efficiency/fiscal-responsibility")[0].seen == seen


def test_the_setting_alone_is_no_evidence(check):
    text = (
        "In 2019 our agency had renegotiated its leases and canceled the contract, long before I joined it as a clerk."
    )
    assert check(text, "ecq-2025/driving-efficiency/fiscal-responsibility")[0].seen == "not-seen"


def test_one_act_only_hints_and_the_same_in_two_clauses_shows(check):
    ref, act = "ecq-2025/driving-efficiency/fiscal-responsibility", "I renegotiated the lease. "
    rest = "Then I called the union and I met the crew again."
    assert check(OPENING + act + rest, ref)[0].seen == "hinted"
    assert check(OPENING + act + "I renegotiated the phones too. " + rest, ref)[0].seen == "shown"


def test_all_asked_are_listed_in_order_and_at_most_three_others_that_are_shown(check):
    asked = ("ecq-2025/leading-people", "ecq-2025/rule-of-law/civic-mindedness")
    found = check(OPENING + "".join(ACTS.values()), *asked)
    refs = [one.competency for one in found if one.asked]
    assert refs[:3] == [
        f"ecq-2025/leading-people/{c}" for c in ("accountability", "developing-others", "executive-judgment")
    ]
    assert refs[3:] == ["ecq-2025/rule-of-law/civic-mindedness"]
    others = [one for one in found if not one.asked]
    assert len(others) == 3
    assert {one.seen for one in others} == {"shown"}
    assert not {one.competency for one in others} & set(refs)


def test_without_a_question_only_a_given_framework_is_looked_for(structures):
    text = OPENING + ACTS["ecq-2025/driving-efficiency"]
    assert Checker(structures["star"])(text, attempt_id="a").evidence == ()
    found = Checker(structures["star"], framework="ecq-2025")(text, attempt_id="a").evidence
    assert found
    assert not any(one.asked for one in found)


@pytest.mark.parametrize("name", ["tq", "_words", "no-such-framework"])
def test_a_framework_without_a_file_gives_nothing(structures, name):
    assert Checker(structures["star"], framework=name)(OPENING, attempt_id="a").evidence == ()


def test_a_question_on_a_technical_qualification_gives_nothing(check):
    assert check(OPENING, "tq/technical-qualification/acquisition") == ()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([*" ".join(ACTS.values()).split(), "\n", "🙂", "\x1b[31m", "[/", "é"]), max_size=80)
    | st.text()
)
def test_any_text_gives_evidence_whose_cues_lie_in_it(check, parts):
    text = parts if isinstance(parts, str) else " ".join(parts)
    for one in check(text, "ecq-2006/results-driven"):
        assert (one.seen == "not-seen") is (not one.cues)
        for cue in one.cues:
            assert 0 <= cue.start < cue.end <= len(text)
            assert text[cue.start : cue.end].strip() == text[cue.start : cue.end]


@pytest.mark.parametrize("name", WITH_FILES)
def test_the_file_names_every_competency_of_its_framework_and_no_other(name):
    assert list(behavior_set(name).competencies) == [ref for ref, _, _ in FRAMEWORKS[name].competencies()]


@pytest.mark.parametrize("name", WITH_FILES)
def test_every_competency_has_four_to_eight_behaviors_with_enough_patterns(name):
    for ref, behaviors in behavior_set(name).competencies.items():
        assert 4 <= len(behaviors) <= 8, ref
        assert len({behavior.says for behavior in behaviors}) == len(behaviors), ref
        for behavior in behaviors:
            assert 10 <= len(behavior.patterns) <= 32, behavior.ref


@pytest.mark.parametrize("name", WITH_FILES)
def test_every_pattern_can_be_found_and_none_stands_twice_in_a_competency(name):
    for ref, behaviors in behavior_set(name).competencies.items():
        patterns = [pattern for behavior in behaviors for pattern in behavior.patterns]
        assert len(set(patterns)) == len(patterns), (ref, sorted(p for p in patterns if patterns.count(p) > 1))
        for pattern in patterns:
            steps = pattern.split()
            assert steps[0] != "*", pattern
            assert steps[-1] != "*", pattern
            assert all(STEP.fullmatch(word) for step in steps if step != "*" for word in step.split("|")), pattern
            words = [word for step in steps for word in step.split("|") if word != "*" and not word.startswith("<")]
            assert [token.lower for word in words for token in tokenize(word)] == words, pattern
