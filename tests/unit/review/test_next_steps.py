from datetime import date

from sesprep.review.bias import RatingBias
from sesprep.review.coverage import CoverageRow, coverage
from sesprep.review.interviews import Asked
from sesprep.review.next_steps import next_steps
from sesprep.review.recurring import FindingTrend, course_of

DAY = date(2026, 11, 22)


def row(name: str, level: str = "competency", **told) -> CoverageRow:
    known = {"answers": 3, "last": DAY, "days_ago": 0, "strength": 2.5, "rating": 3.0, "shown": 0, "interviews": 0}
    return CoverageRow.model_validate({"ref": f"f/{name}", "name": name, "level": level, "kind": "core"} | known | told)


NEVER = {"answers": 0, "last": None, "days_ago": None, "strength": None, "rating": None}
FINDING = FindingTrend(
    rule="R1",
    severity="must",
    message="No figure.",
    course="recurs",
    answers=9,
    of=20,
    recent=4,
    of_recent=5,
    first=DAY,
    last=DAY,
)
BIAS = RatingBias(answers=8, difference=1.3, leaning="over", attempts=())


def whys(*arguments):
    return [step.why for step in next_steps(*arguments)]


def test_an_empty_history_starts_with_the_qualifications(framework) -> None:
    steps = next_steps(coverage([], framework, DAY))
    assert [step.why for step in steps] == ["never"] * 3
    assert [step.target[-1] for step in steps] == [f"{framework.id}/{q.id}" for q in framework.qualifications[:3]]


def test_one_of_each_kind_comes_before_a_second() -> None:
    rows = [row("a/1", **NEVER), row("a/2", **NEVER), row("a/3", strength=0.5), row("a/4", days_ago=40)]
    assert whys(rows, [FINDING], BIAS) == ["never", "weak", "finding"]
    assert whys(rows[2:], [FINDING], BIAS) == ["weak", "finding", "stale"]
    assert whys(rows[:2], [], BIAS) == ["never", "bias", "never"]


def test_what_an_interview_asked_for_comes_first() -> None:
    steps = next_steps([row("a/1", **NEVER), row("a/2", **NEVER, interviews=2)])
    assert steps[0].do == "Practice a/2."
    assert "twice" in steps[0].reason


def asked(name: str, day: int, felt: int | None = None, probed: str = "") -> Asked:
    return Asked(refs=(f"f/{name}",), day=date(2026, 11, day), felt=felt, probed=probed)


def test_what_went_badly_in_an_interview_and_was_not_practiced_since_comes_before_all() -> None:
    rows = [
        row("a/1", **NEVER),
        row("a/2", asked=asked("a/2", 22, 2, "Who was\nagainst it?")),
        row("a/3", asked=asked("a/3", 21, 1)),  # practiced the day after
        row("a/4", asked=asked("a/4", 22, 4)),  # it went well
        row("a", "qualification", asked=asked("a/2", 22, 1)),  # named through its competency alone
    ]
    steps = next_steps(rows, [FINDING])
    assert [step.why for step in steps] == ["interview", "never", "finding"]
    assert steps[0].do == "Practice a/2."
    assert "on 2026-11-22" in steps[0].reason
    assert "felt 2 of 5" in steps[0].reason
    assert "probed: “Who was against it?”" in steps[0].reason


def test_a_long_probe_is_cut_and_the_newest_interview_comes_first() -> None:
    rows = [row("a/1", asked=asked("a/1", 22, 2), **NEVER), row("a/2", asked=asked("a/2", 23, None, "Why? " * 99))]
    first, second, *_ = next_steps(rows)
    assert (first.target[-1], second.target[-1]) == ("f/a/2", "f/a/1")
    assert first.reason.endswith("Why?…”")
    assert len(first.reason) < 200


def test_what_the_map_offers_is_told_as_an_offer() -> None:
    (step,) = next_steps([row("a/1", **NEVER, by_map=7)])
    assert step.reason == "You have never practiced it. By the map, 7 answers under another framework may serve."


def test_a_competency_waits_for_its_qualification() -> None:
    steps = next_steps([row("a", "qualification", **NEVER), row("a/1", **NEVER)])
    assert [step.do for step in steps] == ["Practice a."]


def test_the_reason_names_the_numbers() -> None:
    reasons = [step.reason for step in next_steps([row("a/3", strength=0.5), row("a/4", days_ago=40)], [FINDING])]
    assert "0.5 of 3" in reasons[0]
    assert "4 of your last 5" in reasons[1]
    assert "40 days" in reasons[2]


def test_when_nothing_stands_out_there_is_still_a_step() -> None:
    assert whys([row("a/1")]) == ["go-on"]


def test_what_is_seldom_or_gone_is_no_step() -> None:
    gone = FINDING.model_copy(update={"course": "gone", "recent": 0})
    assert whys([row("a/1")], [gone], BIAS.model_copy(update={"leaning": "fair"})) == ["go-on"]


def test_courses() -> None:
    assert [course_of(*pair) for pair in ((2, 1), (1, 0), (5, 0), (0, 2), (0, 1), (1, 4))] == [
        "recurs", "new", "new", "gone", "seldom", "seldom",
    ]  # fmt: skip


def test_one_question_of_an_interview_that_asked_for_two_competencies_is_one_step() -> None:
    one = Asked(refs=("f/a/1", "f/a/2"), day=DAY, felt=1, probed="", question="d/1")
    other = Asked(refs=("f/a/3",), day=DAY, felt=1, probed="", question="d/2")
    steps = next_steps([row(name, asked=told) for name, told in (("a/1", one), ("a/2", one), ("a/3", other))])
    assert [step.do for step in steps] == ["Practice a/1 and a/2.", "Practice a/3."]
    assert steps[0].target[-4:] == ("--competency", "f/a/1", "--competency", "f/a/2")
