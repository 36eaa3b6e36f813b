"""Two attempts side by side, an answer checked again, and debriefs of real interviews."""

from textual.widgets import Input, Select, TextArea

from sesprep.review.compare import compare
from sesprep.storage.debriefs import load_debriefs
from sesprep.storage.history import list_sessions
from sesprep.tui.change_words import text_difference
from sesprep.tui.screens.compare import CompareScreen
from sesprep.tui.screens.debrief import DebriefScreen

from .review_home import made, to_history  # noqa: F401
from .walk import hand_in, settle, shown, to_question

BIG = (160, 50)


async def test_compare_two_tries(make, places):
    app = make(questions=1)
    async with app.run_test(size=BIG) as pilot:
        await to_question(pilot)
        await hand_in(pilot, "In March the program was late. I met every lead and we worked at it.", "2")
        await pilot.press("a")
        await settle(pilot)
        app.services.clock.pass_(60)
        await hand_in(pilot, "In May the program was late. I met every lead. As a result we saved 30 percent.", "4")
        await pilot.press("n", "escape")
        await settle(pilot)
        await to_history(pilot, "enter", "equals_sign")
        assert isinstance(app.screen, CompareScreen)
        text = " ".join(shown(pilot).split())
        assert "[-March-] {+May+}" in text
        assert "Your rating 2 of 5 4 of 5" in text
        assert "Gone: 1 finding" in text
        assert "No result was found. X1" in text
        assert "Still there: 1 finding" in text
        assert "▲" in text


def test_the_difference_keeps_every_word_of_both(made):  # noqa: F811
    records = [s.record() for s in list_sessions(made).sessions]
    pairs = [(r, r.attempts) for r in records if len(r.attempts) > 1]
    for record, (one, other, *_) in pairs:
        changes = compare((record, one.id), (record, other.id)).text
        told = text_difference(changes).plain
        assert told.count("[-") == sum(change.kind == "gone" for change in changes)
        old = "".join(change.text for change in changes if change.kind != "new")
        assert old.split() == min((one, other), key=lambda a: a.started).answer.split()
        for change in changes:
            assert change.text.strip() in told


async def test_recheck_keeps_the_old_assessment(make, made):  # noqa: F811
    app = make()
    path = list_sessions(made).sessions[0].path
    before = path.read_bytes()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_history(pilot, "enter", "r")
        await settle(pilot)
        assert "Model made-1, then " in shown(pilot)
        assert path.read_bytes() == before  # looking changes nothing
        await pilot.press("ctrl+d")
        await settle(pilot)
        assert "Checked again and kept" in shown(pilot)
    record = list_sessions(made).sessions[0].record()
    first = record.attempts[0].id
    assert record.assessments[first].model == "made-1"
    assert record.rechecks[first][-1].model != "made-1"
    assert path.read_bytes().startswith(before)


async def fill(pilot) -> None:
    screen = pilot.app.screen
    screen.query_one("#debrief-title", Input).value = "Deputy Director [FDA]"
    screen.query_one("#asked-text-1", Input).value = "Tell us of a coalition."
    await settle(pilot)
    screen.query_one("#asked-felt-1", Select).value = 2
    screen.query_one("#asked-probed-1", Input).value = "Who was against it?"
    screen.query_one("#asked-text-2", Input).value = "What in the first 90 days?"
    screen.query_one("#debrief-feedback", TextArea).load_text("They wanted figures.")
    await settle(pilot)


async def test_a_debrief_is_written_and_read_again(make, places):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_history(pilot, "i", "plus")
        assert isinstance(app.screen, DebriefScreen)
        await fill(pilot)
        await pilot.press("ctrl+d")
        await settle(pilot)
        text = shown(pilot)
        assert "Deputy Director [FDA]" in text
        assert "Probed: Who was against it?" in text
        await pilot.press("e")
        await settle(pilot)
        app.screen.query_one("#debrief-felt", Select).value = 4
        await pilot.press("escape")  # leaving keeps it too
        await settle(pilot)
        assert "4 of 5" in shown(pilot)
    (debrief,) = load_debriefs(places).debriefs
    assert [q.text for q in debrief.questions] == ["Tell us of a coalition.", "What in the first 90 days?"]
    assert (debrief.felt, debrief.questions[0].felt, debrief.feedback) == (4, 2, "They wanted figures.")


async def test_what_is_typed_into_a_debrief_outlives_the_terminal(make, places):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_history(pilot, "i", "plus")
        await fill(pilot)
        app.screen.checkpoint()
        assert len(load_debriefs(places).debriefs) == 1
        app.screen.query_one("#debrief-day", Input).value = "last Tuesday"[:10]
        app._terminal_gone()
        await settle(pilot)
    (debrief,) = load_debriefs(places).debriefs
    assert "Day: last Tuesd" in debrief.notes


async def test_a_debrief_changed_by_hand_is_never_overwritten(make, places):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_history(pilot, "i", "plus")
        await fill(pilot)
        app.screen.checkpoint()
        (path,) = places.debriefs_dir.iterdir()
        by_hand = "# mine\n" + path.read_text()
        path.write_text(by_hand)
        app.screen.query_one("#debrief-title", Input).value = "Other"
        await pilot.press("ctrl+d")
        await settle(pilot)
        assert isinstance(app.screen, DebriefScreen)  # it stays, with what was typed
        assert path.read_text() == by_hand


async def test_an_empty_debrief_leaves_nothing(make, places):
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_history(pilot, "i", "plus", "escape")
        assert "No debrief yet" in shown(pilot)
    assert not list(places.debriefs_dir.iterdir())
