"""The matrix: every cell set and taken away, holes and over-used stories in words, either framework."""

from sesprep.practice.matrix import matrix
from sesprep.storage.frameworks import load_frameworks, load_maps
from sesprep.tui.matrix_rows import head, matrix_rows, told
from sesprep.tui.screens.matrix import MatrixScreen
from sesprep.tui.screens.question import QuestionScreen

from .story_walk import FISCAL, FULL, PARTNERING, RESOURCES, TOOLS, go, kept, put, ten
from .walk import flat, notices, shown


async def to_matrix(pilot):
    app = await go(pilot, "7", "o")
    assert isinstance(app.screen, MatrixScreen)
    return app


async def test_enter_sets_a_mark_and_takes_it_away_and_z_takes_that_back(make, places):
    story = put(places, competencies=(RESOURCES,))
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_matrix(pilot)
        rows = [row.ref for row in app.screen.rows]
        app.screen.query_one("#matrix").move_cursor(row=rows.index(FISCAL))
        await go(pilot, "enter")
        assert kept(places)[story].competencies == (RESOURCES, FISCAL)
        assert "it shows this" in shown(pilot)
        await go(pilot, "enter")
        assert kept(places)[story].competencies == (RESOURCES,)
        await go(pilot, "z", "z")
        assert kept(places)[story].competencies == (RESOURCES,)
        assert "z Undo" not in shown(pilot)


async def test_a_story_by_the_map_is_offered_in_the_other_framework(make, places):
    put(places, competencies=(PARTNERING,))
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_matrix(pilot)
        marks = {row.ref: row.marks for row in app.screen.rows}
        offered = [ref for ref, cells in marks.items() if cells == ("o",)]
        assert offered
        assert all(ref.startswith("ecq-2025/") for ref in offered)
        await go(pilot, "full_stop")
        assert {row.ref: row.marks for row in app.screen.rows}[PARTNERING] == ("X",)
        await go(pilot, "full_stop")
        rows = [row.ref for row in app.screen.rows]
        app.screen.query_one("#matrix").move_cursor(row=rows.index(offered[0]))
        await go(pilot, "enter")
        assert {row.ref: row.marks for row in app.screen.rows}[offered[0]] == ("X",)


async def test_the_cell_is_practiced(make, places):
    put(places, competencies=(TOOLS,))
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_matrix(pilot)
        rows = [row.ref for row in app.screen.rows]
        app.screen.query_one("#matrix").move_cursor(row=rows.index(FISCAL))
        await go(pilot, "t")
        assert isinstance(app.screen, QuestionScreen)
        assert "turned around a failing program" in flat(pilot)


async def test_no_question_left_for_a_cell(make, places):
    put(places)
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_matrix(pilot)
        rows = [row.ref for row in app.screen.rows]
        app.screen.query_one("#matrix").move_cursor(row=next(i for i, r in enumerate(rows) if "leading-people/" in r))
        await go(pilot, "t")
        assert "No question is left for" in notices(pilot)


async def test_it_can_be_read_without_color_at_the_smallest_size(make, places):
    ten(places)
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_matrix(pilot)
        text = shown(pilot)
        assert "none" in text
        assert "X shows it" in text
        assert "10" in text.splitlines()[1]
        table = app.screen.query_one("#matrix")
        assert table.max_scroll_x == 0


async def test_no_stories_and_a_damaged_one(make, places):
    (places.stories_dir / "bad.toml").write_text("id = 1\n")
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_matrix(pilot)
        assert "No stories yet" in shown(pilot)
        await go(pilot, "enter", "t", "e", "right", "full_stop")
        assert isinstance(app.screen, MatrixScreen)


def test_rows_say_how_much_there_is(places):
    framework = load_frameworks(places).get("ecq-2025")
    one = FULL.model_copy(update={"id": "one", "competencies": (FISCAL, "ecq-2025/leading-people/developing-others")})
    two = FULL.model_copy(update={"id": "two", "title": "Two", "competencies": (PARTNERING,)})
    found = matrix([one, two], framework, load_maps(places).maps)
    rows = {row.ref: row for row in matrix_rows(found, framework)}
    assert rows[FISCAL].has == "1"
    assert rows[FISCAL].marks == ("X", "·")
    assert rows[RESOURCES].has == "none"
    assert rows["ecq-2025/leading-people"].has == "only 1"
    assert rows["ecq-2025/rule-of-law"].name == "Rule of Law"  # its full name would be cut, and look like a competency
    assert any(row.has == "by map" for row in rows.values())
    says = told(found, framework)
    assert any(words.startswith("Over-used: 1 The claims backlog stands alone for") for words in says)
    assert head(found.rows[0], 1, 4) == "1!"
    assert head(found.rows[0], 1, 12) == "1! The clai"[:12].strip()
    assert len(rows) == len(found.refs) + sum(row.whole for row in rows.values())
