"""Drills: the task, the earlier answer it works on, and whether it was done."""

import pytest

from sesprep.domain.session import SessionRecord
from sesprep.errors import BadInputError
from sesprep.practice.drills import choices, is_right, judge, source_for
from sesprep.practice.hints import hint, may_hint

from .builders import FIGURE, NOON, QUESTION, STAR, assessment, attempt, form, framework, plan, shipped


def drill(name):
    return shipped(f"drill-{name}").drill


def met(name, text, found=None, source=None):
    return {check.id: check.met for check in judge(drill(name), text, found or assessment(), STAR, source)}


def shares(**wanted):
    found = assessment(missing=tuple(name for name, share in wanted.items() if share == 0))
    elements = {k: e.model_copy(update={"share": wanted.get(k, 0.0)}) for k, e in found.elements.items()}
    return found.model_copy(update={"elements": elements})


def test_only_the_result_wants_the_result_alone_and_a_figure():
    assert met("result", "We cut it from 9,000 to 400.", shares(result=1.0)) == {
        "found": True, "only": True, "figure": True,
    }  # fmt: skip
    assert met("result", "It got better.", shares(result=0.3, action=0.7)) == {
        "found": True, "only": False, "figure": False,
    }  # fmt: skip
    assert met("result", "It fell by twenty-one percent.", shares(result=1.0))["figure"]
    assert not met("result", "I did it.", shares(action=1.0, result=0))["found"]


@pytest.mark.parametrize(
    ("text", "done"),
    [("One. Two!", True), ("One. Two. Three.", False), ("", False), ("It cost 3.5 million in 2021", True)],
)
def test_two_sentences_are_counted(text, done):
    assert met("situation", text)["sentences"] is done


def test_i_out_of_a_we_story():
    source = attempt(answer="We met and we decided and we wrote our plan.")
    assert met("own-part", "I met them. I wrote the plan with our counsel.", source=source) == {
        "own": True, "less-we": True,
    }  # fmt: skip
    assert not met("own-part", "We did it all, we did.", source=source)["less-we"]
    assert not met("own-part", "We did it, I did it.", source=source)["less-we"]
    long = attempt(answer=f"We met and we decided and we wrote. {'I called them. ' * 50}")
    assert met("own-part", "I met them and I called. We agreed.", source=long)["less-we"]  # as it says: less than I


def test_half_the_length_keeps_action_and_result():
    source = attempt(answer="word " * 400)
    assert met("shorten", "word " * 220, source=source) == {"length": True, "keeps-action": True, "keeps-result": True}
    assert not met("shorten", "word " * 221, source=source)["length"]
    assert not met("shorten", "", source=source)["length"]
    assert not met("shorten", "word", assessment(missing=("result",)), source)["keeps-result"]


def test_where_the_checker_is_not_sure_the_drill_does_not_say_no():
    found = assessment()
    doubted = found.elements | {"result": found.elements["result"].model_copy(update={"verdict": "unsure"})}
    done = met("shorten", "word", found.model_copy(update={"elements": doubted}), attempt(answer="word " * 400))
    assert done["keeps-action"] is True
    assert done["keeps-result"] is None


def test_not_sure_of_an_element_is_not_sure_that_nothing_else_is_told():
    found = shares(result=1.0)
    doubted = found.elements | {"result": found.elements["result"].model_copy(update={"verdict": "unsure"})}
    done = met("result", "We cut it to 400.", found.model_copy(update={"elements": doubted}))
    assert done["found"] is None
    assert done["only"] is None


def test_the_same_story_for_another_question_keeps_every_element():
    assert set(met("other-competency", "x")) == {"keeps-situation", "keeps-task", "keeps-action", "keeps-result"}


def record(*attempts, **found):
    return SessionRecord(id="s", started=NOON, schema_version=1, plan=plan(None), attempts=attempts, assessments=found)


def test_a_drill_takes_the_newest_earlier_answer_that_fits_or_says_what_is_needed():
    long = attempt("long", answer="word " * 400)
    we = attempt("we", answer="We met. We wrote our plan, and we sent it.")
    records = [record(long, we, attempt("short"), long=assessment("generic"), short=assessment())]
    assert source_for(drill("shorten"), records).id == "long"
    assert source_for(drill("own-part"), records).id == "we"
    assert source_for(drill("other-competency"), records).id == "short"
    assert source_for(drill("result"), records) is None
    for name in ("shorten", "own-part", "other-competency"):
        with pytest.raises(BadInputError, match="No earlier answer") as caught:
            source_for(drill(name), [])
        assert caught.value.hint


def test_which_qualification_offers_the_right_one_among_four():
    shown = choices(QUESTION, framework(), seed=1)
    assert len(shown) == 4
    assert [q.id for q in shown if is_right(QUESTION, framework(), q)] == ["leading"]
    assert shown == choices(QUESTION, framework(), seed=1)
    assert len({choices(QUESTION, framework(), seed=s)[0].id for s in range(20)}) > 1
    with pytest.raises(BadInputError, match="tests nothing"):
        choices(QUESTION.model_copy(update={"competencies": ()}), framework(), 1)


def test_hints_come_by_element_and_never_in_an_exam():
    assert hint(QUESTION, STAR, "result")[0] == STAR.element("result").asks
    assert FIGURE.text in hint(QUESTION, STAR, "result")
    assert may_hint(plan(form()))
    assert not may_hint(plan(form(exam=True), exam=True))
    assert not may_hint(plan(shipped("drill-which")))  # it asks for no story
