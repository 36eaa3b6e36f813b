"""The plan to the day: what comes back when, over a year and with bad dates."""

import random
from datetime import date, timedelta

import pytest

from sesprep.domain.bank import Question
from sesprep.domain.debrief import Debrief, DebriefQuestion
from sesprep.domain.framework import Correspondence, FrameworkMap
from sesprep.domain.partner import LiveRun
from sesprep.domain.session import SessionRecord
from sesprep.domain.story import Story, Told
from sesprep.practice.day_plan import MINUTES, day_plan, forecast
from sesprep.practice.grade import AGAIN, EASY, GOOD, HARD, grade_of
from sesprep.practice.live_run import live_run_wanted
from sesprep.practice.schedule import Schedule
from sesprep.practice.topics import Practiced, Topic, practiced, topics

from .builders import NOON, QUESTION, assessment, attempt, bank, framework, plan, shipped

TODAY = date(2026, 11, 22)
STORIES = tuple(
    Topic("story", f"s{n}", f"Story {n}", 6.0, ("core/leading/people",), ("team", f"q{n}")) for n in range(12)
)


def simulate(days, interview, seed, skip=0.0):
    """Live `days` days: do each step of each plan, well or badly by chance, and skip some days."""
    draw = random.Random(seed)
    schedule = Schedule(STORIES, (), TODAY)
    plans = []
    for _ in range(days):
        a_plan = day_plan(schedule, interview)
        done = draw.random() >= skip
        plans.append((a_plan, done))
        for step in a_plan.steps if done else ():
            schedule.add(step.topic.key, schedule.today, draw.choice((AGAIN, HARD, GOOD, GOOD, GOOD, EASY)))
        schedule.today += timedelta(days=1)
    return schedule, plans


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("skip", [0.0, 0.3])
def test_a_year_with_twelve_stories_and_an_interview_in_six_weeks_never_plans_the_impossible(seed, skip):
    interview = TODAY + timedelta(weeks=6)
    schedule, plans = simulate(365, interview, seed, skip)
    begun: dict[str, date] = {}
    done_on: dict[str, date] = {}
    for a_plan, done in plans:
        keys = [step.topic.key for step in a_plan.steps]
        assert len(set(keys)) == len(keys)
        assert a_plan.minutes <= MINUTES
        assert a_plan.minutes == sum(step.topic.minutes for step in a_plan.steps)
        assert all(step.reason for step in a_plan.steps)
        if a_plan.day == interview:
            assert a_plan.steps == ()
        for step in a_plan.steps:
            assert step.is_new == (step.topic.key not in done_on)
            assert done_on.get(step.topic.key, date.min) < a_plan.day  # never twice on a day
            if done:
                begun.setdefault(step.topic.key, a_plan.day)
                done_on[step.topic.key] = a_plan.day
        past = any("is past" in note for note in a_plan.notes)
        assert past == (a_plan.day > interview)
    assert set(begun) == {topic.key for topic in STORIES}
    assert max(begun.values()) < interview - timedelta(days=2)
    for standing in schedule.standings(interview, MINUTES):
        assert standing.due is None or standing.due > standing.last


def life(seed):
    """A year as the app lives it: the schedule is made anew each day from what was answered; dates and minutes change.

    Two stories share a question, one has none. The interview is in six weeks, is then put off, held, and forgotten.
    """
    draw = random.Random(seed)
    shared = Topic("story", "s11", "Story 11", 6.0, ("core/leading/people",), ("team", "q0"))
    bare = Topic("story", "bare", "Bare", 6.0, ("core/nowhere/none",))
    all_topics = (*STORIES[:11], shared, bare)
    answers: list[Practiced] = []
    for ahead in range(365):
        today = TODAY + timedelta(days=ahead)
        weeks = 6 if ahead < 30 else 10
        interview = None if ahead > 120 else TODAY + timedelta(weeks=weeks)
        minutes = draw.choice((5, 12, 25, 40, 90))
        schedule = Schedule(all_topics, answers, today)
        yield schedule, day_plan(schedule, interview, minutes), interview, minutes
        for step in day_plan(schedule, interview, minutes).steps:
            if draw.random() < 0.8:
                at = NOON + timedelta(days=ahead, minutes=len(answers))
                answers.append(Practiced(step.topic.key, at, draw.choice((AGAIN, HARD, GOOD, EASY)), today))


@pytest.mark.parametrize("seed", range(2))
def test_no_day_of_a_year_of_changes_plans_what_cannot_be_or_forgets_what_is_due(seed):
    for schedule, plan_, interview, minutes in life(seed):
        steps, today = plan_.steps, plan_.day
        standings = {s.topic.key: s for s in schedule.standings(interview, minutes)}
        askable = {key for key, s in standings.items() if s.topic.ask is not None}
        due = {key for key in askable if standings[key].due is not None and standings[key].due <= today}
        if interview == today:
            assert steps == ()
            continue
        planned = [step.topic.key for step in steps]
        assert set(planned) <= askable  # no question, no step
        assert len({step.topic.ask for step in steps}) == len(steps)  # one question once a day
        assert plan_.minutes <= minutes or len(steps) == 1
        for step in steps:
            last = standings[step.topic.key].last
            assert step.is_new == (last is None)
            assert step.is_new or step.topic.key in due  # nothing before its day
            assert last is None or last < today
            assert not (step.is_new and interview is not None and 0 < (interview - today).days <= 2)
        assert len(due - set(planned)) == plan_.waiting  # what did not fit is counted, never lost
        coming = interview is not None and interview > today
        assert not coming or all(s.due is None or s.due < interview for s in standings.values())
        assert any('No question is left for "Bare"' in note for note in plan_.notes)


@pytest.mark.parametrize("ahead", range(1, 60))
def test_before_any_interview_day_nothing_is_due_on_it_or_after_it(ahead):
    interview = TODAY + timedelta(days=ahead)
    answers = [Practiced(t.key, NOON, GOOD, TODAY - timedelta(days=n)) for n, t in enumerate(STORIES)]
    for standing in Schedule(STORIES, answers, TODAY).standings(interview, MINUTES):
        assert standing.due is None or standing.due < interview
        assert standing.due is None or standing.due > standing.last


def test_intervals_grow_while_it_goes_well():
    schedule = Schedule(STORIES[:1], (), TODAY)
    gaps, last = [], None
    for a_plan in forecast(schedule, None, 120):
        if a_plan.steps:
            gaps += [(a_plan.day - last).days] if last else []
            last = a_plan.day
    assert len(gaps) >= 3
    assert gaps == sorted(gaps)
    assert gaps[-1] > gaps[0]


def test_every_story_gets_a_last_look_in_the_days_before_the_interview():
    interview = TODAY + timedelta(weeks=6)
    plans = forecast(Schedule(STORIES, (), TODAY), interview, 42)
    last = {step.topic.key: a_plan.day for a_plan in plans for step in a_plan.steps}
    assert set(last) == {topic.key for topic in STORIES}
    assert min(last.values()) >= interview - timedelta(days=10)


def test_what_is_least_remembered_comes_first_and_what_does_not_fit_waits():
    answers = [Practiced(t.key, NOON, GOOD, TODAY - timedelta(days=60 - n)) for n, t in enumerate(STORIES)]
    a_plan = day_plan(Schedule(STORIES, answers, TODAY), None, 12)
    assert [step.topic.ref for step in a_plan.steps] == ["s0", "s1"]
    assert a_plan.waiting == 10
    assert "60 days ago" in a_plan.steps[0].reason


def test_one_step_is_planned_even_when_it_takes_longer_than_the_day_has():
    assert len(day_plan(Schedule(STORIES, (), TODAY), None, 1).steps) == 1


def test_a_past_date_and_todays_are_said_plainly():
    past = day_plan(Schedule(STORIES, (), TODAY), date(2020, 1, 1))
    assert "is past" in past.notes[0]
    assert past.steps
    today = day_plan(Schedule(STORIES, (), TODAY), TODAY)
    assert today.steps == ()
    assert "today" in today.notes[0]


def test_answers_from_the_future_count_as_of_today_and_are_told():
    ahead = [Practiced(STORIES[0].key, NOON, GOOD, TODAY + timedelta(days=4000))]
    a_plan = day_plan(Schedule(STORIES[:1], ahead, TODAY), None)
    assert "dated in the future" in a_plan.notes[0]
    assert Schedule(STORIES[:1], ahead, TODAY).standings(None, MINUTES)[0].last == TODAY


def test_a_topic_without_a_question_is_told_and_not_planned():
    bare = Topic("story", "bare", "Bare", competencies=("core/leading/people",))
    a_plan = day_plan(Schedule([bare], (), TODAY), None)
    assert a_plan.steps == ()
    assert 'No question is left for "Bare"' in a_plan.notes[0]
    assert "nothing to plan" in day_plan(Schedule((), (), TODAY), None).notes[0]


def test_two_stories_are_not_put_with_the_same_question_on_one_day():
    same = [Topic("story", f"x{n}", f"X{n}", 6.0, ("c/d",), ("team", "one")) for n in range(3)]
    assert len(day_plan(Schedule(same, (), TODAY), None).steps) == 1


@pytest.mark.parametrize(
    ("rating", "found", "grade"),
    [
        (None, None, HARD),
        (5, None, EASY),
        (5, assessment(), EASY),
        (5, assessment(rules={"R1": "should"}), GOOD),
        (5, assessment(rules={"R1": "must"}), HARD),
        (5, assessment(missing=("result",)), HARD),
        (5, assessment(missing=("result", "task")), AGAIN),
        (5, assessment("generic"), AGAIN),
        (1, assessment(), AGAIN),
        (2, assessment(), HARD),
        (3, assessment(), GOOD),
        (None, assessment(), GOOD),
        (1, assessment(rules={"R1": "must"}), AGAIN),
    ],
)
def test_the_grade_is_the_lower_of_the_rating_and_the_findings(rating, found, grade):
    assert grade_of(rating, found) == grade


def test_topics_are_the_stories_the_questions_practiced_and_one_for_each_bare_qualification():
    told = Told(session="s", attempt="t1", day=TODAY)
    stories = [
        Story(id="one", title="One", competencies=("core/money/funds",), told=(told,)),
        Story(id="two", title="Two", competencies=("core/nowhere",)),
    ]
    question = bank().questions[0]
    answered = attempt("t1", question, rating=4)
    record = SessionRecord(id="s", started=NOON, schema_version=1, plan=plan(None, question), attempts=(answered,))
    found = {topic.key: topic for topic in topics(stories, [record], [bank()], framework())}
    assert found["story:one"].ask[1].startswith("core-money-funds")
    assert found["story:two"].ask is None
    assert f"question:team/{question.id}" in found
    assert sum(topic.kind == "question" for topic in found.values()) == 5
    keys = {(one.key, one.grade) for one in practiced([record], stories)}
    assert keys == {(f"question:team/{question.id}", GOOD), ("story:one", GOOD)}


def debrief(day=TODAY - timedelta(days=9), felt=2, probed="", ref="core/money/funds"):
    asked = DebriefQuestion(text="What did it cost?", competencies=(ref,), felt=felt, probed=probed)
    return Debrief(id="d", day=day, questions=(asked, DebriefQuestion(text="Any questions?")))


def pressed(debriefs, stories=(), answers=(), interview=None):
    found = topics(stories, [], [bank()], framework(), debriefs)
    schedule = Schedule(found, answers, TODAY)
    return found, day_plan(schedule, interview)


def test_what_went_badly_in_a_real_interview_comes_first_until_it_is_practiced():
    found, a_plan = pressed([debrief(probed="By how much?")])
    step = a_plan.steps[0]
    assert step.topic.competencies == ("core/money/funds",)
    assert "interview on 2026-11-13" in step.reason
    assert "felt 2 of 5" in step.reason
    assert "By how much?" in step.reason
    other = next(t for t in found if t.competencies[0].startswith("core/leading/"))
    since = Practiced(step.topic.key, NOON, AGAIN, TODAY - timedelta(days=8))
    for answers, first in (
        ((Practiced(other.key, NOON, AGAIN, TODAY - timedelta(days=3)),), step.topic),
        ((since,), None),
    ):
        reasons = {s.topic: s.reason for s in pressed([debrief()], answers=answers)[1].steps}
        told = [topic for topic, reason in reasons.items() if "real interview" in reason]
        assert told == ([topic for topic in reasons if topic.key == first.key] if first else [])


def test_one_question_that_asked_for_two_competencies_gives_its_reason_once():
    asked = DebriefQuestion(text="Who paid?", competencies=("core/money/funds", "core/leading/people"), felt=1)
    steps = pressed([Debrief(id="d", day=TODAY - timedelta(days=9), questions=(asked,))])[1].steps
    reasons = [step.reason for step in steps]
    assert sum("What it tests was asked in a real interview" in reason for reason in reasons) == 1
    assert reasons[1] == "The same question of that interview asked for what this one tests, too."


@pytest.mark.parametrize(
    "quiet",
    [
        debrief(felt=4),
        debrief(felt=None),
        debrief(day=TODAY + timedelta(days=40)),
        debrief(ref="elsewhere/money/funds"),
    ],
)
def test_an_interview_presses_nothing_when_it_went_well_lies_ahead_or_names_another_framework(quiet):
    assert not any("real interview" in step.reason for step in pressed([quiet])[1].steps)


def test_the_newest_interview_counts_and_brings_in_a_question_once():
    well = debrief(day=TODAY - timedelta(days=2), felt=5)
    assert not any("real interview" in step.reason for step in pressed([debrief(), well])[1].steps)
    second = debrief(ref="core/money/tools")
    with_it = pressed([second])[0]
    without = pressed([])[0]
    assert {t.key for t in without} < {t.key for t in with_it}
    assert len(with_it) == len(without) + 1
    assert len(pressed([debrief(), debrief(day=TODAY - timedelta(days=30))])[0]) == len(without)


def test_nothing_new_is_begun_in_the_last_days_also_when_an_interview_pressed_it():
    assert pressed([debrief()], interview=TODAY + timedelta(days=2))[1].steps == ()


@pytest.mark.parametrize("seed", range(3))
def test_half_a_year_after_a_real_interview_never_plans_the_impossible(seed):
    draw = random.Random(seed)
    debriefs = [
        debrief(ref=ref, day=TODAY - timedelta(days=n)) for n, (ref, _, _) in enumerate(framework().competencies())
    ]
    debriefs = [one.model_copy(update={"id": f"d{n}"}) for n, one in enumerate(debriefs)]
    schedule = Schedule((*STORIES, *topics((), [], [bank()], framework(), debriefs)), (), TODAY)
    seen = set()
    for _ in range(180):
        a_plan = day_plan(schedule, TODAY + timedelta(days=60))
        keys = [step.topic.key for step in a_plan.steps]
        assert len(set(keys)) == len(keys)
        assert a_plan.minutes <= MINUTES
        assert a_plan.waiting >= 0
        for step in a_plan.steps:
            if "real interview" in step.reason:
                assert step.topic.key not in seen  # practiced once, it presses no more
                seen.add(step.topic.key)
            schedule.add(step.topic.key, schedule.today, draw.choice((AGAIN, HARD, GOOD, EASY)))
        schedule.today += timedelta(days=1)
    assert len(seen) == len(debriefs)


def test_follow_ups_and_empty_answers_practice_nothing():
    probe = attempt("t2", QUESTION, probe=QUESTION.probes[0], follows="t1")
    empty = attempt("t3", QUESTION, answer=" \n")
    record = SessionRecord(id="s", started=NOON, schema_version=1, plan=plan(None), attempts=(probe, empty))
    assert practiced([record], ()) == ()


def run(made, held=None):
    asked = plan(None).asked
    return LiveRun(id="r", made=made, held=held, framework="core", asked=asked)


@pytest.mark.parametrize(
    ("answers", "runs", "left", "wanted"),
    [
        (0, (), None, False),
        (7, (), None, False),
        (8, (), None, True),
        (8, (run(TODAY - timedelta(days=3)),), None, False),
        (20, (run(TODAY - timedelta(days=30), TODAY - timedelta(days=29)),), None, True),
        (3, (), 10, True),
        (3, (run(TODAY - timedelta(days=12), TODAY - timedelta(days=12)),), 10, False),
        (20, (), 1, False),
        (20, (), 0, False),
        (20, (), -5, True),
    ],
)
def test_a_live_run_is_asked_for_now_and_then_and_never_on_the_eve(answers, runs, left, wanted):
    days = [TODAY - timedelta(days=n % 5) for n in range(answers)]
    interview = None if left is None else TODAY + timedelta(days=left)
    assert bool(live_run_wanted(days, runs, interview, TODAY)) == wanted


@pytest.mark.parametrize(("left", "begins"), [(1, False), (2, False), (3, True), (30, True)])
def test_nothing_new_is_begun_in_the_last_days(left, begins):
    a_plan = day_plan(Schedule(STORIES, (), TODAY), TODAY + timedelta(days=left))
    assert any(step.is_new for step in a_plan.steps) == begins


OLD = FrameworkMap(
    source="tests",
    correspondences=(
        Correspondence(old="old/business/budget", new=("core/money/funds", "core/money/tools")),
        Correspondence(old="old/people/bench", new=("core/leading/bench",)),
    ),
)


def mapped(debriefs=(), records=(), answers=()):
    found = topics((), records, [bank()], framework(), debriefs, (OLD,))
    return found, day_plan(Schedule(found, answers, TODAY), None)


def test_what_an_interview_under_another_framework_asked_is_offered_by_the_map_and_says_so():
    found, a_plan = mapped([debrief(ref="old/business/budget", probed="By how much?")])
    (step,) = (s for s in a_plan.steps if "real interview" in s.reason)
    assert step == a_plan.steps[0]
    assert step.topic.competencies == ("core/money/funds",)  # one question on one competency, though the map names two
    assert step.reason.startswith(
        "What it tests was asked in a real interview on 2026-11-13 under another framework; by the map it may be asked "
    )
    assert "By how much?" in step.reason
    since = Practiced(step.topic.key, NOON, GOOD, TODAY - timedelta(days=8))
    later = mapped([debrief(ref="old/business/budget")], answers=(since,))[1]
    assert not any("real interview" in s.reason for s in later.steps)
    quiet = mapped([debrief(ref="old/business/budget", felt=5)])
    assert not any("real interview" in s.reason for s in quiet[1].steps)
    assert len(found) >= len(quiet[0])


def test_an_interview_under_this_framework_goes_before_what_the_map_offers():
    own = debrief(day=TODAY - timedelta(days=20))
    old = debrief(ref="old/business/budget").model_copy(update={"id": "old"})
    reasons = {s.topic.competencies: s.reason for s in mapped([own, old])[1].steps if "real interview" in s.reason}
    assert "another framework" not in reasons["core/money/funds",]
    assert "another framework" in reasons["core/money/tools",]


def test_every_competency_of_one_question_of_an_interview_presses():
    asked = DebriefQuestion(text="?", competencies=("core/money/funds", "core/leading/bench"), felt=1)
    one = Debrief(id="d", day=TODAY - timedelta(days=9), questions=(asked,))
    steps = {s.topic.competencies[0]: s for s in pressed([one])[1].steps if "interview" in s.reason}
    assert set(steps) == {"core/money/funds", "core/leading/bench"}
    done = Practiced(steps["core/money/funds"].topic.key, NOON, GOOD, TODAY)
    rest = [s.topic.competencies[0] for s in pressed([one], answers=(done,))[1].steps if "real interview" in s.reason]
    assert rest == ["core/leading/bench"]  # to practice the one is not to practice the other


def test_answers_under_another_framework_are_offered_for_what_is_new_and_move_no_date():
    asked = Question(id="q", text="A budget?", competencies=("old/business/budget",))
    tries = tuple(attempt(f"t{n}", asked, number=n) for n in (1, 2))
    drill = attempt("t3", asked)
    records = [
        SessionRecord(id="s", started=NOON, schema_version=1, plan=plan(None, asked), attempts=tries),
        SessionRecord(
            id="d", started=NOON, schema_version=1, plan=plan(shipped("drill-result"), asked), attempts=(drill,)
        ),
    ]
    found, _ = mapped(records=records)
    assert {topic.competencies[0]: topic.by_map for topic in found if topic.by_map} == {"core/money/funds": 2}
    a_plan = day_plan(Schedule(found, practiced(records, ()), TODAY), None, minutes=600)
    reasons = {step.topic.competencies[0]: step.reason for step in a_plan.steps}
    schedule = Schedule([t for t in found if t.by_map], practiced(records, ()), TODAY)
    (step,) = day_plan(schedule, None, minutes=600).steps
    assert step.is_new
    assert step.reason == (
        "You have not answered on this yet. By the map, 2 answers under another framework may serve."
    )
    assert all("by the map" not in reason.lower() for ref, reason in reasons.items() if ref != "core/money/funds")
    assert all(topic.ref != "team/q" for topic in found)


def test_a_drill_on_a_part_puts_no_question():
    question = bank().questions[1]
    record = SessionRecord(
        id="s", started=NOON, schema_version=1, plan=plan(shipped("drill-which"), question),
        attempts=(attempt("t1", question),),
    )  # fmt: skip
    found = topics((), [record], [bank()], framework())
    assert {topic.ref for topic in found} == {topic.ref for topic in topics((), [], [bank()], framework())}


def test_a_long_question_is_called_by_whole_words():
    long = QUESTION.model_copy(update={"text": "Describe a choice among costly options " * 9})
    (found,) = (t for t in topics((), [], [bank().model_copy(update={"questions": (long,)})], framework()) if t.ask)
    assert found.title.endswith("…")
    assert long.text.startswith(f"{found.title[:-1]} ")
    assert 80 < len(found.title) <= 100
