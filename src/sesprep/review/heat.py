"""The heat map: which competency was practiced in which week, and what never was."""

from collections.abc import Iterable
from datetime import date, timedelta, tzinfo

from sesprep.domain.facts import SessionFacts
from sesprep.domain.framework import Framework
from sesprep.domain.model import Model
from sesprep.review.days import attempts_of, day_of, week_of

WEEKS = 12


class HeatRow(Model):
    """One competency, or a qualification that questions name as a whole."""

    ref: str
    name: str
    qualification: str
    """The qualification's short name."""
    counts: tuple[int, ...]
    """Answers by week, as `HeatMap.weeks`."""
    total: int
    """Answers at any time, those outside the weeks too."""


class HeatMap(Model):
    """Answers by competency and week."""

    weeks: tuple[date, ...]
    """Mondays, oldest first; the last is this week's."""
    rows: tuple[HeatRow, ...]
    """In the framework's order."""
    outside: int
    """Answers of this framework before the first week, or dated after this one."""

    def never(self) -> tuple[HeatRow, ...]:
        """The competencies that were never practiced."""
        return tuple(row for row in self.rows if not row.total)


def heat_map(
    sessions: Iterable[SessionFacts],
    framework: Framework,
    today: date,
    weeks: int = WEEKS,
    zone: tzinfo | None = None,
) -> HeatMap:
    """The last `weeks` weeks up to that of `today`, 1 to 520.

    An answer counts once for each competency that its question names; a row for a whole qualification is there only
    when a question named it. Raises ValueError for a number of weeks out of range.
    """
    if not 1 <= weeks <= 520:
        raise ValueError("weeks is 1 to 520")
    last = week_of(today)
    mondays = [last - timedelta(weeks=back) for back in reversed(range(weeks))]
    at = {monday: index for index, monday in enumerate(mondays)}
    names = _names(framework)
    counts = {ref: [0] * weeks for ref in names}
    totals = dict.fromkeys(names, 0)
    outside = 0
    for attempt in (a for a in attempts_of(sessions) if a.practices):
        refs = [ref for ref in dict.fromkeys(attempt.competencies) if ref in names]
        index = at.get(week_of(day_of(attempt.started, zone)))
        outside += bool(refs) and index is None
        for ref in refs:
            totals[ref] += 1
            if index is not None:
                counts[ref][index] += 1
    rows = tuple(
        HeatRow(ref=ref, name=name, qualification=short, counts=tuple(counts[ref]), total=totals[ref])
        for ref, (name, short, whole) in names.items()
        if totals[ref] or not whole
    )
    return HeatMap(weeks=tuple(mondays), rows=rows, outside=outside)


def _names(framework: Framework) -> dict[str, tuple[str, str, bool]]:
    """Name, qualification and whether it is a whole qualification, by reference, in the framework's order."""
    names: dict[str, tuple[str, str, bool]] = {}
    for qualification in framework.qualifications:
        whole = f"{framework.id}/{qualification.id}"
        names[whole] = (qualification.name, qualification.short, True)
        for competency in qualification.competencies:
            names[f"{whole}/{competency.id}"] = (competency.name, qualification.short, False)
    return names
