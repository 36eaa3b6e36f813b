"""The checker on whole answers."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sesprep.domain.assessment import Assessment, SetRole
from sesprep.domain.role import Role

HOSTILE = [
    "",
    " ",
    "one",
    "[/ and [b + [x=1] [@click=app.quit]x[/]",
    "\x00\x1b[31m\x07",
    "e\u0301\u200d\u202e🙂" * 30,
    "שלום עולם " * 60,
    "word " * 20_000,
    "a" * 50_000,
    ". " * 5_000,
    "\n" * 1_000,
]


def test_a_complete_answer_has_every_element_in_the_structure_s_order(star, ccar, story):
    for checker in (star, ccar):
        found = checker(story, attempt_id="a")
        assert list(found.elements) == [element.id for element in checker.structure.elements]
        assert found.story == "specific"
        assert {verdict.verdict for verdict in found.elements.values()} <= {"present", "unsure"}


def test_an_answer_without_its_result_is_told_so(star, story):
    cut = story[: story.index("By September the")]
    assert star(cut, attempt_id="a").elements["result"].verdict != "present"


def test_general_talk_is_not_a_story(star):
    talk = (
        "I always listen to people first. I believe that a leader has to be fair, and I usually try to talk to "
        "everyone. In my experience people want to be heard. Communication is the key to a good team."
    )
    found = star(talk, attempt_id="a")
    assert found.story == "generic"
    assert found.findings[0].rule == "R101"


def test_the_same_words_give_the_same_assessment(star, story):
    assert star(story, attempt_id="a") == star(story, attempt_id="a")


def test_units_are_where_they_say_and_highlights_lie_inside_them(star, story):
    for unit in star(story, attempt_id="a").units:
        assert story[unit.start : unit.end].strip() == story[unit.start : unit.end]
        assert unit.reason
        for cue in unit.cues:
            assert unit.start <= cue.start < cue.end <= unit.end


def test_the_user_s_role_wins_is_marked_and_may_move_its_neighbors(star, story):
    before = star(story, attempt_id="a")
    unit = before.units[-1]
    after = star(story, attempt_id="a", set_roles=(SetRole(start=unit.start, end=unit.end, role=Role.ACTION),))
    assert after.units[-1].role is Role.ACTION
    assert after.units[-1].set_by_you
    assert after.units[-1].reason == "you set this"
    assert not before.units[-1].set_by_you


def test_a_role_set_makes_its_element_present(star, story):
    cut = story[: story.index("By September the")]
    unit = star(cut, attempt_id="a").units[-1]
    chosen = SetRole(start=unit.start, end=unit.end, role=Role.RESULT)
    assert star(cut, attempt_id="a", set_roles=(chosen,)).elements["result"].verdict == "present"


def test_shares_stay_inside_the_whole(star, story):
    found = star(story, attempt_id="a")
    assert 0 < sum(verdict.share for verdict in found.elements.values()) <= 1.01


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_text_of_any_kind_is_assessed_as_text(star, ccar, text):
    for checker in (star, ccar):
        found = checker(text, attempt_id="a")
        assert Assessment.model_validate_json(found.model_dump_json()) == found


@settings(max_examples=60, deadline=None)
@given(st.text())
def test_no_text_raises(star, text):
    found = star(text, attempt_id="a")
    assert all(0 <= unit.start < unit.end <= len(text) for unit in found.units)


def test_the_json_is_the_contract_s(star, story):
    found = json.loads(star(story, attempt_id="x").model_dump_json(by_alias=True))
    assert {"schema", "id", "structure", "model", "words", "story", "elements", "units", "findings"} <= set(found)
    assert found["schema"] == 1
    assert set(found["elements"]["situation"]) >= {"verdict", "strength", "share"}
    assert set(found["units"][0]) >= {"start", "end", "role", "element", "certainty", "p", "cues"}


def test_an_unsure_element_is_put_as_a_question(star, story):
    cut = story[: story.index("By September the")]
    for verdict in star(cut, attempt_id="a").elements.values():
        assert bool(verdict.ask) == (verdict.verdict == "unsure")


def test_own_bands_and_switches_are_used(structures, story):
    from sesprep.analysis.checker import Checker

    strict = Checker(structures["star"], bands={"situation": (0.0, 0.01)}, rules={"R103": True})
    assert "R103" in {finding.rule for finding in strict(story, attempt_id="a").findings}
    quiet = Checker(structures["star"], bands={"situation": (0.0, 0.01)}, rules={"R103": False})
    assert "R103" not in {finding.rule for finding in quiet(story, attempt_id="a").findings}


def test_the_glance_agrees_with_the_assessment(star, story):
    glance, found = star.glance(story), star(story, attempt_id="a")
    assert glance.shares == {key: verdict.share for key, verdict in found.elements.items()}
    assert glance.present == {key: verdict.verdict for key, verdict in found.elements.items()}


def test_a_result_that_is_told_first_is_lettered_so_and_the_story_read_from_there_on(star, story):
    ahead = "In the end we cut the backlog by 93 percent, and the region saved 2 million dollars. "
    found = star(f"{ahead}Here is how it came about. {story}", attempt_id="a")
    assert {unit.role for unit in found.units if unit.end <= len(ahead)} == {Role.RESULT}
    letters = [unit.element for unit in found.units if unit.start >= len(ahead)]
    assert list(dict.fromkeys(letters)) == ["situation", "task", "action", "result"]
    assert found.elements["result"].verdict != "missing"


def test_what_would_be_done_is_not_a_story_even_in_the_order_of_one(star):
    would = (
        "If I disagreed with my director, I'd ask for fifteen minutes in private. I'd lay out what we can do by that "
        "date, and I'd bring two options. I would tell her which one I'd choose and why. If she still says no, then "
        "I'd go and do it. In the end she'd respect me for it, and we would hit a date that is real."
    )
    assert star(would, attempt_id="a").story == "hypothetical"
    assert star(would.replace("I'd", "I had").replace("would", "could"), attempt_id="a").story != "hypothetical"


def test_the_live_strip_says_nothing_of_a_first_sentence(star, story):
    first = star.glance(story[:120])
    assert set(first.present.values()) == {"missing"}
    assert not any(first.shares.values())
    assert all(star.glance(story).shares.values())


def test_few_words_are_counted_in_words_that_fit(star):
    assert star("Leadership.", attempt_id="a").story_reason == "1 word is too few to check."
    assert star("Leading people.", attempt_id="a").story_reason == "2 words are too few to check."


def test_no_general_remark_is_called_the_nearest_thing_to_an_element(star):
    talk = "I have always believed that leadership is about people. Communication is the key to any good team. " * 3
    assert all(verdict.nearest is None for verdict in star(talk, attempt_id="a").elements.values())


def test_the_question_about_an_element_points_at_a_clause_that_has_its_letter(star, story):
    cut = story[: story.index("By September the")] + "I also asked the vendor to block the last payment."
    found = star(cut, attempt_id="a")
    result = found.elements["result"]
    lettered = [(unit.start, unit.end) for unit in found.units if unit.element == "result"]
    assert result.verdict == "unsure"
    assert (result.nearest.start, result.nearest.end) in lettered
