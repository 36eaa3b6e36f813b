"""Stories against competencies, what to mind in them, and what is made of them."""

from datetime import date

import pytest

from sesprep.domain.framework import Correspondence, FrameworkMap
from sesprep.domain.role import Role
from sesprep.domain.session import SessionRecord
from sesprep.domain.story import Figure, Scale, Story, Told
from sesprep.errors import BadInputError
from sesprep.practice.matrix import fits_now, matrix
from sesprep.practice.story_export import PAGE, bullets, outline_page
from sesprep.practice.story_from import questions_for, story_from, told_in
from sesprep.practice.story_warnings import is_below, same_mock, story_warnings

from .builders import CCAR, NOON, STAR, assessment, attempt, bank, framework, plan, unit

TODAY = date(2026, 11, 22)
MAP = FrameworkMap(
    source="tests",
    correspondences=(Correspondence(old="older/change/vision", new=("core/law/rule", "core/merit/skill")),),
)
FULL = Story(
    id="claims",
    title="Claims",
    organization="Denver office",
    role="Director",
    grade="GS-15",
    year=2024,
    scale=Scale(people="40 people"),
    parts={
        "situation": ("backlog",),
        "task": ("clear it",),
        "action": ("split by age", "met daily"),
        "result": ("cut to 400",),
    },
    figures=(Figure(says="9,000 to 400", source="report"),),
    competencies=("core/leading/people",),
    sensitivity="never name the contractor",
)


def test_the_matrix_shows_tags_maps_and_holes():
    older = Story(id="vision", title="Vision", competencies=("older/change/vision",))
    whole = Story(id="whole", title="Whole", competencies=("core/money",))
    found = matrix([FULL, older, whole], framework(), [MAP])
    cells = {row.story.id: dict(zip(found.refs, row.cells, strict=True)) for row in found.rows}
    assert cells["claims"]["core/leading/people"] == "tagged"
    assert cells["claims"]["core/leading/bench"] == ""
    assert cells["vision"]["core/law/rule"] == "by-map"
    assert {cells["whole"]["core/money/funds"], cells["whole"]["core/money/tools"]} == {"tagged"}
    assert found.holes == ("core/leading/bench", "core/results/end")
    assert [row.story.id for row in found.overused] == ["vision"]
    assert len(found.bare) == 5


def test_a_map_reads_in_both_directions():
    older = framework().model_copy(update={"id": "older", "qualifications": ()})
    assert fits_now(FULL, framework(), [MAP]) == ()
    assert fits_now(Story(id="x", title="X", competencies=("older/change",)), framework(), [MAP]) == (
        "core/law/rule",
        "core/merit/skill",
    )
    assert fits_now(Story(id="x", title="X", competencies=("core/law/rule",)), older, [MAP]) == ()


def test_no_stories_are_all_holes():
    assert len(matrix([], framework()).holes) == 7


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({}, None),
        ({"year": 2015}, "more than 10 years"),
        ({"year": 2016}, None),
        ({"year": 2030}, "has not come yet"),
        ({"year": None}, "no year"),
        ({"grade": "GS-13"}, "below"),
        ({"grade": "gs 9 step 3"}, "below"),
        ({"grade": "O-6"}, None),
        ({"grade": "Partner"}, None),
        ({"figures": ()}, "no figure"),
        ({"figures": (Figure(says="5"),)}, "no source"),
        ({"parts": {}}, "no notes on the Situation"),
        ({"parts": {**FULL.parts, "result": (" ",)}}, "no notes on the Result"),
        ({"competencies": ()}, "no competency"),
    ],
)
def test_what_to_mind_is_told(change, says):
    found = [w.says for w in story_warnings(FULL.model_copy(update=change), STAR, TODAY)]
    assert (any(says in one for one in found)) if says else (found == [])


@pytest.mark.parametrize(
    ("note", "says"),
    [
        ("Backlog down from nine thousand to four hundred", "It lists no figure"),
        ("Saved a half of the overtime", "It lists no figure"),
        ("Twenty-two offices went live", "It lists no figure"),
        ("Errors fell 31%", "It lists no figure"),
        ("One of my staff was promoted in 2023", "It has no figure."),
        ("The board adopted it", "It has no figure."),
    ],
)
def test_a_figure_in_the_notes_is_no_lack_of_figures(note, says):
    story = FULL.model_copy(update={"figures": (), "parts": {"result": (note,)}, "scale": Scale()})
    found = [w.says for w in story_warnings(story, None, TODAY)]
    assert [one.startswith(says) for one in found] == [True]


def test_the_size_says_of_what_each_number_is():
    scale = Scale(people="140 in four divisions", money="$38 million a year", sites="12", reach="Veterans everywhere")
    assert scale.words() == "people: 140 in four divisions, $38 million a year, sites: 12, Veterans everywhere"
    assert Scale(people="40 people").words() == "40 people"


def test_grades_that_are_not_known_are_never_questioned():
    assert not any(is_below(grade) for grade in ("", "SES", "ES-1", "GS", "XX-1", "15"))


def test_one_story_for_two_qualifications_in_one_mock_is_told():
    second = bank().questions[-8]
    one, two = attempt("t1"), attempt("t2", second, position=1)
    record = SessionRecord(id="s", started=NOON, schema_version=1, plan=plan(None), attempts=(one, two))
    told = FULL.model_copy(update={"told": (told_in(one, "s"), told_in(two, "s"))})
    assert "2 qualifications" in same_mock([told], record)[0].says
    assert same_mock([FULL.model_copy(update={"told": (told_in(one, "s"),)})], record) == ()
    again = attempt("t2", number=2)
    tries = record.model_copy(update={"attempts": (one, again)})
    assert same_mock([FULL.model_copy(update={"told": (told_in(one, "s"), told_in(again, "s"))})], tries) == ()


def test_a_story_is_started_from_an_answer_in_its_own_words():
    text = "In 2021 we had 9,000 claims. I split them by age. We cut them to 400."
    units = (
        unit(text, "In 2021 we had 9,000 claims.", Role.CONTEXT, "situation"),
        unit(text, "I split them by age.", Role.ACTION, "action"),
        unit(text, "We cut them to 400.", Role.RESULT, "result"),
    )
    story = story_from(attempt(answer=text), assessment(units=units), "Cl aims [b]", "s1")
    assert (story.id, story.title, story.year) == ("cl-aims-b", "Cl aims [b]", 2021)
    assert story.parts["action"] == ("I split them by age.",)
    assert [f.says for f in story.figures] == ["In 2021 we had 9,000 claims.", "We cut them to 400."]
    assert story.told == (Told(session="s1", attempt="t1", day=NOON.date()),)
    with pytest.raises(BadInputError):
        story_from(attempt(), assessment(), "T", "s1")


def test_a_story_is_practiced_with_questions_on_its_competency():
    found = questions_for(FULL, [bank()], framework())
    assert found
    assert all(asked.question.competencies[0] == "core/leading/people" for asked in found)
    bench = questions_for(FULL, [bank()], framework(), "core/leading/bench")
    assert {a.question.competencies[0] for a in bench} == {"core/leading/bench"}
    with pytest.raises(BadInputError, match="No question is left for People"):
        questions_for(FULL, [], framework())


def test_the_outline_fits_a_page_and_never_holds_what_is_sensitive():
    many = [
        FULL.model_copy(update={"id": f"s{n}", "title": f"Story {n} " + "x" * 150, "competencies": (f"core/{q}",)})
        for n, q in enumerate(["leading", "money", "law", "merit", "results"] * 3)
    ]
    page = outline_page(many, framework(), (STAR, CCAR))
    assert len(page.splitlines()) <= PAGE
    assert page.count("**Story") == 10
    assert "contractor" not in page
    assert "(no story yet)" in outline_page([FULL], framework(), (STAR,))


def test_bullets_join_the_notes_and_invent_nothing():
    (line,) = bullets([FULL, Story(id="e", title="Empty")], (STAR,))
    assert line == "Cut to 400; 9,000 to 400 — split by age; met daily (40 people). Director, Denver office, 2024."
    assert "contractor" not in line
    ccar = FULL.model_copy(update={"structure": "ccar", "parts": {"action": ("led it",), "result": ()}})
    assert bullets([ccar], (CCAR,))[0].startswith("Led it")
