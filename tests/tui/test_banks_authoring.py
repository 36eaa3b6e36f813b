"""Making and changing banks in the app: everything is in the file at once, and can be taken back."""

import re

from sesprep.tui.screens.bank import BankScreen
from sesprep.tui.screens.bank_head import BankHeadScreen
from sesprep.tui.screens.banks import BanksScreen
from sesprep.tui.screens.targets import TargetsScreen

from .bank_walk import (
    SHIPPED,
    backups,
    bank_of,
    done,
    fill,
    listed,
    selected,
    to_bank,
    to_banks,
    to_editor,
)
from .walk import notices, press, shown, until


async def test_a_bank_of_three_questions_from_nothing(make, places):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_banks(pilot)
        await press(pilot, "plus")
        assert isinstance(app.screen, BankHeadScreen)
        await fill(pilot, "head-title", "March panel")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, BankScreen))
        assert "writes the first one" in shown(pilot)
        for text in ("Why this post?", "What would you change first?", "Whom did you develop?"):
            await to_editor(pilot, "plus")
            await fill(pilot, "field-text", text)
            await done(pilot)
            assert isinstance(app.screen, BankScreen)
        assert listed(pilot) == ["why-this-post", "what-would-you-change-first", "whom-did-you-develop"]
        assert selected(pilot) == "whom-did-you-develop"
        assert [q.id for q in bank_of(pilot, "march-panel").questions] == listed(pilot)
        await press(pilot, "escape")
        assert "March panel" in shown(pilot)
        assert "3 questions" in shown(pilot)
    assert (places.banks_dir / "march-panel.toml").is_file()


async def test_a_title_is_needed_and_a_taken_id_gets_a_number(make, places):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_banks(pilot)
        await press(pilot, "plus")
        await press(pilot, "enter")
        assert "Write a title" in shown(pilot)
        await fill(pilot, "head-title", "Team")
        await pilot.press("ctrl+d")
        await until(pilot, lambda: isinstance(app.screen, BankScreen))
        assert app.services.shelf.ids() == ("team", "team-2")
    assert (places.banks_dir / "team-2.toml").is_file()


async def test_duplicate_move_delete_and_undo_all_of_it(make, places):
    path = places.banks_dir / "team.toml"
    path.write_text("# by hand\n" + path.read_text(encoding="utf-8").replace('id = "vision"', 'id = "vision" # dear'))
    before = path.read_bytes()
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_bank(pilot)
        assert "Undo" not in shown(pilot)
        await press(pilot, "d")
        assert listed(pilot) == ["turn-around", "turn-around-2", "vision", "brackets"]
        assert selected(pilot) == "turn-around-2"
        await press(pilot, "greater_than_sign")
        await press(pilot, "greater_than_sign")
        assert listed(pilot) == ["turn-around", "vision", "brackets", "turn-around-2"]
        assert selected(pilot) == "turn-around-2"
        await press(pilot, "greater_than_sign")  # there is nothing below it
        await press(pilot, "up", "up", "x")
        assert listed(pilot) == ["turn-around", "brackets", "turn-around-2"]
        assert selected(pilot) == "brackets"
        assert [q.id for q in bank_of(pilot).questions] == listed(pilot)
        assert "Undo" in shown(pilot)
        for _ in range(4):
            await press(pilot, "z")
        assert listed(pilot) == ["turn-around", "vision", "brackets"]
        assert "Undo" not in shown(pilot)
    assert path.read_bytes() == before  # every comment as well
    assert [copy.read_bytes() for copy in backups(places.banks_dir)] == [before]


async def test_moves_pressed_faster_than_the_disk_come_one_after_the_other(make):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_bank(pilot)
        await press(pilot, "greater_than_sign", "greater_than_sign")
        assert listed(pilot) == ["vision", "brackets", "turn-around"]
        await press(pilot, "less_than_sign", "less_than_sign", "less_than_sign")
        assert listed(pilot) == ["turn-around", "vision", "brackets"]


async def test_undo_outlives_the_screen(make):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_bank(pilot)
        await press(pilot, "x")
        await press(pilot, "escape", "escape")
        await to_bank(pilot)
        await press(pilot, "z")
        assert listed(pilot) == ["turn-around", "vision", "brackets"]
        assert selected(pilot) == "turn-around"


async def test_a_file_that_another_program_changed_is_read_again_and_not_overwritten(make, places):
    path = places.banks_dir / "team.toml"
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_bank(pilot)
        await press(pilot, "d")
        mended = re.sub("Describe a change", "Tell us of a change", path.read_text(encoding="utf-8"))
        path.write_text(mended, encoding="utf-8")
        await press(pilot, "x")
        assert path.read_text(encoding="utf-8") == mended
        assert "Another program changed this file" in notices(pilot)
        assert "Tell us of a change" in shown(pilot)
        await press(pilot, "x")
        assert "turn-around-2" not in listed(pilot)
        assert "Tell us of a change" in path.read_text(encoding="utf-8")


async def test_what_comes_with_sesprep_is_copied_and_never_changed(make, places, tmp_path):
    ours = tmp_path / "shipped" / "ours.toml"
    ours.write_text(SHIPPED, encoding="utf-8")
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_bank(pilot, downs=1)
        assert listed(pilot) == ["technical", "why"]
        await press(pilot, "e", "x", "d", "plus", "greater_than_sign", "enter")
        assert isinstance(app.screen, BankScreen)
        assert "never changed" in notices(pilot)
        await press(pilot, "c")
        assert isinstance(app.screen, TargetsScreen)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, BankScreen) and len(bank_of(pilot).questions) == 4)
        assert bank_of(pilot).questions[-1].id == "technical"
        assert "Copied to Team bank [b]." in notices(pilot)
    assert ours.read_text(encoding="utf-8") == SHIPPED


async def test_a_question_is_copied_into_a_new_bank(make, places):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_bank(pilot)
        await press(pilot, "c")
        await pilot.press("end", "enter")
        await until(pilot, lambda: isinstance(app.screen, BankHeadScreen))
        await fill(pilot, "head-title", "Best of all")
        await pilot.press("enter")
        await until(pilot, lambda: "best-of-all" in app.services.shelf.ids() and isinstance(app.screen, BankScreen))
        await until(pilot, lambda: bool(bank_of(pilot, "best-of-all").questions))
        assert bank_of(pilot, "best-of-all").questions == (bank_of(pilot).questions[0],)


async def test_a_whole_bank_becomes_yours(make, places, tmp_path):
    (tmp_path / "shipped" / "ours.toml").write_text(SHIPPED, encoding="utf-8")
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_banks(pilot)
        await pilot.press("down", "c")
        await until(pilot, lambda: isinstance(app.screen, BankHeadScreen))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, BankScreen))
        assert "Ours, mine" in shown(pilot)
        await press(pilot, "x")
        assert listed(pilot) == ["why"]
        assert len(bank_of(pilot, "ours").questions) == 2
        assert len(bank_of(pilot, "ours-2").questions) == 1
    assert (places.banks_dir / "ours-2.toml").is_file()


async def test_the_title_is_changed_and_the_comments_stay(make, places):
    path = places.banks_dir / "team.toml"
    path.write_text("# by hand\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_banks(pilot)
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, BankHeadScreen))
        await fill(pilot, "head-title", "Budget [/b] panel")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, BanksScreen) and "Budget [/b] panel" in shown(pilot))
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# by hand\n")
    assert 'title = "Budget [/b] panel"' in text
