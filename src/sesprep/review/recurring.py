"""Findings that recur, and those that went away."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, tzinfo
from typing import Literal

from sesprep.domain.assessment import SEVERITIES, Severity
from sesprep.domain.facts import SessionFacts
from sesprep.domain.model import Model
from sesprep.review.days import attempts_of, day_of, week_of

RECENT = 5
"""How many of the newest answers count as recent."""
OFTEN = 2
"""From how many answers on a finding says something."""

Course = Literal["recurs", "gone", "new", "seldom"]


class FindingWeek(Model):
    """How many of one week's checked answers had a finding."""

    week: date
    """Its Monday."""
    answers: int
    of: int


class FindingTrend(Model):
    """One rule over all checked answers."""

    rule: str
    severity: Severity
    message: str
    """As it was said last."""
    course: Course
    """`recurs`: in 2 or more of the recent answers and in an earlier one. `gone`: in 2 or more earlier answers and in
    no recent one. `new`: in recent answers and in no earlier one. `seldom`: anything else."""
    answers: int
    """How many answers had it."""
    of: int
    """How many answers were checked."""
    recent: int
    of_recent: int
    first: date
    last: date
    weeks: tuple[FindingWeek, ...] = ()
    """Every week that has checked answers, oldest first."""


def recurring(sessions: Iterable[SessionFacts], zone: tzinfo | None = None) -> tuple[FindingTrend, ...]:
    """Every rule that ever found something: those that recur first, then by severity, how recent, and id."""
    checked = [attempt for attempt in attempts_of(sessions) if attempt.checked]
    recent = {attempt.id for attempt in checked[-RECENT:]}
    weeks = {attempt.id: week_of(day_of(attempt.started, zone)) for attempt in checked}
    of_week = Counter(weeks.values())
    trends = []
    for rule in {finding.rule for attempt in checked for finding in attempt.findings}:
        having = [(a, f) for a in checked for f in a.findings if f.rule == rule]
        now = sum(attempt.id in recent for attempt, _ in having)
        latest = having[-1][1]
        in_week = Counter(weeks[attempt.id] for attempt, _ in having)
        trends.append(
            FindingTrend(
                rule=rule,
                severity=latest.severity,
                message=latest.message,
                course=course_of(now, len(having) - now),
                answers=len(having),
                of=len(checked),
                recent=now,
                of_recent=len(recent),
                first=day_of(having[0][0].started, zone),
                last=day_of(having[-1][0].started, zone),
                weeks=tuple(FindingWeek(week=w, answers=in_week[w], of=of) for w, of in sorted(of_week.items())),
            )
        )
    order: tuple[Course, ...] = ("recurs", "new", "gone", "seldom")
    return tuple(
        sorted(
            trends, key=lambda t: (order.index(t.course), SEVERITIES.index(t.severity), -t.recent, -t.answers, t.rule)
        )
    )


def course_of(recent: int, earlier: int) -> Course:
    """What became of a finding, from the number of recent and of earlier answers that had it."""
    if recent >= OFTEN and earlier:
        return "recurs"
    if recent and not earlier:
        return "new"
    return "gone" if not recent and earlier >= OFTEN else "seldom"
