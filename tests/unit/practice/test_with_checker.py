"""Follow-ups, parts and decisions over the real checker's assessments."""

import itertools

import pytest

from sesprep.analysis.checker import Checker
from sesprep.domain.bank import Question
from sesprep.practice.parts import parts_seen
from sesprep.practice.probes import choose_probe
from sesprep.practice.session import Phase, Session

from .builders import CCAR, STAR, FakeClock, Memory, form, plan

HEAD = (
    "In 2021 I led a field office of forty people in Denver, and a backlog of 9,000 claims had built up over a year. "
    "My task was to clear it by September without more staff. I split the cases by age, moved two examiners to the "
    "oldest ones, and met the team every morning. I asked the regional counsel to look at the hard cases each Friday."
)
RESULT = "As a result we cut the backlog from 9,000 to 400 in eight months, and the average wait fell by 60 percent."
GENERAL = "I always believe in teamwork and I would usually try to help people as a leader. " * 4
ENDS = {"result", "figure"}
"""The aims that dig for how it came out."""
QUESTION = Question(id="q", text="Tell us about a backlog.", competencies=("core/leading/people",))


def assess(text, structure=STAR):
    return Checker(structure)(text, attempt_id="a", question=QUESTION)


@pytest.mark.parametrize("structure", [STAR, CCAR], ids=lambda s: s.id)
def test_a_story_without_an_end_is_asked_how_it_came_out_and_is_not_asked_again(structure):
    chosen = choose_probe(QUESTION, HEAD, assess(HEAD, structure), structure)
    assert chosen.probe.aim in ENDS
    text = f"{HEAD}\n\n{RESULT}"
    after = choose_probe(QUESTION, text, assess(text, structure), structure, put=(chosen.probe,))
    assert after is None or after.probe.aim not in {chosen.probe.aim, "result"}


@pytest.mark.parametrize("text", ["", "Yes.", GENERAL, "[/b] \x1b[2J 👩🏽‍💻 " * 50, "word " * 5000])
def test_any_text_gets_a_follow_up_that_asks_for_one_case(text):
    assert choose_probe(QUESTION, text, assess(text), STAR) is not None


def test_the_parts_of_a_question_are_found_in_a_real_answer():
    question = QUESTION.model_copy(
        update={"parts": ("what you did", "how it came out", "what you would do differently")}
    )
    text = f"{HEAD} {RESULT}"
    found = parts_seen(question, text, assess(text))
    assert [one.seen for one in found] == ["shown", "shown", "not-seen"]
    assert text[found[1].cues[0].start : found[1].cues[0].end].startswith("As a result")


def test_a_session_with_the_real_checker_joins_the_follow_up():
    ids = (f"id{n}" for n in itertools.count())
    session = Session(
        plan(form(probes=2), QUESTION),
        clock=FakeClock(),
        journal=Memory(),
        assess=Checker(STAR),
        new_id=lambda: next(ids),
    )
    session.begin()
    lead = session.finish(HEAD)
    assert session.follow_up(STAR).probe.aim in ENDS
    session.begin()
    session.finish(RESULT)
    session.rate(4)
    assert session.phase is Phase.FEEDBACK
    alone, together = session.assessment.elements["result"], session.fullest()[lead.id].elements["result"]
    assert alone.strength < together.strength
    assert together.verdict != "missing"
