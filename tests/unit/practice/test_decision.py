"""A board's decision, and where evidence is thin."""

from sesprep.domain.assessment import Evidence
from sesprep.domain.story import Story, Told
from sesprep.practice.decision import board_decision
from sesprep.practice.supplemental import choose_supplements
from sesprep.practice.thin import lacks

from .builders import NOON, PLAIN, QUESTION, assessment, attempt, form, framework, plan, shipped


def decide(found, attempts=None, **fields):
    attempts = attempts or [attempt("t1"), attempt("t2", PLAIN, position=1)]
    return board_decision(plan(shipped("qrb")), framework(), attempts, found, **fields)


def test_each_qualification_is_evidence_not_enough_or_not_asked_with_reasons():
    found = decide({"t1": assessment(), "t2": assessment(missing=("result",))})
    verdicts = {one.ref: one for one in found.qualifications}
    assert verdicts["core/leading"].verdict == "evidence"
    assert verdicts["core/money"].verdict == "not-enough"
    assert any("result" in reason for reason in verdicts["core/money"].reasons)
    assert verdicts["core/law"].verdict == "not-asked"
    assert all(one.reasons for one in found.qualifications)


def test_the_threshold_is_told_as_a_report_with_its_source():
    found = decide({"t1": assessment(), "t2": assessment()})
    assert found.says.startswith("Evidence for 2 of 5")
    assert "Coaches report" in found.says
    assert found.says.endswith("when 3 or more lack evidence; here 3 do.")
    assert found.facts[0].source
    assert found.facts[0].certainty == "disputed"
    bare = board_decision(plan(form()), framework(), [], {})
    assert bare.says == "Evidence for 0 of 5 qualifications."


def test_a_question_that_was_put_and_not_answered_is_not_enough():
    found = decide({}, [attempt("t1", answer="  ")])
    assert [one.verdict for one in found.qualifications][:2] == ["not-enough", "not-enough"]


def test_of_several_answers_the_fullest_counts():
    attempts = [attempt("t1"), attempt("t2", number=2)]
    found = decide({"t1": assessment("generic"), "t2": assessment()}, attempts)
    assert found.qualifications[0].verdict == "evidence"
    assert found.qualifications[0].attempts == ("t1", "t2")


def test_words_for_the_competency_are_told_and_decide_nothing():
    silent = Evidence(competency="core/leading/people", asked=True, seen="not-seen")
    found = decide({"t1": assessment(evidence=(silent,)), "t2": assessment()})
    assert found.qualifications[0].verdict == "evidence"
    assert "may be there in others" in " ".join(found.qualifications[0].reasons)


def test_one_story_for_two_qualifications_an_old_one_and_too_many_are_cautions():
    told = (Told(session="s", attempt="t1", day=NOON.date()), Told(session="s", attempt="t2", day=NOON.date()))
    stories = [Story(id=f"s{n}", title=f"Story {n}", year=2010, told=told[:1]) for n in range(3)]
    stories[0] = stories[0].model_copy(update={"told": told})
    says = " ".join(decide({"t1": assessment(), "t2": assessment()}, stories=stories).cautions)
    assert '"Story 0" was told for 2 qualifications' in says
    assert "more than 10 years old" in says
    assert "3 examples for one qualification" in says


def test_what_is_thin_is_said_for_every_kind_of_assessment():
    assert lacks(assessment()) == ()
    assert len(lacks(assessment("generic", missing=("result",)))) == 1
    assert lacks(assessment(unsure=("task",))) == (), "its named signs are there"
    assert lacks(assessment(missing=("result",), unsure=("task",), thin=("task",))) == (
        "No result was found.",
        "It is not sure which words are the task.",
    )
    weak = assessment(thin=("situation", "task", "action", "result"))
    assert lacks(weak) == ()
    none = {name: e.model_copy(update={"strength": 0}) for name, e in weak.elements.items()}
    assert "thin" in lacks(weak.model_copy(update={"elements": none}))[0]


def test_supplemental_questions_are_of_the_thin_qualification_the_thinnest_first_and_never_put_before():
    again = QUESTION.model_copy(update={"id": "again"})
    funds = PLAIN.model_copy(update={"id": "funds"})
    law = PLAIN.model_copy(update={"id": "law", "competencies": ("core/law/rule",)})
    reserve = [{"bank": "team", "question": q} for q in (QUESTION, again, PLAIN, funds, law)]
    attempts = [attempt("t1"), attempt("t2", PLAIN, position=1)]
    found = {"t1": assessment(missing=("result",)), "t2": assessment(missing=("result", "task", "action"))}

    def chosen(most, assessments=found, taken=attempts):
        a_plan = plan(form(supplemental=most), reserve=reserve)
        return [s.asked.question.id for s in choose_supplements(a_plan, taken, assessments)]

    assert chosen(5) == ["funds", "again"]
    assert chosen(1) == ["funds"]
    assert chosen(0) == []
    assert chosen(5, {"t1": assessment(), "t2": assessment()}) == []
    assert chosen(5, {"t1": assessment()}, attempts[:1]) == ["funds"]  # a question that was never reached
