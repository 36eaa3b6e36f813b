"""Two attempts side by side, an answer checked again, and debriefs of real interviews."""

import asyncio

from sesprep.review.compare import compare
from sesprep.storage.history import list_sessions
from sesprep.tui.change_words import text_difference
from sesprep.tui.screens.compare import CompareScreen
from sesprep.tui.screens.pick_attempt import PickAttemptScreen

from .review_home import is_story, made, raw, strength, to_history  # noqa: F401
from .walk import at_question, flat, hand_in, press, settle, shown

BIG = (160, 50)


async def test_compare_two_tries(make, places):
    async with at_question(make(questions=1), size=BIG) as pilot:
        await hand_in(pilot, "In March the program was late. I met every lead and we worked at it.", "2")
        await press(pilot, "a")
        pilot.app.services.clock.pass_(60)
        await hand_in(pilot, "In May the program was late. I met every lead. As a result we saved 30 percent.", "4")
        await press(pilot, "n", "escape")
        await to_history(pilot, "enter", "equals_sign")
        assert isinstance(pilot.app.screen, CompareScreen)
        text = flat(pilot)
        assert "[-March-] {+May+}" in text
        assert "Your rating 2 of 5 4 of 5" in text
        assert "Gone: 1 finding" in text
        assert "No result was found. X1" in text
        assert "Still there: 1 finding" in text
        assert "▲" in text


async def test_two_answers_with_the_same_story_under_different_questions(make, made):  # noqa: F811
    records = [s.record() for s in list_sessions(made).sessions]
    mine = records[0].attempts[0]
    record, other = next(
        (r, a) for r in records[1:] for a in r.attempts
        if a.asked.question.text != mine.asked.question.text and a.probe is None
    )  # fmt: skip
    told = "".join(
        f'[[told]]\nsession = "{r.id}"\nattempt = "{a.id}"\nday = 2026-11-01\n'
        for r, a in ((records[0], mine), (record, other))
    )
    (made.stories_dir / "audit.toml").write_text(f'id = "audit"\ntitle = "The audit [b]"\n{told}')
    app = make()
    async with app.run_test(size=BIG) as pilot:
        await to_history(pilot, "enter", "equals_sign")
        picking = app.screen
        assert isinstance(picking, PickAttemptScreen)
        text = shown(pilot)
        assert "Answers to the same question, then others with the same story" in text
        assert text.count("Story: The audit [b]") == 1
        same = [o for o in picking._others if o.same_question]
        assert {o.facts.id for o in same} == {
            a.id for r in records for a in r.attempts
            if a.asked.question.text == mine.asked.question.text and a.probe is None and a.id != mine.id
        }  # fmt: skip
        await press(pilot, "end", "enter")
        assert isinstance(app.screen, CompareScreen)
        text = shown(pilot)
        assert "Story: The audit [b]" in text
        assert f"Later    {mine.asked.question.text}" in text
        assert f"Earlier  {other.asked.question.text}" in text
        assert app.screen.comparison.stories == ("The audit [b]",)


async def test_every_number_of_a_comparison_is_that_of_the_journals(make, made):  # noqa: F811
    answers = {one["id"]: one for one in raw(made)}
    app = make()
    async with app.run_test(size=BIG) as pilot:
        await to_history(pilot, "enter", "equals_sign")
        if isinstance(app.screen, PickAttemptScreen):
            facts = app.screen._others[0].facts
            one = answers[facts.id]
            marks = f"{strength(one):.1f}" if is_story(one) else "–"
            told = f"{one['told']['words']} words · {int(one['seconds']) // 60}:{int(one['seconds']) % 60:02}"
            assert (
                f"{told} · {'rated ' + str(one['rating']) if one['rating'] else 'not rated'} · strength {marks}"
                in shown(pilot)
            )
            await press(pilot, "enter")
        found = app.screen.comparison
        pair = [answers[side.attempt.id] for side in (found.before, found.after)]
        assert pair[0]["started"] <= pair[1]["started"]
        lines = {line.split("  ")[0].strip(" │"): " ".join(line.split()) for line in shown(pilot).splitlines()}
        for name, figures in {
            "Words": [str(one["told"]["words"]) for one in pair],
            "Strength": [f"{strength(one):.1f} of 3" for one in pair],
            "Your rating": [f"{one['rating']} of 5" if one["rating"] else "–" for one in pair],
        }.items():
            assert f"{name} {' '.join(figures)}" in next(line for key, line in lines.items() if key.startswith(name))
        for element in app.services.structure(pair[1]["structure"]).elements:
            line = next(line for key, line in lines.items() if key.startswith(element.name))
            for one in pair:
                if element.id in one["told"]["elements"]:
                    said = one["told"]["elements"][element.id]
                    assert "●" * said["strength"] + "○" * (3 - said["strength"]) in line
        rules = [{f["rule"] for f in one["told"]["findings"]} for one in pair]
        text = flat(pilot)
        for head, kept in (
            ("Gone", rules[0] - rules[1]),
            ("New", rules[1] - rules[0]),
            ("Still there", rules[0] & rules[1]),
        ):
            assert (f"{head}: {len(kept)} finding" in text) == bool(kept)


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
        assert "Checked by model made-1, then by " in shown(pilot)
        assert path.read_bytes() == before  # looking changes nothing
        await press(pilot, "ctrl+d")
        assert "Checked again and kept" in shown(pilot)
    record = list_sessions(made).sessions[0].record()
    first = record.attempts[0].id
    assert record.assessments[first].model == "made-1"
    assert record.rechecks[first][-1].model != "made-1"
    assert path.read_bytes().startswith(before)


async def test_a_thread_tells_nothing_to_a_screen_that_was_left(make, made):  # noqa: F811
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_history(pilot)
        screen, told = app.screen, []
        await asyncio.to_thread(screen.from_thread, told.append, "open")
        await press(pilot, "escape")
        await asyncio.to_thread(screen.from_thread, told.append, "left")
        assert told == ["open"]
