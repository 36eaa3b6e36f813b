"""Every number of the review, reckoned a second time from the lines of the journals, with none of its code."""

import re
import statistics
import tomllib
from collections import Counter, defaultdict
from datetime import UTC, date, datetime, timedelta

import pytest

from sesprep.domain.debrief import Debrief, DebriefQuestion
from sesprep.review.balance import balance
from sesprep.review.bias import rating_bias
from sesprep.review.coverage import coverage
from sesprep.review.heat import heat_map
from sesprep.review.next_steps import next_steps
from sesprep.review.pace import pace, time_used
from sesprep.review.recurring import recurring
from sesprep.review.trends import trends
from sesprep.storage.frameworks import load_frameworks, load_maps
from sesprep.storage.packaged import data_dir
from sesprep.storage.places import Places

TODAY = date(2026, 11, 22)
UM = re.compile(r"\b(um|uh|er|you know|i mean|sort of|kind of)\b", re.IGNORECASE)


def moment(one) -> datetime:
    return datetime.fromisoformat(one["attempt"]["started"])


def monday(one) -> date:
    year, week, _ = moment(one).isocalendar()
    return date.fromisocalendar(year, week, 1)


def is_story(one) -> bool:
    return one["said"]["story"] != "too-short" and one["attempt"]["probe"] is None


def strength(one) -> float:
    return statistics.fmean(e["strength"] for e in one["said"]["elements"].values())


def test_the_made_history_has_every_case(raw) -> None:
    assert len({one["session"] for one in raw}) == 200
    assert (moment(raw[-1]) - moment(raw[0])).days == 91
    assert {one["attempt"]["medium"] for one in raw} == {"typed", "spoken"}
    assert {is_story(one) for one in raw} == {True, False}
    assert {one["rating"] for one in raw} == {None, 1, 2, 3, 4, 5}
    assert {one["said"]["structure"] for one in raw} == {"star", "ccar"}


@pytest.mark.parametrize("kind", ["star", "ccar"])
def test_balance(raw, facts, kind) -> None:
    from sesprep.storage.structures import load_structures

    structure = load_structures().get(kind)
    found = balance(facts, kind, {e.id: e.band for e in structure.elements}, UTC)
    mine = [one for one in raw if is_story(one) and one["attempt"]["structure"] == kind]
    assert [one.element for one in found] == [e.id for e in structure.elements]
    for element, one in zip(structure.elements, found, strict=True):
        weeks = defaultdict(list)
        for answer in mine:
            weeks[monday(answer)].append(answer["said"]["elements"][element.id])
        assert [point.week for point in one.points] == sorted(weeks)
        for point in one.points:
            told = weeks[point.week]
            assert point.share == pytest.approx(statistics.fmean(e["share"] for e in told))
            assert point.strength == pytest.approx(statistics.fmean(e["strength"] for e in told))
            assert point.answers == len(told)
            within = [e for e in told if element.band.low <= e["share"] <= element.band.high]
            assert point.in_band == len(within)


def test_findings(raw, facts) -> None:
    told = [{f["rule"] for f in one["said"]["findings"]} for one in raw if is_story(one)]
    found = {trend.rule: trend for trend in recurring(facts, UTC)}
    assert set(found) == set().union(*told)
    for rule, trend in found.items():
        having = [rule in rules for rules in told]
        assert (trend.answers, trend.of) == (sum(having), len(told))
        assert (trend.recent, trend.of_recent) == (sum(having[-5:]), 5)
        earlier = sum(having[:-5])
        weeks = [monday(one) for one in raw if is_story(one)]
        assert [(point.week, point.answers, point.of) for point in trend.weeks] == [
            (week, sum(had for had, when in zip(having, weeks, strict=True) if when == week), weeks.count(week))
            for week in sorted(set(weeks))
        ]
        recurs, gone = sum(having[-5:]) >= 2 and earlier > 0, sum(having[-5:]) == 0 and earlier >= 2
        assert (trend.course == "recurs", trend.course == "gone") == (recurs, gone)
    assert found["R301"].course == "gone"
    assert found["R102"].course == "recurs"


def test_pace_and_fillers(raw, facts) -> None:
    groups = defaultdict(list)
    for one in raw:
        if one["attempt"]["seconds"] >= 5 and one["said"]["words"]:
            groups[monday(one), one["attempt"]["medium"]].append(one)
    found = pace(facts, UTC)
    assert [(point.week, point.medium) for point in found] == sorted(groups)
    for point in found:
        mine = groups[point.week, point.medium]
        minutes = sum(one["attempt"]["seconds"] for one in mine) / 60
        assert point.answers == len(mine)
        assert point.words == pytest.approx(statistics.fmean(one["said"]["words"] for one in mine))
        assert point.words_per_minute == pytest.approx(sum(one["said"]["words"] for one in mine) / minutes)
        if point.medium == "typed":
            assert point.fillers_per_minute is None
        else:
            heard = sum(len(UM.findall(one["attempt"]["answer"])) for one in mine)
            assert point.fillers_per_minute == pytest.approx(heard / minutes)


def test_time(raw, facts) -> None:
    weeks = defaultdict(list)
    for one in raw:
        if one["attempt"]["limit"]:
            weeks[monday(one)].append((one["attempt"]["seconds"], one["attempt"]["limit"]))
    found = time_used(facts, UTC)
    assert [point.week for point in found] == sorted(weeks)
    for point in found:
        pairs = weeks[point.week]
        assert point.answers == len(pairs)
        assert point.used == pytest.approx(statistics.fmean(used for used, _ in pairs))
        assert point.given == pytest.approx(statistics.fmean(given for _, given in pairs))
        assert point.used_share == pytest.approx(statistics.fmean(used / given for used, given in pairs))
        assert point.over == len([1 for used, given in pairs if used > given])


def test_ratings_against_strength(raw, facts) -> None:
    mine = [one for one in raw if one["rating"] is not None and is_story(one)]
    gaps = [one["rating"] - (1 + 4 * strength(one) / 3) for one in mine]
    found = rating_bias(facts, UTC)
    assert found.answers == len(mine)
    for point, week in zip(found.weeks, sorted({monday(one) for one in mine}), strict=True):
        told = [one for one in mine if monday(one) == week]
        assert (point.week, point.answers) == (week, len(told))
        assert point.rating == pytest.approx(statistics.fmean(one["rating"] for one in told))
        assert point.as_rating == pytest.approx(statistics.fmean(1 + 4 * strength(one) / 3 for one in told))
    assert found.difference == pytest.approx(statistics.fmean(gaps))
    assert [one.attempt for one in found.attempts] == [one["attempt"]["id"] for one in mine]
    assert [one.difference for one in found.attempts] == pytest.approx(gaps)
    assert found.leaning == "over"  # the maker rates a point too high


def test_heat_map(raw, facts, framework) -> None:
    found = heat_map(facts, framework, TODAY, weeks=8, zone=UTC)
    assert found.weeks[-1] == TODAY - timedelta(days=TODAY.weekday())
    assert [b - a for a, b in zip(found.weeks, found.weeks[1:], strict=False)] == [timedelta(days=7)] * 7
    counts, totals = Counter(), Counter()
    outside = 0
    for one in raw:
        refs = one["attempt"]["asked"]["question"]["competencies"]
        outside += monday(one) not in found.weeks
        for ref in refs:
            totals[ref] += 1
            counts[ref, monday(one)] += 1
    assert found.outside == outside > 0
    assert [row.ref for row in found.rows] == [ref for ref, _, _ in framework.competencies()]
    for row in found.rows:
        assert row.total == totals[row.ref]
        assert row.counts == tuple(counts[row.ref, week] for week in found.weeks)
    assert {row.ref for row in found.never()} == {ref for ref, _, _ in framework.competencies()} - set(totals)
    assert len(found.never()) == len(found.rows) // 5


def test_coverage(raw, facts, framework) -> None:
    first = next(framework.competencies())[0]
    debrief = Debrief(id="d", day=TODAY, questions=(DebriefQuestion(text="Why?", competencies=(first,)),) * 2)
    rows = coverage(facts, framework, TODAY, [debrief], UTC)
    assert sorted(row.ref for row in rows) == sorted(framework.refs())
    for row in rows:
        mine = [
            one
            for one in raw
            if any(f"{ref}/".startswith(f"{row.ref}/") for ref in one["attempt"]["asked"]["question"]["competencies"])
        ]
        assert row.answers == len(mine)
        if not mine:
            assert (row.last, row.days_ago, row.strength, row.rating) == (None, None, None, None)
            continue
        last = moment(mine[-1]).date()
        assert (row.last, row.days_ago) == (last, (TODAY - last).days)
        newest = [strength(one) for one in mine if is_story(one)][-3:]
        rated = [one["rating"] for one in mine if one["rating"] is not None][-3:]
        assert row.strength == pytest.approx(statistics.fmean(newest))
        assert row.rating == pytest.approx(statistics.fmean(rated))
        seen = [one for one in raw for e in one["said"]["evidence"] if e["seen"] == "shown"]
        shown = {
            one["attempt"]["id"]
            for one in seen
            for e in one["said"]["evidence"]
            if e["seen"] == "shown" and f"{e['competency']}/".startswith(f"{row.ref}/")
        }
        assert row.shown == len(shown)
        assert row.interviews == (2 if first == row.ref or first.startswith(f"{row.ref}/") else 0)


def test_what_was_practiced_under_the_other_framework_is_an_offer(raw, facts) -> None:
    """Each way of the map, reckoned from its file."""
    folder = data_dir("frameworks") / "maps"
    pairs = [
        (one["old"], new)
        for path in folder.glob("*.toml")
        for one in tomllib.loads(path.read_text())["correspondences"]
        for new in one["new"]
    ]
    here, there = "ecq-2025", "ecq-2006"
    places = Places.find(folder / "none", {})
    other = load_frameworks(places).get(here)
    assert {ref.split("/")[0] for one in raw for ref in one["attempt"]["asked"]["question"]["competencies"]} == {there}
    fits = defaultdict(set)
    for one in raw:
        named = one["attempt"]["asked"]["question"]["competencies"]
        for old, new in pairs:
            if old in named:
                whole = new.rsplit("/", 1)[0] if new.count("/") == 2 else new
                fits[new].add(one["attempt"]["id"])
                fits[whole].add(one["attempt"]["id"])
    rows = coverage(facts, other, TODAY, maps=load_maps(places).maps)
    assert {row.ref: row.by_map for row in rows} == {row.ref: len(fits[row.ref]) for row in rows}
    assert sum(row.by_map for row in rows) > 0
    assert {row.answers for row in rows} == {0}  # an offer is no practice
    own = coverage(facts, load_frameworks(places).get(there), TODAY, maps=load_maps(places).maps)
    assert {row.by_map for row in own} == {0}


def test_the_newest_interview_that_asked_for_it(facts, framework) -> None:
    first, second = [ref for ref, _, _ in framework.competencies()][:2]
    asked = DebriefQuestion(text="Why?", competencies=(first, second), felt=2, probed="How much?")
    old = Debrief(
        id="old", day=TODAY - timedelta(days=90), questions=(DebriefQuestion(text="a", competencies=(first,)),)
    )
    new = Debrief(id="new", day=TODAY - timedelta(days=9), questions=(asked, DebriefQuestion(text="Any questions?")))
    for order in ([old, new], [new, old]):
        rows = {row.ref: row for row in coverage(facts, framework, TODAY, order)}
        whole = first.rsplit("/", 1)[0]
        assert (rows[first].interviews, rows[second].interviews, rows[whole].interviews) == (2, 1, 2)
        told = rows[first].asked
        assert (told.day, told.felt, told.probed, told.presses) == (new.day, 2, "How much?", True)
        assert rows[framework.refs()[-1]].asked is None


def test_the_same_session_twice_and_any_order_change_no_number(facts, framework, star) -> None:
    def told(sessions):
        bands = {e.id: e.band for e in star.elements}
        return trends(sessions, structure="star", bands=bands, framework=framework, today=TODAY, zone=UTC)

    assert told([*facts, *facts[:50]]) == told(facts) == told(facts[::-1])


def test_no_sessions_are_empty_plots(framework, star) -> None:
    bands = {e.id: e.band for e in star.elements}
    found = trends([], structure="star", bands=bands, framework=framework, today=TODAY)
    assert [one.points for one in found.balance] == [()] * 4
    assert (found.findings, found.pace, found.time, found.bias.leaning) == ((), (), (), "too-few")
    assert len(found.heat.never()) == len(found.heat.rows)


@pytest.mark.parametrize("year", [1, 9999])
def test_a_clock_gone_wild_is_no_crash(facts, framework, star, year) -> None:
    wild = datetime(year, 1 if year == 1 else 12, 1 if year == 1 else 31, tzinfo=UTC)
    attempt = facts[0].attempts[0].model_copy(update={"started": wild, "session": "wild", "id": "wild"})
    session = facts[0].model_copy(update={"id": "wild", "started": wild, "attempts": (attempt,)})
    bands = {e.id: e.band for e in star.elements}
    found = trends([session, *facts], structure="star", bands=bands, framework=framework, today=TODAY)
    assert found.heat.outside >= 1
    rows = coverage([session], framework, TODAY)
    assert {row.answers for row in rows} == {0, 1}


def test_what_an_interview_asked_under_another_framework_is_offered_and_counted_nowhere(tmp_path, framework) -> None:
    places = Places.find(tmp_path, {})
    maps = load_maps(places).maps
    there = "ecq-2006" if framework.id == "ecq-2025" else "ecq-2025"
    old = next(ref for ref, _, _ in load_frameworks(places).get(there).competencies()
               if any(one.elsewhere(ref) for one in maps))  # fmt: skip
    new = {ref for one in maps for ref in one.elsewhere(old)}
    asked = DebriefQuestion(text="?", competencies=(old,), felt=1)
    debriefs = [Debrief(id="d", day=TODAY, questions=(asked,))]
    before, rows = (coverage([], framework, TODAY, some, maps=maps) for some in ([], debriefs))
    offered = {row.ref for row in rows if row.asked}
    assert offered == new | {ref.rsplit("/", 1)[0] for ref in new}
    assert all(row.asked.offered and row.interviews == 0 for row in rows if row.asked)
    assert [row.model_copy(update={"asked": None}) for row in rows] == list(before)
    first = next_steps(rows)[0]
    assert first.why == "interview"
    assert "under another framework; by the map it may be asked here" in first.reason
