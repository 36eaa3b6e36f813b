"""Today, from the facts of the sessions, is what the records say."""

from datetime import date, timedelta

import pytest

from history_maker import Maker, make_history
from sesprep.domain.facts import facts_of
from sesprep.domain.story import Story, Told
from sesprep.practice.day_plan import MINUTES, day_plan
from sesprep.practice.grade import grade_of, grade_of_facts
from sesprep.practice.matrix import with_mapped
from sesprep.practice.schedule import Schedule
from sesprep.practice.story_choice import least_put, search, toggled, ways
from sesprep.practice.today import asks, today_of
from sesprep.practice.topics import practiced, practiced_facts, topics
from sesprep.storage.banks import load_banks
from sesprep.storage.frameworks import load_frameworks, load_maps
from sesprep.storage.history import list_sessions
from sesprep.storage.places import Places
from sesprep.storage.settings import load_settings
from sesprep.storage.structures import load_structures

TODAY = date(2026, 11, 22)


@pytest.fixture
def made(tmp_path):
    places = Places.find(tmp_path, {})
    places.prepare()
    frameworks = load_frameworks(places)
    framework = frameworks.get("ecq-2025")
    make_history(places.sessions_dir, Maker(framework, {s.id: s for s in load_structures().values}), 12, 20)
    records = tuple(summary.record() for summary in list_sessions(places).sessions)
    shelf = load_banks(places, load_settings(places.settings_file)[0], frameworks)
    return framework, records, [loaded.bank for loaded in shelf.banks], load_maps(places).maps


def stories(framework, records) -> list[Story]:
    refs = [ref for ref, _, _ in framework.competencies()]
    attempt = records[0].attempts[0]
    told = Told(session=records[0].id, attempt=attempt.id, day=attempt.started.date())
    old = "ecq-2006/building-coalitions/partnering"
    return [
        Story(id="told", title="Told", competencies=(refs[0],), told=(told,)),
        Story(id="new", title="New", competencies=(refs[4], refs[5])),
        Story(id="old", title="Old tags", competencies=(old,)),
        Story(id="bare", title="Bare"),
    ]


def test_facts_grade_as_records_do(made):
    framework, records, _, _ = made
    known = stories(framework, records)
    assert practiced_facts([facts_of(r) for r in records], known) == practiced(records, known)
    for record in records:
        for attempt, facts in zip(record.attempts, facts_of(record).attempts, strict=True):
            joined = record.joined.get(attempt.id)
            found = joined.assessment if joined else record.assessments.get(attempt.id)
            assert grade_of_facts(facts) == grade_of(attempt.rating, found)


def test_today_is_the_plan_of_the_records(made):
    framework, records, banks, maps = made
    known = stories(framework, records)
    interview = TODAY + timedelta(days=30)
    found = today_of(known, [facts_of(r) for r in records], banks, framework, maps, [], [], interview, TODAY)
    mapped = [with_mapped(story, framework, maps) for story in known]
    plan = day_plan(Schedule(topics(mapped, records, banks, framework), practiced(records, known), TODAY), interview)
    assert found.plan == plan
    assert 0 < found.plan.minutes <= MINUTES
    assert [plan.day for plan in found.ahead] == [TODAY + timedelta(days=n) for n in range(1, 7)]
    questions = {(bank.id, q.id) for bank in banks for q in bank.questions}
    assert all(asks(step) in questions for step in found.plan.steps)
    assert found.live_run


def test_an_old_tag_is_practiced_by_the_map(made):
    framework, records, banks, maps = made
    old = stories(framework, records)[2]
    assert not [topic for topic in topics([old], (), banks, framework) if topic.ref == "old" and topic.ask]
    mapped = with_mapped(old, framework, maps)
    assert next(topic for topic in topics([mapped], (), banks, framework) if topic.ref == "old").ask


def test_ways_are_the_competencies_with_their_questions(made):
    framework, records, banks, _ = made
    story = stories(framework, records)[1]
    found = ways(story, banks, [framework])
    assert [way.ref for way in found] == list(story.competencies)
    assert all(asked.question.competencies[0].startswith(way.ref) for way in found for asked in way.asked)
    asked = found[0].asked
    put = {(one.bank, one.question.id): 2 for one in asked[:-1]}
    assert least_put(asked, put) == asked[-1]
    assert least_put([], {}) is None
    assert ways(story, (), [framework])[0].asked == ()


def test_search_and_toggle(made):
    framework, records, _, _ = made
    known = stories(framework, records)
    assert [story.id for story in search(known, "OLD tags")] == ["old"]
    assert search(known, "") == tuple(known)
    once = toggled(known[3], "a/b")
    assert once.competencies == ("a/b",)
    assert toggled(once, "a/b") == known[3]
