"""Why a clause carries its letter: the words that weighed most, and an honest phrase when it was not the words."""

from sesprep.analysis.cues import table
from sesprep.analysis.features import Carried, carried
from sesprep.analysis.reading import STAGES, Reading
from sesprep.analysis.resources import words
from sesprep.domain.assessment import Cue
from sesprep.domain.role import Role

LEAST_WEIGHT = 0.15
MOST_CUES = 4
COMMON = "common in {role}"
PLACE = "mostly because of where it stands in the answer"
BY_YOU = "you set this"


def explain(reading: Reading, at: int) -> tuple[tuple[Cue, ...], str]:
    """The cues that spoke for a clause's role against the next likeliest one, and one phrase that sums them up."""
    if at in reading.set_by_user:
        return (), BY_YOU
    role, rival = reading.roles[at], rival_of(reading, at)
    weights, by_place = _weigh(reading, at, role, rival)
    if not weights or by_place > sum(weights.values()):
        return _cues(reading, at, weights, role), PLACE
    cues = _cues(reading, at, weights, role)
    return cues, "; ".join(dict.fromkeys(cue.says for cue in cues[:2]))


def rival_of(reading: Reading, at: int) -> Role:
    """The likeliest role of another stage of the story."""
    mine = STAGES.get(reading.roles[at])
    others = [(p, role) for role, p in reading.rows[at].items() if STAGES.get(role) != mine]
    return max(others, key=lambda pair: pair[0])[1]


def _weigh(reading: Reading, at: int, role: Role, rival: Role) -> tuple[dict[Carried, float], float]:
    """How much each worded feature speaks for `role` against `rival`, and how much all the rest does."""
    labels = reading.model.labels
    mine, other = labels.index(role), labels.index(rival)
    weights: dict[Carried, float] = {}
    worded = set()
    for feature in carried(reading.clauses[at]):
        worded.add(feature.name)
        row = reading.model.weights.get(feature.name)
        telling = feature.group or not words("function") >= set(feature.name.split()[1:])
        if row is not None and telling and row[mine] - row[other] >= LEAST_WEIGHT:
            weights[feature] = row[mine] - row[other]
    rest = (reading.model.weights.get(name) for name in reading.features[at] - worded)
    return weights, sum(row[mine] - row[other] for row in rest if row is not None)


def _cues(reading: Reading, at: int, weights: dict[Carried, float], role: Role) -> tuple[Cue, ...]:
    """The heaviest words, named cues first, at most a handful and never twice the same, in the order of the text."""
    tokens, says = reading.clauses[at].tokens, table().says
    chosen: list[tuple[int, int, str]] = []
    for feature in sorted(weights, key=lambda f: (not f.group, -weights[f], f)):
        taken = any(feature.first <= last and first <= feature.last for first, last, _ in chosen)
        if not taken and len(chosen) < MOST_CUES:
            phrase = says.get(feature.group) or COMMON.format(role=_plural(role))
            chosen.append((feature.first, feature.last, phrase))
    return tuple(
        Cue(start=tokens[first].start, end=tokens[last].end, says=phrase) for first, last, phrase in sorted(chosen)
    )


def _plural(role: Role) -> str:
    return "general talk" if role is Role.GENERIC else f"{role.value} clauses"
