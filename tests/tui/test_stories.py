"""The story bank in the app: written, found, put away, taken back, practiced, exported; no word is lost."""

from pathlib import Path

from sesprep.storage.frameworks import load_frameworks
from sesprep.tui.screens.feedback import FeedbackScreen
from sesprep.tui.screens.question import QuestionScreen
from sesprep.tui.screens.stories import StoriesScreen
from sesprep.tui.screens.story_editor import StoryEditorScreen
from sesprep.tui.screens.story_export import StoryExportScreen
from sesprep.tui.screens.story_ways import StoryWaysScreen
from sesprep.tui.screens.unsaved import UnsavedScreen

from .bank_walk import done, fill
from .story_walk import FISCAL, FULL, PARTS, RESOURCES, go, kept, put, ten
from .walk import ANSWER, flat, hand_in, notices, settle, shown

MARKUP = "[/ and [b + [x=1] [@click=app.quit]x[/] \x1b[2J \u202eevil"


async def test_a_story_is_written_field_by_field(make, places):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "7")
        assert "No stories yet" in shown(pilot)
        await go(pilot, "plus")
        assert isinstance(app.screen, StoryEditorScreen)
        await go(pilot, "«Claims»", "tab", "enter", "«fiscal»", "enter", "ctrl+d")
        for name, text in {"organization": "Office", "role": "Director", "grade": "GS-15", "year": "2023"}.items():
            await fill(pilot, f"field-{name}", text)
        for name, notes in PARTS.items():
            await fill(pilot, f"field-part-{name}", "\n".join(notes))
        await fill(pilot, "figures-0-0", "9,000 to 400")
        await fill(pilot, "figures-0-1", "Quarterly report")
        await fill(pilot, "figures-1-0", "31 %")
        await fill(pilot, "field-sensitivity", MARKUP)
        await fill(pilot, "field-money", "$38 million")
        assert "A figure has no source" in shown(pilot)
        await done(pilot)
        assert isinstance(app.screen, StoriesScreen)
        story = kept(places)["claims"]
        assert story.parts == PARTS
        assert story.competencies == (FISCAL,)
        assert [(f.says, f.source) for f in story.figures] == [("9,000 to 400", "Quarterly report"), ("31 %", "")]
        assert (story.year, story.scale.money, story.organization) == (2023, "$38 million", "Office")
        assert story.sensitivity == MARKUP  # shown as text, and kept as it is
        assert "never" in shown(pilot)
        assert "Sensitive" in shown(pilot)


async def test_a_story_is_not_found_wanting_before_a_word_of_it_is_written(make):
    app = make()
    async with app.run_test(size=(160, 50)) as pilot:
        await go(pilot, "7", "plus")
        assert "Only a title is needed." in shown(pilot)
        assert "It has no" not in shown(pilot)
        await fill(pilot, "field-title", "Claims")
        assert "It has no year." in shown(pilot)


async def test_what_is_wrong_is_said_and_nothing_is_saved(make, places):
    app = make()
    async with app.run_test(size=(160, 50)) as pilot:
        await go(pilot, "7", "plus")
        await fill(pilot, "field-year", "last year")
        assert "Write the year in which it ended" in shown(pilot)
        await done(pilot)
        assert "Give the story a short name." in shown(pilot)
        assert app.focused.id == "field-title"
        await fill(pilot, "field-title", "t" * 161)
        assert "161 characters; at most 160 fit." in shown(pilot)
        assert not kept(places)


async def test_leaving_asks_and_keeps_the_words_for_later(make, places):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "7", "plus", "«Half a story»", "escape")
        assert isinstance(app.screen, UnsavedScreen)
        await go(pilot, "down", "down", "enter")
        assert isinstance(app.screen, StoriesScreen)
        assert not kept(places)
    again = make()
    async with again.run_test(size=(80, 24)) as pilot:
        await go(pilot, "7", "plus")
        assert "is back; it is not saved yet" in flat(pilot)
        await done(pilot)
        assert list(kept(places)) == ["half-a-story"]
        await go(pilot, "plus")
        assert again.screen.query_one("#field-title").value == ""


async def test_a_killed_app_loses_no_typed_word(make, places, clock):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "7", "plus", "«Word»")
        clock.pass_(3)
        app.screen._keeper.keep_when_due()
        found = [path.read_text() for path in (places.drafts_dir / "forms").iterdir()]
        assert len(found) == 1
        assert '"Word"' in found[0]


async def test_an_unchanged_story_is_not_written(make, places):
    put(places)
    path = places.stories_dir / "the-claims-backlog.toml"
    path.write_text(path.read_text() + "\n# mine\n")
    before = path.read_bytes()
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "7", "enter")
        await done(pilot)
        assert path.read_bytes() == before
        await go(pilot, "enter")
        await fill(pilot, "field-role", "Director")
        await done(pilot)
        text = path.read_text()
        assert "# mine" in text
        assert 'role = "Director"        # your post at the time' in text
        assert kept(places)["the-claims-backlog"].role == "Director"
        assert kept(places)["the-claims-backlog"].parts == FULL.parts
        await go(pilot, "z")
        assert path.read_bytes() == before


async def test_ccar_shows_its_own_parts_and_keeps_the_words_of_the_other(make, places):
    put(places)
    app = make()
    async with app.run_test(size=(160, 50)) as pilot:
        await go(pilot, "7", "enter")
        assert not app.screen.query_one("#entry-part-challenge").display
        app.screen.query_one("#field-structure").value = "ccar"
        await settle(pilot)
        assert app.screen.query_one("#entry-part-challenge").display
        assert app.screen.query_one("#entry-part-situation").display  # it has words
        await done(pilot)
        assert kept(places)["the-claims-backlog"].parts["situation"] == PARTS["situation"]


async def test_deleted_and_taken_back(make, places):
    ten(places)
    before = kept(places)
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "7", "down", "x", "x")
        assert len(kept(places)) == 8
        assert len(list((places.stories_dir / "deleted").iterdir())) == 2
        assert "Deleted. Z takes it back." in notices(pilot)
        await go(pilot, "escape", "7", "z", "z")  # it can be taken back as long as the app runs
        assert kept(places) == before
        await go(pilot, "z")
        assert kept(places) == before


async def test_a_file_changed_meanwhile_is_not_overwritten_by_taking_back(make, places):
    put(places)
    path = places.stories_dir / "the-claims-backlog.toml"
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "7", "enter")
        await fill(pilot, "field-role", "Director")
        await done(pilot)
        path.write_text(path.read_text().replace("GS-15", "SES"))
        await go(pilot, "z")
        assert "changed meanwhile" in notices(pilot)
        assert 'grade = "SES"' in path.read_text()


async def test_words_are_looked_for_in_every_field(make, places):
    ten(places)
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "7", "slash", "«union friday mainframe»", "enter")
        assert [s.title for s in app.screen._shown] == ["Ending the mainframe contract"]
        await go(pilot, "slash", "« nowhere»")
        assert "No story holds these words" in shown(pilot)
        await go(pilot, "escape", "escape")
        assert not isinstance(app.screen, StoriesScreen)


async def test_warnings_and_the_sensitive_note_stand_first(make, places):
    put(places, "The failed payroll move", year=2014, grade="GS-13")
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "7")
        text = flat(pilot)
        assert "It ended in 2014, more than 10 years ago." in text
        assert "below the GS-14 level" in text
        assert "Sensitive Name no contractor" in text


async def test_a_damaged_file_is_named_and_the_others_stay(make, places):
    put(places)
    (places.stories_dir / "bad.toml").write_text('id = "bad"\ntitle = 7\n')
    app = make()
    async with app.run_test(size=(160, 50)) as pilot:
        await go(pilot, "7")
        assert "1 story" in shown(pilot)
        assert "bad.toml" in shown(pilot)


async def test_practicing_a_story_links_its_answer_and_z_takes_that_back(make, places):
    story = put(places)
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "7", "t")
        assert isinstance(app.screen, QuestionScreen)
        assert "tell: the claims backlog" in shown(pilot)
        await hand_in(pilot, ANSWER)
        assert isinstance(app.screen, FeedbackScreen)
        assert [told.day.isoformat() for told in kept(places)[story].told] == ["2026-11-22"]
        assert "Linked to “The claims backlog”" in notices(pilot)
        await go(pilot, "z")
        assert not kept(places)[story].told
        await go(pilot, "7", "enter")
        assert len(kept(places)[story].told) == 1
        await go(pilot, "7", "enter")  # a linked one is parted again
        assert not kept(places)[story].told


async def test_a_story_of_several_competencies_asks_for_which(make, places):
    put(places, competencies=(RESOURCES, FISCAL, "ecq-2025/leading-people/developing-others"))
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "7", "t")
        assert isinstance(app.screen, StoryWaysScreen)
        assert "no question left" in shown(pilot)
        await go(pilot, "down", "enter")
        assert "turned around a failing program" in flat(pilot)


async def test_no_question_left_is_said_plainly(make, places):
    put(places, competencies=("ecq-2025/leading-people/developing-others",))
    put(places, "Zero", competencies=())
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "7", "t")
        assert "No question is left for Developing Others" in notices(pilot)
        await go(pilot, "down", "t")
        assert "shows no competency yet" in notices(pilot)


async def test_a_story_starts_from_an_answer_in_its_own_words(make, places):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot)
        question = app.services.shelf.get("team").bank.questions[0]
        app._planned(app.services.plan_of("team", question))
        await settle(pilot)
        await hand_in(pilot, ANSWER)
        await go(pilot, "7", "enter")
        assert isinstance(app.screen, StoryEditorScreen)
        await go(pilot, "escape")
        assert isinstance(app.screen, UnsavedScreen)  # it is not saved yet, though nothing was typed
        await go(pilot, "enter")
        await fill(pilot, "field-title", "The late program")
        await done(pilot)
        assert isinstance(app.screen, FeedbackScreen)
        story = kept(places)["the-late-program"]
        assert story.parts["result"] == ("As a result we saved 30 percent.",)
        assert story.competencies == question.competencies
        assert len(story.told) == 1
        await go(pilot, "z")
        assert not kept(places)
        assert [path.stem for path in (places.stories_dir / "deleted").iterdir()] == ["the-late-program"]


async def test_one_story_for_two_qualifications_of_a_session_is_told(make, places):
    other = '[[questions]]\nid = "law"\ntext = "Tell us of a lawful but unpopular instruction."\n'
    other += 'competencies = ["ecq-2025/commitment-to-the-rule-of-law-and-the-principles-of-the-american-founding"]\n'
    bank = places.banks_dir / "team.toml"
    refs = {ref for ref, _, _ in load_frameworks(places).get("ecq-2025").competencies()}
    law = sorted(ref for ref in refs if "law" in ref.split("/")[1])[0]
    bank.write_text(bank.read_text() + "\n" + other.replace(other.split('"')[-2], law))
    story = put(places)
    app = make(questions=2)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot)
        plan = app.services.plan_of("team", app.services.shelf.get("team").bank.questions[0])
        law_plan = app.services.plan_of("team", app.services.shelf.get("team").bank.questions[-1])
        app._planned(plan.model_copy(update={"asked": (*plan.asked, *law_plan.asked), "story": story}))
        await settle(pilot)
        await hand_in(pilot, ANSWER)
        assert "qualifications" not in notices(pilot)
        await go(pilot, "n")
        await hand_in(pilot, ANSWER)
        assert "It answered 2 qualifications in one session" in notices(pilot)
        await go(pilot, "n", "escape", "7")
        assert "2026-11-22: It answered 2 qualifications" in flat(pilot)


async def test_linking_in_the_history(make, places):
    story = put(places)
    app = make()
    async with app.run_test(size=(160, 50)) as pilot:
        await go(pilot)
        app._planned(app.services.plan_of("team", app.services.shelf.get("team").bank.questions[0]))
        await settle(pilot)
        await hand_in(pilot, ANSWER)
        await go(pilot, "n", "escape", "h", "enter", "7", "enter")
        assert "Story  The claims backlog" in shown(pilot)
        assert len(kept(places)[story].told) == 1
        await go(pilot, "z")
        assert "Story  The claims backlog" not in shown(pilot)


async def test_export_says_where_it_went_and_never_writes_what_is_sensitive(make, places, tmp_path: Path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    ten(places)
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "7", "f8")
        assert isinstance(app.screen, StoryExportScreen)
        await done(pilot)
        target = tmp_path / "sesprep-outline-2026-11-22.md"
        assert f"Written to {target}" in notices(pilot)
        assert "**The claims backlog**" in target.read_text()
        await go(pilot, "f8")
        app.screen.query_one("#export-kind").value = "bullets"
        await settle(pilot)
        await done(pilot)
        text = (tmp_path / "sesprep-bullets-2026-11-22.md").read_text()
        assert text.count("\n- ") == 9
        assert "contractor" not in text + target.read_text()
        await go(pilot, "f8")
        await fill(pilot, "export-file", str(target))
        await done(pilot)
        assert isinstance(app.screen, StoryExportScreen)
        assert "a file with this name already" in flat(pilot)
