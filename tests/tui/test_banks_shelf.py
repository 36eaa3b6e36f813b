"""Finding questions, trying one, coverage, and banks that are read while the app is open already."""

import threading

from sesprep.tui.app import SesprepApp
from sesprep.tui.screens.bank import BankScreen
from sesprep.tui.screens.banks import BanksScreen
from sesprep.tui.screens.coverage import CoverageScreen
from sesprep.tui.screens.question import QuestionScreen
from sesprep.tui.screens.setup import SetupScreen
from sesprep.tui.services import load_services
from sesprep.tui.widgets.question_list import PAGE, QuestionList

from .bank_walk import SHIPPED, listed, selected, to_bank, to_banks
from .walk import ANSWER, hand_in, press, settle, shown, until


async def test_words_kind_and_competency_narrow_the_list(make, tmp_path):
    (tmp_path / "shipped" / "ours.toml").write_text(SHIPPED, encoding="utf-8")
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_bank(pilot)
        assert "▐ ▌ never asked" in shown(pilot)  # read without color
        await press(pilot, "f", *"YOU change")
        assert listed(pilot) == ["vision"]
        assert "1 of 3 questions" in shown(pilot)
        await pilot.press("escape")  # to the list, not away
        assert isinstance(app.screen, BankScreen)
        assert app.focused is app.screen.query_one(QuestionList)
        app.screen.query_one("#wanted-words").value = "nothing like it"
        await settle(pilot)
        assert "No question fits" in shown(pilot)
        await press(pilot, "x", "d", "e", "t", "c", "less_than_sign", "enter")  # nothing is selected
        assert isinstance(app.screen, BankScreen)
        await press(pilot, "escape", "down", "enter")
        app.screen.query_one("#wanted-kind").value = "motivation"
        await settle(pilot)
        assert listed(pilot) == ["why"]
        app.screen.query_one("#wanted-competency").value = ""  # no competency
        await settle(pilot)
        assert listed(pilot) == ["why"]
        app.screen.query_one("#wanted-kind").value = "technical"
        await settle(pilot)
        assert listed(pilot) == []


async def test_try_a_question_now_and_it_counts_as_asked(make, places):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_bank(pilot)
        app.screen.query_one("#wanted-new").value = True
        await settle(pilot)
        assert listed(pilot) == ["turn-around", "vision", "brackets"]
        await pilot.press("down", "t")
        await until(pilot, lambda: isinstance(app.screen, QuestionScreen))
        assert "Describe a change you led" in shown(pilot)
        assert "question 1 of 1" in shown(pilot)
        await hand_in(pilot, ANSWER)
        await press(pilot, "n")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, BankScreen))
        await until(pilot, lambda: listed(pilot) == ["turn-around", "brackets"])
        app.screen.query_one("#wanted-new").value = False
        await settle(pilot)
        assert shown(pilot).count("asked before") == 1


async def test_a_candidate_never_sees_a_placeholder(make, tmp_path):
    (tmp_path / "shipped" / "ours.toml").write_text(SHIPPED, encoding="utf-8")
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_bank(pilot, downs=1)
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, QuestionScreen))
        await press(pilot, "f4")
        assert "Which tools of" in shown(pilot)
        assert "{" not in shown(pilot)


async def test_coverage_says_what_has_no_question_and_enter_shows_those_of_one(make):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_bank(pilot)
        await press(pilot, "o")
        assert isinstance(app.screen, CoverageScreen)
        assert "12 of 15 competencies have no question." in shown(pilot)
        first = app.screen.query_one("#coverage").get_row_at(0)[0].plain
        assert first == "Rule of Law"  # its full name would be cut off, and look like a competency of its own
        await press(pilot, "enter")
        assert isinstance(app.screen, CoverageScreen)  # it has none
        row = next(i for i, r in enumerate(app.screen._rows) if r.ref.endswith("/managing-resources"))
        app.screen.query_one("#coverage").move_cursor(row=row)
        await press(pilot, "enter")
        assert listed(pilot) == ["vision"]
        await press(pilot, "escape", "o")
        assert "2 of 15" not in shown(pilot) or "12 of 15" in shown(pilot)


async def test_coverage_of_all_banks(make):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_banks(pilot)
        await press(pilot, "o")
        assert "12 of 15 competencies have no question." in shown(pilot)
        await press(pilot, "escape")
        assert isinstance(app.screen, BanksScreen)


async def test_a_long_bank_is_laid_out_page_by_page(make, places):
    lines = ['id = "long"', 'title = "Long"']
    lines += [f'[[questions]]\nid = "q-{n}"\ntext = "Question {n}?"' for n in range(2 * PAGE + 5)]
    (places.banks_dir / "long.toml").write_text("\n".join(lines), encoding="utf-8")
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_bank(pilot, downs=1)  # after the bank of the framework in use
        questions = app.screen.query_one(QuestionList)
        assert len(listed(pilot)) == 2 * PAGE + 5
        assert questions.option_count == PAGE + 1
        await press(pilot, "end")
        assert f"{PAGE + 5} more: Enter lists the next {PAGE}" in shown(pilot)
        await press(pilot, "enter")
        assert selected(pilot) == f"q-{PAGE}"
        await press(pilot, "end", "enter", "end")
        assert selected(pilot) == f"q-{2 * PAGE + 4}"
        await press(pilot, "less_than_sign")
        assert listed(pilot)[-2:] == [f"q-{2 * PAGE + 4}", f"q-{2 * PAGE + 3}"]
        assert selected(pilot) == f"q-{2 * PAGE + 4}"


async def test_banks_are_read_while_the_home_screen_is_open(make, places):
    make()  # the team's bank is the only one
    (places.banks_dir / "wrong.toml").write_text("id = [", encoding="utf-8")
    services = load_services(places, banks=False)
    held = threading.Event()
    read = services.read_banks

    def read_later():
        held.wait(30)
        return read()

    services.read_banks = read_later
    app = SesprepApp(services)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Reading the banks…" in shown(pilot)
        await press(pilot, "down", "p")  # asked for too early: it opens when they are read
        assert not isinstance(app.screen, SetupScreen)
        held.set()
        await until(pilot, lambda: isinstance(app.screen, SetupScreen))
        assert "3 questions fit" in shown(pilot)
        await press(pilot, "escape")
        assert "3 in 1 bank" in shown(pilot)
        assert "1 thing to mend" in shown(pilot)


async def test_leaving_does_not_wait_for_the_banks(make, places):
    make()
    services = load_services(places, banks=False)
    held = threading.Event()
    read = services.read_banks
    ended = threading.Event()

    def read_later():
        held.wait(30)
        try:
            return read()
        finally:
            ended.set()

    services.read_banks = read_later
    app = SesprepApp(services)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("q")
        await pilot.pause()
    assert not app.is_running
    held.set()
    assert ended.wait(30)  # and what it brings is let go
