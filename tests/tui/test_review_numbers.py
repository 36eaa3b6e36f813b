"""The numbers on the screens of trends and coverage, reckoned again from the lines of the journals."""

from collections import Counter
from datetime import date, datetime, timedelta

from textual.widgets import DataTable

from sesprep.storage.history import list_sessions
from sesprep.tui.screens.practiced import PracticedScreen
from sesprep.tui.screens.trends import Numbers
from sesprep.tui.widgets.rating_plot import RatingPlot
from sesprep.tui.widgets.week_plot import WeekPlot

from .review_home import cells, is_story, made, monday, raw, strength, to_history  # noqa: F401
from .walk import settle, shown

TODAY = date(2026, 11, 22)
BIG = (160, 50)


def framework_of(made) -> str:  # noqa: F811
    return list_sessions(made).sessions[0].plan.framework


async def trends(pilot) -> dict[str, list[list[str]]]:
    await to_history(pilot, "g")
    return {table.parent.id: cells(table) for table in pilot.app.screen.query(Numbers)}


async def test_balance_of_every_week(make, made):  # noqa: F811
    app = make(framework=framework_of(made))
    async with app.run_test(size=BIG) as pilot:
        rows = (await trends(pilot))["balance"]
        mine = [one for one in raw(made) if is_story(one) and one["structure"] == "star"]
        elements = app.services.structure().elements
        assert len(rows) == len({monday(one) for one in mine}) * len(elements)
        for week, name, share, _, _, within, strong in rows:
            element = next(e for e in elements if e.name == name)
            told = [o["told"]["elements"][element.id] for o in mine if str(monday(o)) == week]
            assert share == f"{round(100 * sum(e['share'] for e in told) / len(told))} %"
            inside = sum(element.band.low <= e["share"] <= element.band.high for e in told)
            assert within == f"{inside} of {len(told)}"
            assert strong == f"{sum(e['strength'] for e in told) / len(told):.1f}"
        for plot, element in zip(app.screen.query(WeekPlot), elements, strict=False):
            drawn = {str(week): f"{round(value)} %" for week, value in plot._lines[0].points}
            assert drawn == {row[0]: row[2] for row in rows if row[1] == element.name}


async def test_findings(make, made):  # noqa: F811
    app = make(framework=framework_of(made))
    async with app.run_test(size=BIG) as pilot:
        rows = (await trends(pilot))["findings"]
        mine = [one for one in raw(made) if is_story(one)]
        rules = [{finding["rule"] for finding in one["told"]["findings"]} for one in mine]
        counts = Counter(rule for found in rules for rule in found)
        assert {row[4] for row in rows} == set(counts)
        for course, newest, every, _, rule, _ in rows:
            assert newest.count("●") == (recent := sum(rule in found for found in rules[-5:]))
            assert every.endswith(f" {counts[rule]} of {len(mine)}")
            assert ("recurs" in course) == (recent >= 2 and counts[rule] > recent)


async def test_minutes(make, made):  # noqa: F811
    app = make(framework=framework_of(made))
    async with app.run_test(size=BIG) as pilot:
        rows = (await trends(pilot))["minutes"]
        timed = [one for one in raw(made) if one["limit"] and one["told"]["words"]]
        assert len(rows) == len({monday(one) for one in timed})
        for week, answers, used, given, _, over in rows:
            told = [one for one in timed if str(monday(one)) == week]
            assert answers == str(len(told))
            for shown_, name in ((used, "seconds"), (given, "limit")):
                mean = int(sum(one[name] for one in told) / len(told))
                assert shown_ == f"{mean // 60}:{mean % 60:02}"
            assert over == str(sum(one["seconds"] > one["limit"] for one in told))


async def test_ratings_against_strength(make, made):  # noqa: F811
    app = make(framework=framework_of(made))
    async with app.run_test(size=BIG) as pilot:
        rows = (await trends(pilot))["ratings"]
        rated = [one for one in raw(made) if is_story(one) and one["rating"]]
        assert len(rows) == len(rated) == len(app.screen.query_one(RatingPlot)._bias.attempts)
        for row, one in zip(rows, reversed(rated), strict=True):
            assert row[1:4] == [
                str(one["rating"]),
                f"{1 + 4 * strength(one) / 3:.1f}",
                f"{one['rating'] - 1 - 4 * strength(one) / 3:+.1f}",
            ]
        mean = sum(one["rating"] - 1 - 4 * strength(one) / 3 for one in rated) / len(rated)
        await pilot.press("right", "right", "right")
        await settle(pilot)
        assert f"{mean:+.2f} on the mean of {len(rated)} answers" in shown(pilot)


async def test_heat_map_shows_counts_and_what_was_never_practiced(make, made):  # noqa: F811
    app = make(framework=framework_of(made))
    async with app.run_test(size=BIG) as pilot:
        rows = (await trends(pilot))["weeks"]
        weeks = [TODAY - timedelta(days=TODAY.weekday(), weeks=back) for back in range(11, -1, -1)]
        counts = Counter((ref, monday(o)) for o in raw(made) for ref in o["asked"]["question"]["competencies"])
        names = {ref: name for ref, name, *_ in _competencies(app)}
        assert {name: [int(n) for n in numbers] for name, _, *numbers in rows} == {
            name: [counts[ref, week] for week in weeks] for ref, name in names.items()
        }
        await pilot.press("right", "right", "right", "right")
        await settle(pilot)
        never = sum(not any(counts[ref, week] for week in weeks) for ref in names)
        assert f"{never} of {len(names)} never practiced" in shown(pilot)
        assert shown(pilot).count("never practiced") == never + 1
        await pilot.press("v")
        await settle(pilot)
        assert "Ever" in shown(pilot)


def _competencies(app) -> list[tuple[str, str]]:
    framework = app.services.framework()
    return [(f"{framework.id}/{q.id}/{c.id}", c.name) for q in framework.qualifications for c in q.competencies]


async def test_coverage_and_one_key_to_the_next_step(make, made):  # noqa: F811
    app = make(framework=framework_of(made))
    async with app.run_test(size=BIG) as pilot:
        await to_history(pilot, "o")
        assert isinstance(app.screen, PracticedScreen)
        rows = cells(app.screen.query_one("#practiced", DataTable))
        answers = raw(made)
        at = 0
        for q in app.services.framework().qualifications:
            whole = f"{app.services.framework().id}/{q.id}"
            for ref in (whole, *(f"{whole}/{c.id}" for c in q.competencies)):
                having = [
                    o for o in answers
                    if any(f"{named}/".startswith(f"{ref}/") for named in o["asked"]["question"]["competencies"])
                ]  # fmt: skip
                assert rows[at][1] == (str(len(having)) if having else "never")
                if having:
                    ago = (TODAY - datetime.fromisoformat(having[-1]["started"]).date()).days
                    assert rows[at][2] == ("1 day ago" if ago == 1 else f"{ago} days ago")
                    marks = [strength(one) for one in having if is_story(one)][-3:]
                    assert rows[at][3].endswith(f"{sum(marks) / len(marks):.1f}")
                at += 1
        assert at == len(rows)
        assert all(step.do in shown(pilot) for step in app.screen.steps)
        number = next(at for at, step in enumerate(app.screen.steps, start=1) if step.why == "finding")
        await pilot.press(str(number))
        await settle(pilot)
        assert f"Rule {app.screen._rule}" in shown(pilot)
        assert "Why" in shown(pilot)


async def test_a_step_to_practice_opens_a_question_for_it(make, places):
    app = make()
    async with app.run_test(size=BIG) as pilot:
        await to_history(pilot, "o")
        table = app.screen.query_one("#practiced", DataTable)
        row = next(at for at, r in enumerate(app.screen.rows) if r.ref.endswith("/fiscal-responsibility"))
        table.move_cursor(row=row)
        await pilot.press("t")
        await settle(pilot)
        assert "turned around a failing program" in shown(pilot)
