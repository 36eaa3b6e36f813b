"""Stories, agencies, outlines and live runs: the user's own files, strict where people type."""

import stat
from datetime import date
from pathlib import Path

import pytest

from sesprep.domain.agency import Agency
from sesprep.domain.outline import LONGEST, Outline
from sesprep.domain.partner import LiveRun, PartnerRating
from sesprep.domain.story import Figure, Scale, Story, Told
from sesprep.errors import BadInputError
from sesprep.storage.agency import agency_for, interview_day, load_agencies, save_agency
from sesprep.storage.frameworks import load_frameworks
from sesprep.storage.live_runs import load_live_runs, rate_live_run, save_live_run
from sesprep.storage.outlines import load_outline, outline_path, save_outline
from sesprep.storage.shelf import change
from sesprep.storage.stories import load_stories, new_story
from sesprep.storage.structures import load_structures

from .builders import ASKED

TODAY = date(2026, 11, 22)
TOLD = Told(session="s1", attempt="t1", day=TODAY)
STORY = Story(
    id="ignored",
    title="Old",
    grade="GS-15",
    year=2024,
    scale=Scale(people="40 people", reach="three states"),
    parts={"situation": ("a backlog of 9,000",), "result": ('cut to "400"', "é [/b] \\")},
    figures=(Figure(says="9,000 to 400", source="report"),),
    sensitivity="not the contractor",
    told=(TOLD,),
)


def stories(places):
    return load_stories(places, load_frameworks(places), load_structures())


def write(places, name, text):
    path = places.stories_dir / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_new_story_is_a_commented_file_that_reads_back(places):
    path = new_story(places, "The claims backlog")
    assert path.name == "the-claims-backlog.toml"
    assert "# A story: notes, not a script." in path.read_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    shelf = stories(places)
    assert (shelf.ids(), shelf.problems) == (("the-claims-backlog",), ())


@pytest.mark.parametrize("structure", ["star", "ccar"])
def test_a_story_from_an_answer_keeps_every_word(places, structure):
    parts = STORY.parts if structure == "star" else {"challenge": ("a backlog",), "result": ("cut",)}
    given = STORY.model_copy(update={"structure": structure, "parts": parts})
    new_story(places, "Änderung & more", given)
    (found,) = stories(places).values
    filled = {name: notes for name, notes in found.parts.items() if notes}
    assert filled == parts
    assert found.model_copy(update={"parts": parts}) == given.model_copy(
        update={"id": "nderung-more", "title": "Änderung & more"}
    )


def test_two_stories_of_one_title_get_two_files(places):
    names = [new_story(places, "Same").name for _ in range(3)]
    assert names == ["same.toml", "same-2.toml", "same-3.toml"]
    assert len(stories(places).values) == 3
    assert len(new_story(places, "x" * 160).stem) == 80
    assert len(new_story(places, "x" * 160).stem) == 80


def test_mistakes_name_file_line_and_nearest_key_and_hide_no_other_story(places):
    write(places, "bad", 'id = "bad"\ntitle = "Bad"\nyaer = 2024\n')
    write(places, "worse", "id = [\n")
    write(places, "good", 'id = "good"\ntitle = "Good"\n')
    shelf = stories(places)
    assert shelf.ids() == ("good",)
    says = [str(problem) for problem in shelf.problems]
    assert any("bad.toml:3" in one and "'year'" in one for one in says)
    assert any("worse.toml" in one for one in says)


def test_unknown_names_are_warnings_and_the_story_stays(places):
    write(places, "a", 'id = "a"\ntitle = "A"\ncompetencies = ["x/y"]\n[parts]\nsituatoin = ["x"]\n')
    write(places, "b", 'id = "b"\ntitle = "B"\nstructure = "strar"\n')
    shelf = stories(places)
    assert shelf.ids() == ("a", "b")
    assert {problem.severity for problem in shelf.problems} == {"warning"}
    says = " ".join(str(problem) for problem in shelf.problems)
    assert "'x/y' is no competency" in says
    assert "Did you mean 'situation'?" in says
    assert "Did you mean 'star'?" in says


def test_a_second_file_with_an_id_is_told(places):
    for name in ("a", "b"):
        write(places, name, 'id = "same"\ntitle = "A"\n')
    shelf = stories(places)
    assert len(shelf.values) == 1
    assert "already used" in str(shelf.problems[0])
    with pytest.raises(BadInputError, match="not known"):
        shelf.get("same2")


def noted(path: Path, told: Told) -> Story:
    return change(Story, path, lambda story: story.model_copy(update={"told": (*story.told, told)}))


def test_a_change_keeps_comments_and_layout_and_none_leaves_every_byte(places):
    text = '# mine\nid = "a" # the id\ntitle = "A"\n\n[scale]\npeople = "5"   # staff\n'
    path = write(places, "a", text)
    assert noted(path, TOLD).told == (TOLD,)
    first = path.read_text()
    assert first.startswith(text)
    change(Story, path, lambda story: story)
    assert path.read_text() == first
    noted(path, TOLD.model_copy(update={"attempt": "t2"}))
    assert [told.attempt for told in stories(places).values[0].told] == ["t1", "t2"]


def test_a_change_is_refused_when_the_file_is_broken_and_nothing_is_lost(places):
    path = write(places, "a", 'id = "a"\ntitle = \n')
    with pytest.raises(BadInputError):
        noted(path, TOLD)
    assert path.read_text() == 'id = "a"\ntitle = \n'


def test_a_file_that_another_program_changes_meanwhile_is_not_overwritten(places):
    path = write(places, "a", 'id = "a"\ntitle = "A"\n')

    def slow(story):
        path.write_text('id = "a"\ntitle = "Theirs"\n')
        return story.model_copy(update={"title": "Mine"})

    with pytest.raises(BadInputError, match="Another program"):
        change(Story, path, slow)
    assert "Theirs" in path.read_text()


def test_every_key_of_a_story_can_be_changed_in_a_hand_written_file(places):
    path = write(places, "a", '# top\nid = "a"\ntitle = "A"\n[scale]\npeople = "5"\n[parts]\nresult = ["x"]\n')
    wanted = STORY.model_copy(update={"id": "a", "competencies": ("f/q",), "lesson": "l", "organization": "o"})
    assert change(Story, path, lambda _: wanted) == wanted
    assert stories(places).values[0] == wanted
    assert path.read_text().startswith("# top\n")
    bare = Story(id="a", title="A")
    assert change(Story, path, lambda _: bare) == bare


def test_the_agency_is_the_one_named_else_the_next_interview_else_the_only_one(places):
    shelf = load_agencies(places)
    assert agency_for(shelf, None, TODAY) is None
    one = Agency(id="one", name="One", goals=("a", "b"), notes="line\nline")
    save_agency(places, one)
    assert agency_for(load_agencies(places), None, TODAY) == one
    two = Agency(id="two", name="Two", interview_date=date(2026, 12, 24))
    three = Agency(id="three", name="Three", interview_date=date(2026, 1, 1))
    save_agency(places, two)
    save_agency(places, three)
    shelf = load_agencies(places)
    assert agency_for(shelf, None, TODAY) == two
    assert agency_for(shelf, "three", TODAY) == three
    assert interview_day(two, TODAY) == date(2026, 12, 24)
    assert interview_day(one, TODAY) == TODAY
    with pytest.raises(BadInputError):
        agency_for(shelf, "four", TODAY)


def test_saving_an_agency_again_keeps_its_comments(places):
    path = save_agency(places, Agency(id="one", name="One"))
    path.write_text("# mine\n" + path.read_text())
    save_agency(places, Agency(id="one", name="Another", goals=("g",)))
    assert path.read_text().startswith("# mine\n")
    assert load_agencies(places).values == (Agency(id="one", name="Another", goals=("g",)),)


def test_an_outline_is_plain_text_and_an_empty_one_goes_away(places):
    outline = Outline(bank="own-bank", question="a-change", text="- ranked\n- [/b] é\n")
    path = save_outline(places, outline)
    assert path == outline_path(places, "own-bank", "a-change")
    assert path.read_bytes() == outline.text.encode()
    assert load_outline(places, "own-bank", "a-change") == outline
    assert outline.words == 5
    save_outline(places, outline.model_copy(update={"text": " \n"}))
    assert load_outline(places, "own-bank", "a-change") is None
    save_outline(places, outline.model_copy(update={"text": " \n"}))


@pytest.mark.parametrize(("raw", "says"), [(b"caf\xe9", "not UTF-8"), (b"x" * (LONGEST + 1), "at most 4,000")])
def test_an_outline_that_cannot_be_used_says_why_and_stays(places, raw, says):
    path = outline_path(places, "b", "q")
    path.write_bytes(raw)
    with pytest.raises(BadInputError, match=says):
        load_outline(places, "b", "q")
    assert path.read_bytes() == raw


def test_a_partners_ratings_are_added_to_the_sheet(places):
    run = LiveRun(id="abc", made=TODAY, partner="J. [b]", framework="core", asked=(ASKED, ASKED))
    path = save_live_run(places, run)
    assert load_live_runs(places).values == (run,)
    rate_live_run(path, PartnerRating(question=2, rating=3), TODAY)
    rate_live_run(path, PartnerRating(question=1, rating=4, note="no figure"), TODAY)
    found = rate_live_run(path, PartnerRating(question=2, rating=5), date(2026, 12, 1))
    assert [(one.question, one.rating, one.note) for one in found.ratings] == [(1, 4, "no figure"), (2, 5, "")]
    assert found.held == TODAY
    assert load_live_runs(places).values == (found,)
    with pytest.raises(BadInputError, match="none with number 3"):
        rate_live_run(path, PartnerRating(question=3, rating=1), TODAY)
    with pytest.raises(BadInputError, match="already"):
        save_live_run(places, run)
