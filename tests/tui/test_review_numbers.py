"""The numbers on the screens of trends and coverage, reckoned again from the lines of the journals."""

import math
from collections import Counter
from datetime import date, datetime, timedelta

import pytest
from rich.text import Text
from textual.widgets import DataTable, TabbedContent

from sesprep.domain.debrief import Debrief, DebriefQuestion
from sesprep.storage.debriefs import save_debrief
from sesprep.storage.frameworks import load_maps
from sesprep.storage.history import list_sessions
from sesprep.tui.screens.practiced import PracticedScreen
from sesprep.tui.widgets.numbers import Numbers

from .review_home import cells, is_story, made, monday, raw, strength, to_history  # noqa: F401
from .walk import flat, press, settle, shown

TODAY = date(2026, 11, 22)
BIG = (160, 50)


def framework_of(made) -> str:  # noqa: F811
    return list_sessions(made).sessions[0].plan.framework


async def trends(pilot) -> dict[str, list[list[str]]]:
    await to_history(pilot, "g")
    return tables(pilot)


def tables(pilot) -> dict[str, list[list[str]]]:
    """The numbers of every page."""
    return {table.parent.id: cells(table) for table in pilot.app.screen.query(Numbers)}


async def show_page(pilot, name: str) -> None:
    pilot.app.screen.query_one(TabbedContent).active = name
    await settle(pilot)


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
            assert share == f"{told_share(sum(e['share'] for e in told) / len(told), element.band)} %"
            inside = sum(element.band.low <= e["share"] <= element.band.high for e in told)
            assert within == f"{inside} of {len(told)}"
            assert strong == f"{sum(e['strength'] for e in told) / len(told):.1f}"
        for plot, element in zip(app.screen.query("#balance WeekPlot"), elements, strict=True):
            drawn = {str(week): f"{told_share(value / 100, element.band)} %" for week, value in plot._lines[0].points}
            assert drawn == {row[0]: row[2] for row in rows if row[1] == element.name}


def told_share(share: float, band) -> int:
    """Rounded, but never over an end of the band."""
    low, high = round(100 * band.low), round(100 * band.high)
    side = range(low) if share < band.low else range(high + 1, 101) if share > band.high else range(low, high + 1)
    return min(side, key=lambda number: abs(number - 100 * share))


async def test_lanes_hold_the_numbers_of_the_table_in_the_lane_of_their_place(make, made):  # noqa: F811
    app = make(framework=framework_of(made))
    async with app.run_test(size=(80, 24)) as pilot:
        rows = (await trends(pilot))["balance"]
        lines = shown(pilot).splitlines()
        for element in app.services.structure().elements:
            mine = [row for row in rows if row[1] == element.name]
            at = next(n for n, line in enumerate(lines) if line.strip().startswith(f"{element.name}  usual"))
            newest = mine[0]
            assert f"usual {newest[3]}, now {newest[2]}: {newest[4]}" in lines[at]
            for line, lane, place in zip(
                lines[at + 1 :], ("long", "usual", "short"), ("long", "good", "short"), strict=False
            ):
                label, *numbers = line.split()
                assert label == lane
                assert numbers == [row[2].split()[0] for row in reversed(mine) if row[4] == place]


async def test_another_framework_and_structure_on_a_key(make, made):  # noqa: F811
    app = make(framework=framework_of(made))
    async with app.run_test(size=BIG) as pilot:
        star = (await trends(pilot))["balance"]
        await press(pilot, "right", "comma")
        assert app.screen.query_one(TabbedContent).active == "findings"  # the page stays
        ccar = tables(pilot)["balance"]
        names = {e.name for e in app.services.structures.get("ccar").elements}
        assert {row[1] for row in ccar} == names != {row[1] for row in star}
        await press(pilot, "full_stop")
        other = app.screen._framework
        heat = tables(pilot)["weeks"]
        assert [row[0] for row in heat] == [c.name for _, _, c in other.competencies()]
        assert {row[1] for row in heat} == {"0"}
        for _ in range(len(app.services.frameworks.values) - 1):
            await press(pilot, "full_stop")
        assert app.screen._framework.id == framework_of(made)


async def test_findings(make, made):  # noqa: F811
    app = make(framework=framework_of(made))
    async with app.run_test(size=BIG) as pilot:
        rows = (await trends(pilot))["findings"]
        mine = [one for one in raw(made) if is_story(one)]
        rules = [{finding["rule"] for finding in one["told"]["findings"]} for one in mine]
        counts = Counter(rule for found in rules for rule in found)
        assert {row[5] for row in rows} == set(counts)
        last = max(monday(one) for one in mine)
        for course, newest, bars, every, message, rule, when in rows:
            assert newest.count("●") == (recent := sum(rule in found for found in rules[-5:]))
            assert every == f"{counts[rule]} of {len(mine)}"
            assert ("recurs" in course) == (recent >= 2 and counts[rule] > recent)
            having = [one for one, found in zip(mine, rules, strict=True) if rule in found]
            assert when == str(datetime.fromisoformat(having[-1]["started"]).date())
            assert message in {f["message"] for f in having[-1]["told"]["findings"] if f["rule"] == rule}
            weeks = [last - timedelta(weeks=back) for back in range(11, -1, -1)]
            every = [sum(monday(one) == week for one in mine) for week in weeks]
            some = [sum(monday(one) == week for one in having) for week in weeks]
            heights = [" ·▁▂▃▄▅▆▇█".index(bar) for bar in bars.rjust(12)]
            assert [height == 0 for height in heights] == [not of for of in every]
            assert heights == [1 + math.ceil(8 * n / of) if of else 0 for n, of in zip(some, every, strict=True)]
        await press(pilot, "right", "down", "enter")
        assert f"Rule {rows[0][5]}" in shown(pilot)


async def test_minutes(make, made):  # noqa: F811
    app = make(framework=framework_of(made))
    async with app.run_test(size=BIG) as pilot:
        rows = (await trends(pilot))["minutes"]
        timed = [one for one in raw(made) if one["limit"] and one["told"]["words"]]
        assert len(rows) == len({monday(one) for one in timed})
        used_and_given = {line.name: dict(line.points) for line in app.screen.query_one("#minutes WeekPlot")._lines}
        for week, answers, used, given, share, over in rows:
            told = [one for one in timed if str(monday(one)) == week]
            assert answers == str(len(told))
            for shown_, name in ((used, "seconds"), (given, "limit")):
                mean = int(sum(one[name] for one in told) / len(told))
                assert shown_ == f"{mean // 60}:{mean % 60:02}"
                line = "used" if name == "seconds" else "given"
                assert math.isclose(
                    used_and_given[line][date.fromisoformat(week)], sum(o[name] for o in told) / len(told) / 60
                )
            assert share == f"{round(100 * sum(one['seconds'] / one['limit'] for one in told) / len(told))} %"
            assert over == str(sum(one["seconds"] > one["limit"] for one in told))


async def test_ratings_against_strength(make, made):  # noqa: F811
    app = make(framework=framework_of(made))
    async with app.run_test(size=BIG) as pilot:
        rows = (await trends(pilot))["ratings"]
        rated = [one for one in raw(made) if is_story(one) and one["rating"]]
        assert len(rows) == len(rated)
        lines = {line.name: dict(line.points) for line in app.screen.query_one("#ratings WeekPlot")._lines}
        for week in {monday(one) for one in rated}:
            told = [one for one in rated if monday(one) == week]
            assert math.isclose(lines["yours"][week], sum(one["rating"] for one in told) / len(told))
            assert math.isclose(lines["checker's"][week], 1 + 4 * sum(strength(one) for one in told) / len(told) / 3)
        assert {week for points in lines.values() for week in points} == {monday(one) for one in rated}
        for row, one in zip(rows, reversed(rated), strict=True):
            assert row[0] == f"{datetime.fromisoformat(one['started']):%Y-%m-%d %H:%M}"
            assert row[4] == f"{strength(one):.2f}"
            assert row[1:4] == [
                str(one["rating"]),
                f"{1 + 4 * strength(one) / 3:.1f}",
                f"{one['rating'] - 1 - 4 * strength(one) / 3:+.1f}",
            ]
        mean = sum(one["rating"] - 1 - 4 * strength(one) / 3 for one in rated) / len(rated)
        await show_page(pilot, "ratings")
        await settle(pilot)
        assert f"On average {mean:+.2f} over {len(rated)} answers" in shown(pilot)


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
        await show_page(pilot, "weeks")
        await settle(pilot)
        never = sum(not any(counts[ref, week] for week in weeks) for ref in names)
        assert f"{never} of {len(names)} never practiced" in shown(pilot)
        assert shown(pilot).count("never practiced") == never + 1
        await press(pilot, "v")
        assert "Ever" in shown(pilot)


def _competencies(app) -> list[tuple[str, str]]:
    framework = app.services.framework()
    return [(f"{framework.id}/{q.id}/{c.id}", c.name) for q in framework.qualifications for c in q.competencies]


@pytest.mark.parametrize("theme", ["ansi-light", "ansi-dark", "textual-light"])
async def test_the_words_of_a_plot_stand_out_in_every_kind_of_theme(make, made, theme):  # noqa: F811 - a fixture
    app = make(theme=theme, framework=framework_of(made))
    async with app.run_test(size=BIG) as pilot:
        await to_history(pilot, "g")
        drawn = app.screen.query("#balance WeekPlot").first().render()
        assert isinstance(drawn, Text)
        styles = [drawn.get_style_at_offset(app.console, at) for at, sign in enumerate(drawn.plain) if sign in "┤└%"]
        assert styles
        assert all(s.color is None or s.color.is_default or s.color != s.bgcolor for s in styles)


async def test_coverage_and_one_key_to_the_next_step(make, made):  # noqa: F811
    app = make(framework=framework_of(made))
    async with app.run_test(size=BIG) as pilot:
        await to_history(pilot, "o")
        assert isinstance(app.screen, PracticedScreen)
        rows = cells(app.screen.query_one("#practiced", DataTable))
        answers = raw(made)
        at = 0
        for q in app.services.framework().qualifications:
            assert rows[at][0] in (q.name, q.short)
            assert "…" not in rows[at][0]
            whole = f"{app.services.framework().id}/{q.id}"
            for ref in (whole, *(f"{whole}/{c.id}" for c in q.competencies)):
                having = [
                    o for o in answers
                    if any(f"{named}/".startswith(f"{ref}/") for named in o["asked"]["question"]["competencies"])
                ]  # fmt: skip
                assert rows[at][1] == (str(len(having)) if having else "never")
                if having:
                    ago = (TODAY - datetime.fromisoformat(having[-1]["started"]).date()).days
                    assert rows[at][2] == ("yesterday" if ago == 1 else f"{ago} days ago")
                    marks = [strength(one) for one in having if is_story(one)][-3:]
                    assert rows[at][3].endswith(f"{sum(marks) / len(marks):.1f}")
                    ratings = [one["rating"] for one in having if one["rating"]][-3:]
                    assert rows[at][4] == f"{sum(ratings) / len(ratings):.1f}"
                at += 1
        assert at == len(rows)
        named = {ref for o in answers for ref in o["asked"]["question"]["competencies"]}
        every = [ref for ref, _ in _competencies(app)]
        assert f"{len(named & set(every))} of {len(every)} competencies" in shown(pilot)
        assert all(step.do in shown(pilot) for step in app.screen.steps)
        number = next(at for at, step in enumerate(app.screen.steps, start=1) if step.why == "finding")
        await press(pilot, str(number))
        assert f"Rule {app.screen._rule}" in shown(pilot)
        assert "Why" in shown(pilot)


async def test_a_step_to_practice_opens_a_question_for_it(make, places):
    app = make()
    async with app.run_test(size=BIG) as pilot:
        await to_history(pilot, "o")
        table = app.screen.query_one("#practiced", DataTable)
        row = next(at for at, r in enumerate(app.screen.rows) if r.ref.endswith("/fiscal-responsibility"))
        table.move_cursor(row=row)
        await press(pilot, "t")
        assert "turned around a failing program" in shown(pilot)


async def test_what_the_map_offers_and_interviews_asked(make, made):  # noqa: F811
    """The made history names one framework; the other one is shown."""
    answers = raw(made)
    named = framework_of(made)
    app = make(framework=named)
    other = next(f for f in app.services.frameworks.values if f.id.startswith("ecq") and f.id != named)
    ref, _, competency = next(iter(other.competencies()))
    asked = DebriefQuestion(text="Why?", competencies=(ref,), felt=1, probed="How much?")
    save_debrief(made, Debrief(id="d", day=TODAY - timedelta(days=3), questions=(asked, asked)))
    pairs = [(c.old, new) for m in load_maps(made).maps for c in m.correspondences for new in c.new]
    pairs += [(new, old) for old, new in pairs]
    async with app.run_test(size=BIG) as pilot:
        await to_history(pilot, "o")
        while app.screen._framework.id != other.id:
            await press(pilot, "full_stop")
        rows = cells(app.screen.query_one("#practiced", DataTable))
        for row, told in zip(rows, app.screen.rows, strict=True):
            fits = [
                o for o in answers
                if any(old in o["asked"]["question"]["competencies"] and f"{new}/".startswith(f"{told.ref}/")
                       for old, new in pairs)
            ]  # fmt: skip
            assert row[1:3] == ["never", f"{len(fits)} by map" if fits else ""]
            assert row[5] == ("2" if f"{ref}/".startswith(f"{told.ref}/") else "")
        at = next(n for n, row in enumerate(app.screen.rows) if row.ref == ref)
        app.screen.query_one("#practiced", DataTable).move_cursor(row=at)
        await settle(pilot)
        text = flat(pilot)
        assert f"1 Practice {competency.name}. Asked in a real interview on 2026-11-19" in text
        assert "Asked in real interviews: 2, last on 2026-11-19. It felt 1 of 5. The panel probed: “How much?”" in text
