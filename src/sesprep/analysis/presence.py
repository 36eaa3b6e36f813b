"""Which elements an answer holds: present, not sure, or missing."""

from sesprep.analysis.model import Model
from sesprep.analysis.reading import Reading
from sesprep.domain.assessment import Nearest, Verdict
from sesprep.domain.role import Role
from sesprep.domain.structure import Element

OPEN = (0.2, 0.5)
"""Thresholds for a set of roles that the model was not judged on: missing below, present from."""


READS_LIKE = {
    Role.LEAD_IN: "lead-in",
    Role.CONTEXT: "piece of the setting",
    Role.CHALLENGE: "piece of the problem",
    Role.TASK: "task",
    Role.ACTION: "action",
    Role.RESULT: "result",
    Role.REFLECTION: "lesson",
    Role.GENERIC: "general remark",
}


def judge_presence(reading: Reading, element: Element) -> Verdict:
    """Judge one element by its likeliest clause; a letter that is shown is never called missing."""
    lettered = {at for at, role in enumerate(reading.roles) if role in element.roles}
    if lettered & reading.set_by_user:
        return "present"
    low, high = thresholds(reading.model, element)
    peak = max((odds(reading, at, element) for at in range(len(reading.clauses))), default=0.0)
    if lettered:
        return "present" if peak >= high else "unsure"
    return "missing" if peak < low else "unsure"


def odds(reading: Reading, at: int, element: Element) -> float:
    """The probability that one clause belongs to the element."""
    return min(sum(reading.free_rows[at].get(role, 0.0) for role in element.roles), 1.0)


def thresholds(model: Model, element: Element) -> tuple[float, float]:
    """The probability below which an element is missing, and from which it is present."""
    key = "+".join(sorted(element.roles))
    return model.missing.get(key, OPEN[0]), model.present.get(key, OPEN[1])


def nearest(reading: Reading, element: Element) -> Nearest | None:
    """The clause that comes closest to an element, and what it counts as instead."""
    if not reading.clauses:
        return None
    best = max(range(len(reading.clauses)), key=lambda at: odds(reading, at, element))
    if odds(reading, best, element) < 0.02:
        return None
    span, role = reading.clauses[best].span, reading.roles[best]
    lacks = f"It reads more like {_article(READS_LIKE[role])} than your {element.name}."
    if role in element.roles:
        lacks = "It stands in the right place, but its words alone do not decide it."
    return Nearest(start=span.start, end=span.end, lacks=lacks)


def _article(word: str) -> str:
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"
