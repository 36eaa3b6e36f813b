"""Why a clause carries its letter: the words that weighed most, and an honest phrase when it was not the words."""

from sesprep.analysis.cues import table
from sesprep.analysis.features import Clause, Place
from sesprep.analysis.model import STRETCHES
from sesprep.analysis.reading import Reading
from sesprep.analysis.resources import words
from sesprep.analysis.stages import COUNT, STAGES
from sesprep.domain.assessment import Cue
from sesprep.domain.role import Role

LEAST_WEIGHT = 0.15
MOST_CUES = 4
COMMON = "common in {role}"
PLACE = "mostly because of where it stands in the answer"
BY_YOU = "you set this"
UNDER_HEADING = "it stands under your own heading"


def explain(reading: Reading, at: int) -> tuple[tuple[Cue, ...], str]:
    """The cues that spoke for a clause's role against the next likeliest one, and one phrase that sums them up."""
    if at in reading.set_by_user:
        return (), BY_YOU
    if at in reading.headed.roles:
        return (), UNDER_HEADING
    role, rival = reading.roles[at], rival_of(reading, at)
    weights, by_place = _weigh(reading, at, role, rival)
    chosen, tokens, says = _heaviest(weights), reading.clauses[at].tokens, table().says
    common = COMMON.format(role=_plural(role))
    cues = tuple(
        Cue(start=tokens[place.first].start, end=tokens[place.last].end, says=says.get(place.group, common))
        for place in chosen
    )
    if not weights or by_place > sum(weights.values()):
        named = next((says[place.group] for place in chosen if place.group), "")
        return cues, f"{named}, but {PLACE}" if named else PLACE
    return cues, "; ".join(dict.fromkeys(cue.says for cue in cues[:2]))


def rival_of(reading: Reading, at: int) -> Role:
    """The likeliest role of another stage of the story."""
    mine = STAGES.get(reading.roles[at])
    others = [(p, role) for role, p in reading.rows[at].items() if STAGES.get(role) != mine]
    return max(others, key=lambda pair: pair[0])[1]


def _weigh(reading: Reading, at: int, role: Role, rival: Role) -> tuple[dict[Place, float], float]:
    """How much the words at each place speak for `role` against `rival`, and how much all that is not words does."""
    mine, opening, other = _columns(reading, at, role, rival)
    clause, weights = reading.clauses[at], reading.model.weights
    places: dict[Place, float] = {}
    worded: dict[str, float] = {}
    for place, names in clause.carried:
        speaks = 0.0
        for name in names:
            row = weights[name]
            if row is not None:
                worded[name] = weight = row[mine] - row[other] + (row[opening] if opening else 0.0)
                speaks += weight
        places[place] = places.get(place, 0.0) + speaks
    telling = {place: weight for place, weight in places.items() if weight >= LEAST_WEIGHT and _tells(clause, place)}
    whole = reading.scores[at]
    total = whole[mine] - whole[other] + (whole[opening] if opening else 0.0)
    return telling, total - sum(worded.values())


def _columns(reading: Reading, at: int, role: Role, rival: Role) -> tuple[int, int, int]:
    """Which of a feature's weights speak for `role` and against `rival`, by the reading that was believed.

    In an answer told in order, the first clause of a stage is also weighed by what opens that stage: the second
    column, which is 0 where there is none.
    """
    if reading.in_order and at >= reading.ahead and role in STAGES and rival in STAGES:
        mine, other = STAGES[role], STAGES[rival]
        opens = at == reading.ahead or STAGES.get(reading.roles[at - 1]) != mine
        return mine, COUNT + mine if opens else 0, other
    labels = reading.model.labels
    return STRETCHES + labels.index(role), 0, STRETCHES + labels.index(rival)


def _tells(clause: Clause, place: Place) -> bool:
    """Whether a person would take the words for a sign: a named cue, or more than function words and single letters."""
    said = {token.lower for token in clause.tokens[place.first : place.last + 1]}
    return bool(place.group) or any(len(word) > 1 for word in said - words("function"))


def _heaviest(weights: dict[Place, float]) -> list[Place]:
    """The heaviest words, named cues first, at most a handful and never twice the same, in the order of the text."""
    chosen: list[Place] = []
    for place in sorted(weights, key=lambda p: (not p.group, -weights[p], p)):
        taken = any(place.first <= other.last and other.first <= place.last for other in chosen)
        if not taken and len(chosen) < MOST_CUES:
            chosen.append(place)
    return sorted(chosen)


def _plural(role: Role) -> str:
    return "general talk" if role is Role.GENERIC else f"{role.value} clauses"
