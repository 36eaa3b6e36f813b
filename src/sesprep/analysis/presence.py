"""Which elements an answer holds: present, not sure, or missing."""

from math import exp

from sesprep.analysis.model import Limits
from sesprep.analysis.naming import says_outright
from sesprep.analysis.reading import Reading
from sesprep.analysis.stages import STAGES, log_odds
from sesprep.domain.assessment import Nearest, Verdict
from sesprep.domain.role import Role
from sesprep.domain.structure import Element

OPEN = Limits(0.2, 0.5)
"""The limits for a set of roles that the model was not judged on."""
ASIDE = frozenset({Role.LEAD_IN, Role.REFLECTION})
FAR = 10.0
"""A gain beyond it, in nats, says no more."""
LEAST = 0.001
"""No clause counts for surer than one in a thousand."""
NEAR = 0.05
"""Below this probability no clause comes near to an element."""
STAGE_SHARE = 0.6
"""How much the told order counts beside the likeliest clause; chosen by cross-validation over authors."""

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
    """Judge one element by the signs of it; a letter that is shown is never called missing."""
    lettered = {at for at, role in enumerate(reading.roles) if role in element.roles}
    if lettered & reading.decided or any(says_outright(reading.clauses[at], reading.roles[at]) for at in lettered):
        return "present"
    limits = limits_of(reading, element)
    found = sign(reading, frozenset(element.roles))
    if lettered:
        return "present" if found >= limits.present else "unsure"
    return "missing" if found < limits.missing else "unsure"


def sign(reading: Reading, roles: frozenset[Role]) -> float:
    """How surely some clause has one of these roles, 0 to 1.

    The likeliest clause under the free chain; where the roles are whole stages of an answer told in order, weighed
    with how much likelier the answer is with the least needed of these stages than without it.
    """
    peak = max((sum(row.get(role, 0.0) for role in roles) for row in reading.free_rows), default=0.0)
    if reading.gains is None or not whole_stages(roles):
        return min(peak, 1.0)
    gain = min(reading.gains[STAGES[role]] for role in roles)
    told = max(-FAR, min(FAR, gain))
    return 1 / (1 + exp(-STAGE_SHARE * told - (1 - STAGE_SHARE) * log_odds(peak, LEAST)))


def whole_stages(roles: frozenset[Role]) -> bool:
    """Whether these roles are all that their stages of a told story hold, what merely leads in or out apart."""
    stages = {STAGES.get(role) for role in roles}
    return None not in stages and roles >= {r for r, stage in STAGES.items() if stage in stages} - ASIDE


def odds(reading: Reading, at: int, element: Element) -> float:
    """The probability that one clause belongs to the element."""
    return min(sum(reading.free_rows[at].get(role, 0.0) for role in element.roles), 1.0)


def limits_of(reading: Reading, element: Element) -> Limits:
    """Between which signs of the element it is asked about."""
    chosen = reading.model.anyhow if reading.gains is None else reading.model.told
    return chosen.get("+".join(sorted(element.roles)), OPEN)


def nearest(reading: Reading, element: Element) -> Nearest | None:
    """The clause that comes closest to an element, one with its letter before all others, and what it lacks."""
    if not reading.clauses:
        return None
    lettered = [at for at, role in enumerate(reading.roles) if role in element.roles]
    best = max(lettered or range(len(reading.clauses)), key=lambda at: odds(reading, at, element))
    span, role = reading.clauses[best].span, reading.roles[best]
    if not lettered and (odds(reading, best, element) < NEAR or role is Role.GENERIC):
        return None
    lacks = f"It reads more like {_article(READS_LIKE[role])} than your {element.name}."
    if role in element.roles:
        lacks = "It stands in the right place, but its words alone do not decide it."
    return Nearest(start=span.start, end=span.end, lacks=lacks)


def _article(word: str) -> str:
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"
