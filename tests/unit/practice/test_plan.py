"""Which questions a session asks, and in which order."""

import itertools

import pytest

from sesprep.domain.agency import Agency, TechnicalQualification
from sesprep.domain.bank import Bank
from sesprep.errors import BadInputError
from sesprep.practice.pace import pace
from sesprep.practice.panel import is_silent, speaker
from sesprep.practice.placeholders import fill
from sesprep.practice.plan import Choice, make_plan
from sesprep.practice.suggest import suggested_bank

from .builders import QUALIFICATIONS, QUESTION, STAR, bank, form, framework, shipped

AGENCY = Agency(
    id="blm",
    name="the Bureau of Land Management",
    post="Associate Director",
    field="grants management",
    goals=("Cut permit times by half.", "  "),
    challenges=("Offices in 11 states work {agency} rules apart",),
    stakeholders=("the Western Governors",),
    qualifications=(TechnicalQualification(text="Has run a national grants program."),),
)


def draw(a_form, agency=None, **choice):
    return make_plan([bank()], framework(), STAR, a_form, Choice(**choice), agency)


def refs(a_plan, kinds=("behavioral",)):
    return [a.question.competencies[0].split("/")[1] for a in a_plan.asked if a.question.kind in kinds]


def test_the_board_asks_one_question_a_qualification_on_one_clock_with_a_reserve():
    a_plan = draw(shipped("qrb"), seed=3)
    assert refs(a_plan) == list(QUALIFICATIONS)
    assert (a_plan.seconds_whole, a_plan.seconds_each, a_plan.exam) == (2700, None, True)
    assert {a.question.competencies[0].split("/")[1] for a in a_plan.reserve} == set(QUALIFICATIONS)
    assert all(a not in a_plan.asked for a in a_plan.reserve)


def test_the_agency_panel_opens_closes_and_asks_a_technical_question():
    a_plan = draw(shipped("agency-panel"), seed=3)
    kinds = [asked.question.kind for asked in a_plan.asked]
    assert kinds == ["opener", *["behavioral"] * 5, "technical", "closer"]
    assert sum(len(a.question.parts) > 1 for a in a_plan.asked) >= 3
    assert len({speaker(a_plan, at).name for at in range(8)}) == 3


def test_a_question_on_another_expertise_is_asked_where_its_bank_is_named_only():
    outside = QUESTION.model_copy(
        update={"id": "ward", "kind": "technical", "competencies": ("tq/expertise/health", QUESTION.competencies[0])}
    )
    inside = outside.model_copy(update={"id": "books", "competencies": (QUESTION.competencies[0],)})
    wards = Bank(id="wards", title="Wards", questions=(outside, inside))

    def ids(**choice):
        asked = make_plan([bank(), wards], framework(), STAR, form(questions=50), Choice(**choice)).asked
        return {one.question.id for one in asked}

    assert "books" in ids()
    assert "ward" not in ids()
    assert ids(banks=("wards",)) == {"ward", "books"}


def test_a_question_without_a_competency_is_asked_of_those_who_chose_its_bank():
    feared = QUESTION.model_copy(update={"id": "feared", "kind": "red-flag", "competencies": ()})
    why = QUESTION.model_copy(update={"id": "why", "kind": "motivation", "competencies": ()})
    hello = QUESTION.model_copy(update={"id": "hello", "kind": "opener", "competencies": ()})
    own = Bank(id="own", title="Own", questions=(feared, why, hello, QUESTION))

    def ids(shape, **choice):
        asked = make_plan([bank(), own], framework(), STAR, shape, Choice(questions=50, **choice)).asked
        return [one.question.id for one in asked]

    assert not {"feared", "why", "hello"} & set(ids(form()))
    assert sorted(ids(form(), banks=("own",))) == ["backlog", "feared", "hello", "why"]
    assert ids(form(), banks=("own",), competencies=("core/leading",)) == ["backlog"]
    panel = ids(shipped("agency-panel"), banks=("own",))
    assert panel[0] == "hello"
    assert panel.count("hello") == 1
    assert "hello" not in ids(shipped("drill-result"), banks=("own",))
    assert ids(shipped("drill-which"), banks=("own",)) == ["backlog"]


def test_a_drill_on_what_happened_asks_nothing_of_what_somebody_would_do():
    would = QUESTION.model_copy(update={"id": "would", "kind": "situational"})
    own = Bank(id="own", title="Own", questions=(would, QUESTION))

    def ids(name):
        asked = make_plan([own], framework(), STAR, shipped(name), Choice(questions=50)).asked
        return {one.question.id for one in asked}

    assert ids("drill-result") == ids("drill-situation") == ids("drill-other-competency") == {"backlog"}
    assert ids("drill-which") == ids("practice") == {"backlog", "would"}


@pytest.mark.parametrize("closers", [1, 2, 3])
def test_the_closer_that_the_format_names_is_put_last_where_its_bank_is_there(closers):
    more = [QUESTION.model_copy(update={"id": f"end-{n}", "kind": "closer", "competencies": ()}) for n in range(3)]
    wide = bank().model_copy(update={"questions": (*bank().questions, *more)})
    for seed, (named, last) in itertools.product(range(8), (("team/end-1", "end-1"), ("nowhere/end-1", None))):
        shape = form(questions=6, closers=closers, ends_with=named)
        asked = make_plan([wide], framework(), STAR, shape, Choice(seed=seed)).asked
        ends = [one.question.id for one in asked if one.question.kind == "closer"]
        assert len(set(ends)) == closers
        assert asked[-1].question.id == (last or asked[-1].question.id)


def test_few_questions_leave_room_for_one_on_competencies():
    kinds = [asked.question.kind for asked in draw(shipped("agency-panel"), questions=1).asked]
    assert kinds == ["behavioral"]
    kinds = [asked.question.kind for asked in draw(shipped("agency-panel"), questions=3).asked]
    assert kinds == ["opener", "behavioral", "technical"]


@pytest.mark.parametrize("name", ["qrb", "agency-panel", "practice", "exam", "rapid", "single", "drill-result"])
def test_the_same_seed_draws_the_same_and_no_question_twice(name):
    one, two = draw(shipped(name), seed=11), draw(shipped(name), seed=11)
    assert one == two
    ids = [(a.bank, a.question.id) for a in one.asked]
    assert len(set(ids)) == len(ids)
    assert len({str(draw(shipped(name), seed=s).asked) for s in range(8)}) > 1


def test_no_fitting_question_is_said_plainly():
    with pytest.raises(BadInputError, match="fits this choice"):
        draw(form(), competencies=("core/nothing",))


def test_placeholders_are_filled_in_plain_words_or_with_the_agency():
    assert "this agency" in draw(form()).asked[0].question.text
    asked = draw(form(), AGENCY).asked[0].question.text
    assert "the Bureau of Land Management" in asked
    assert fill("{agency} has {field} and {other} {", AGENCY) == (
        "The Bureau of Land Management has grants management and {other} {"
    )
    assert fill("{program} {0} {{agency}}", None) == "This program {0} {this agency}"


def test_agency_notes_suggest_questions_that_are_put_first():
    suggested = suggested_bank(AGENCY)
    texts = {q.id: q.text for q in suggested.questions}
    assert "Has run a national grants program." in texts["qualifications-1"]
    assert "the Western Governors asks" in texts["stakeholders-1"]
    assert set(texts) == {"qualifications-1", "goals-1", "challenges-1", "stakeholders-1", "post-1"}
    assert not [text for text in texts.values() if "{" in text]
    technical = [a for a in draw(shipped("agency-panel"), AGENCY).asked if a.question.kind == "technical"]
    assert [a.bank for a in technical] == [suggested.id]


def test_notes_of_any_length_and_none_give_a_sound_bank():
    huge = Agency(id="x", name="{post}" * 30, post="p" * 200, goals=("g " * 3000, "[/b] {tq}"), challenges=("\n",))
    assert all(len(q.text) <= 1200 for q in suggested_bank(huge).questions)
    assert suggested_bank(Agency(id="x", name="X")).questions == ()


def test_the_pace_shares_the_whole_by_the_questions_own_minutes():
    a_plan = draw(shipped("qrb"), seed=3)
    shares = [pace(a_plan, at, 0.0).share for at in range(5)]
    assert sum(shares) == pytest.approx(2700)
    last = pace(a_plan, 4, 2600.0)
    assert last.planned == pytest.approx(sum(shares[:4]))
    assert last.left == 100
    assert pace(a_plan, 0, 10_000.0).behind > 0
    assert pace(a_plan, 4, 0.0).ahead == pytest.approx(sum(shares[:4]))
    assert pace(draw(shipped("practice")), 0, 10.0) is None


def test_speakers_are_the_same_for_a_plan_and_none_without_a_panel():
    a_plan = draw(shipped("agency-panel"))
    assert [speaker(a_plan, 1, probe) for probe in (1, 2)] == [speaker(a_plan, 1, probe) for probe in (1, 2)]
    assert speaker(draw(form()), 0) is None
    assert is_silent(draw(shipped("qrb")))
    assert not is_silent(a_plan)
