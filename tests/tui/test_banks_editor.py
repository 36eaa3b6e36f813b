"""Writing a question: what is wrong is said and stops nobody, and no word is lost."""

import pytest
from textual import events

from sesprep.tui.app import SesprepApp
from sesprep.tui.screens.bank import BankScreen
from sesprep.tui.screens.competencies import CompetenciesScreen
from sesprep.tui.screens.question_editor import QuestionEditorScreen
from sesprep.tui.screens.unsaved import UnsavedScreen

from .bank_walk import bank_of, done, fill, listed, to_bank, to_editor
from .walk import notices, press, settle, shown, until

MARKUP = "[/ and [b + [x=1] [@click=app.quit]x[/] \x1b[2J \u202eevil"


def said(app: SesprepApp, name: str) -> str:
    return str(app.screen.query_one(f"#told-{name}").render())


async def test_what_is_wrong_is_said_under_the_field_and_typing_goes_on(make):
    app = make()
    async with app.run_test(size=(160, 50)) as pilot:
        await to_bank(pilot)
        fields = await to_editor(pilot, "plus")
        assert "Write the question" not in shown(pilot)  # nobody is scolded before the first key
        await fill(pilot, "field-minutes", "lots")
        assert said(app, "minutes") == "Write a number, such as 4 or 2.5, or nothing."
        assert said(app, "text") == "Write the question as a panel says it aloud."
        await fill(pilot, "field-minutes", "61")
        assert said(app, "minutes") == "At most 60."
        await fill(pilot, "field-minutes", "0")
        assert said(app, "minutes") == "More than 0, please."
        await fill(pilot, "field-minutes", "2,5")
        assert said(app, "minutes") == ""
        await fill(pilot, "field-level_3", "Sound.")
        assert said(app, "level_1") == "Fill in all three levels, or none."
        await fill(pilot, "field-text", "word " * 400)
        assert said(app, "text") == "1,999 characters; at most 1,200 fit."
        await done(pilot)
        assert isinstance(app.screen, QuestionEditorScreen)
        assert "Not saved yet." in shown(pilot)
        assert app.focused.id == "field-text"
        await fill(pilot, "field-text", "word " * 100)
        assert said(app, "text") == "100 words: about 46 seconds to say. Panels aim at 30."
        await fill(pilot, "field-level_3", "")
        await fill(pilot, "field-text", "Why?")
        assert said(app, "competencies").startswith("Without a competency")
        assert fields.form.minutes == "2,5"
        await done(pilot)
        assert listed(pilot)[-1] == "why"
        assert bank_of(pilot).questions[-1].minutes == 2.5


async def test_it_is_shown_as_the_panel_will_ask_it(make):
    app = make()
    async with app.run_test(size=(160, 50)) as pilot:
        await to_bank(pilot)
        await to_editor(pilot)
        await fill(pilot, "field-text", "What did {agency} ask of you?")
        asked = str(app.screen.query_one("#question-text").render())
        assert asked == "What did this agency ask of you?"
        assert "what you did" in str(app.screen.query_one("#question-aim").render())


async def test_competencies_are_searched_and_the_first_is_the_main_one(make):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_bank(pilot)
        await to_editor(pilot)
        await press(pilot, "tab", "enter")
        assert isinstance(app.screen, CompetenciesScreen)
        await press(pilot, *"leverag")
        await press(pilot, "enter")
        assert "Main  Fiscal Responsibility" in shown(pilot)
        await press(pilot, "f6")
        assert "Main  Leveraging Technology" in shown(pilot)
        await done(pilot)
        assert isinstance(app.screen, QuestionEditorScreen)
        await done(pilot)
        ours = "ecq-2025/driving-efficiency"
        assert bank_of(pilot).questions[0].competencies == (
            f"{ours}/leveraging-technology",
            f"{ours}/fiscal-responsibility",
        )


async def test_follow_ups_get_a_row_more_than_there_are(make):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_bank(pilot)
        fields = await to_editor(pilot)
        await fill(pilot, "probe-1", "What did it cost?")
        await fill(pilot, "probe-2", "Who was against it?")
        assert len(app.screen.query("ProbeRow")) == 4
        await fill(pilot, "probe-0", "")
        assert fields.form.probes == ("What did it cost?", "Who was against it?")
        await done(pilot)
        probes = bank_of(pilot).questions[0].probes
        assert [(probe.text, probe.aim) for probe in probes] == [
            ("What did it cost?", "own-part"),
            ("Who was against it?", "own-part"),
        ]


async def test_only_what_changed_is_written(make, places):
    path = places.banks_dir / "team.toml"
    odd = path.read_text(encoding="utf-8").replace(
        'parts = ["what you did", "how it came out"]', 'parts = ["what you\\ndid", "  how it came out "] # mine'
    )
    path.write_text(odd, encoding="utf-8")
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_bank(pilot)
        await to_editor(pilot)
        await fill(pilot, "field-notes", "Say by how much.")
        await done(pilot)
        assert isinstance(app.screen, BankScreen)
    assert path.read_text(encoding="utf-8") == odd.replace("Say whose money it was.", "Say by how much.")


async def test_leaving_unchanged_asks_nothing_and_leaving_changed_asks(make, places):
    before = (places.banks_dir / "team.toml").read_bytes()
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_bank(pilot)
        await to_editor(pilot)
        await press(pilot, "escape")
        assert isinstance(app.screen, BankScreen)
        await to_editor(pilot)
        await fill(pilot, "field-notes", "Half a")
        await press(pilot, "escape")
        assert isinstance(app.screen, UnsavedScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, QuestionEditorScreen)
        await press(pilot, "escape")
        await press(pilot, "end", "enter")  # drop the changes
        assert isinstance(app.screen, BankScreen)
        fields = await to_editor(pilot)
        assert fields.form.notes == "Say whose money it was."
        await fill(pilot, "field-notes", "All of it")
        await press(pilot, "escape")
        await press(pilot, "down", "enter")  # save
        assert bank_of(pilot).questions[0].notes == "All of it"
    assert (places.banks_dir / "team.toml").read_bytes() != before


@pytest.mark.parametrize("key", ["e", "plus"])
async def test_what_was_written_is_back_after_the_terminal_went_away(make, places, clock, key):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_bank(pilot)
        await to_editor(pilot, key)
        await fill(pilot, "field-text", "Unfinished [b")
        await fill(pilot, "field-minutes", "no number")
        await fill(pilot, "probe-0", "And then?")
        clock.pass_(3)
        app.screen._keeper.keep_when_due()
        assert list((places.drafts_dir / "forms").iterdir())
        await fill(pilot, "field-notes", "the last words")
        app._terminal_gone()
    again = make()
    async with again.run_test(size=(80, 24)) as pilot:
        await to_bank(pilot)
        fields = await to_editor(pilot, key)
        assert fields.form.text == "Unfinished [b"
        assert fields.form.minutes == "no number"
        assert fields.form.probes[0] == "And then?"
        assert fields.form.notes == "the last words"
        assert "is back" in shown(pilot)
        await fill(pilot, "field-minutes", "3")
        await done(pilot)
        assert any(question.text == "Unfinished [b" for question in bank_of(pilot).questions)
        await to_editor(pilot, key)
        assert "is back" not in shown(pilot)
    assert not list((places.drafts_dir / "forms").iterdir())


async def test_saving_goes_on_after_another_program_changed_the_file(make, places):
    path = places.banks_dir / "team.toml"
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_bank(pilot)
        await press(pilot, "d", "up")
        await to_editor(pilot)
        await fill(pilot, "field-notes", "My long notes")
        text = path.read_text(encoding="utf-8")
        path.write_text(f"# theirs\n{text}", encoding="utf-8")
        await done(pilot)
        assert "Another program changed this file" in shown(pilot)
        assert isinstance(app.screen, QuestionEditorScreen)
        await done(pilot)
        assert isinstance(app.screen, BankScreen)
    assert path.read_text(encoding="utf-8").startswith("# theirs\n")
    assert "My long notes" in path.read_text(encoding="utf-8")


async def test_a_full_disk_keeps_the_words_on_the_screen(make, places):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_bank(pilot)
        await to_editor(pilot)
        await fill(pilot, "field-notes", "Kept")
        (places.banks_dir / "team.toml").unlink()
        await done(pilot)
        assert isinstance(app.screen, QuestionEditorScreen)
        assert "Not saved" in shown(pilot)
        assert app.screen.query_one("#field-notes").text == "Kept"


async def test_hostile_text_is_text_in_every_field(make):
    app = make()
    async with app.run_test(size=(160, 50)) as pilot:
        await to_bank(pilot)
        await to_editor(pilot, "plus")
        names = ("text", "parts", "minutes", "level_1", "level_3", "level_5", "notes")
        for name in (*(f"field-{name}" for name in names), "probe-0"):
            app.screen.query_one(f"#{name}").post_message(events.Paste(MARKUP))
            await settle(pilot)
        assert "\x1b" not in shown(pilot)
        assert "[/ and [b + [x=1] [@click=app.quit]x[/]" in shown(pilot)
        await fill(pilot, "field-minutes", "4")
        await done(pilot)
        await until(pilot, lambda: isinstance(app.screen, BankScreen))
        assert "\x1b" not in shown(pilot)
        assert "[/ and [b + [x=1] [@click=app.quit]x[/]" in shown(pilot)
        assert notices(pilot) == ""
        assert "\x1b" not in bank_of(pilot).questions[-1].text
