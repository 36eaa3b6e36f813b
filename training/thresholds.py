"""Choose the model's thresholds on answers by authors that it has not seen."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf
from pathlib import Path

from sesprep.analysis import crf
from sesprep.analysis.decoding import STAGES, lead, mostly_general
from sesprep.analysis.model import Model
from sesprep.domain.role import Role
from training.corpus import LabeledAnswer
from training.examples import STAR, Example

STRUCTURES = Path(__file__).parent.parent / "src" / "sesprep" / "data" / "structures"
FAULTED = 0.015
"""How many present elements may be called missing: a false "missing" costs more trust than a missed fault."""
ASKED = 0.12
"""How many present elements may be asked about."""
ORDER_COST = 0.003
"""How much of the five-way accuracy may be given up for a stronger trust in order, on which foreign text leans."""


@dataclass(frozen=True)
class Judged:
    """An answer, and a model that never saw its author."""

    model: Model
    item: Example
    answer: LabeledAnswer


@dataclass(frozen=True)
class Thresholds:
    """What the model file holds beside its weights."""

    order_trust: float
    present: dict[str, float] = field(default_factory=dict)
    missing: dict[str, float] = field(default_factory=dict)

    @classmethod
    def open(cls) -> "Thresholds":
        """Thresholds for a model whose own are still to be chosen."""
        return cls(0.0, {}, {})

    def as_json(self) -> dict[str, object]:
        """The fields of the model file."""
        return {"order_trust": self.order_trust, "present": self.present, "missing": self.missing}


def choose(judged: Sequence[Judged]) -> Thresholds:
    """The thresholds that do best on these answers."""
    stories = [one for one in judged if one.answer.kind == "specific"]
    present, missing = {}, {}
    for roles in role_sets():
        there = sorted(peak(one, roles) for one in stories if any(role in roles for role in one.item.roles))
        key = "+".join(sorted(roles))
        missing[key] = round(there[int(len(there) * FAULTED)], 3)
        present[key] = round(there[int(len(there) * ASKED)], 3)
    return Thresholds(_order_trust(judged), present, missing)


def peak(one: Judged, roles: Sequence[Role]) -> float:
    """The highest probability under the free chain that any clause has one of these roles."""
    _, free = one.model.scores(one.item.rows)
    odds = crf.marginals(free, one.model.free, {})
    columns = [one.model.labels.index(role) for role in roles]
    return max((sum(row[column] for column in columns) for row in odds), default=0.0)


def role_sets() -> list[tuple[Role, ...]]:
    """The sets of roles that make up the elements of the shipped structures, each once."""
    files = sorted(STRUCTURES.glob("*.toml"))
    elements = [element for file in files for element in tomllib.loads(file.read_text("utf-8"))["elements"]]
    return list(dict.fromkeys(tuple(Role(role) for role in element["roles"]) for element in elements))


def _order_trust(judged: Sequence[Judged]) -> float:
    """The strongest trust in order, in nats, that costs next to none of the clauses put under their own element."""
    readings = [_reading(one) for one in judged]
    clauses = sum(len(one.item.roles) for one in judged)
    right = {
        trust: sum(ordered if gap < trust else free for gap, free, ordered in readings)
        for trust in (step / 2 for step in range(25))
    }
    enough = max(right.values()) - ORDER_COST * clauses
    return max(trust for trust, count in right.items() if count >= enough)


def _reading(one: Judged) -> tuple[float, int, int]:
    """How far the free chain leads, and how many clauses each reading gets right."""
    model = one.model
    ordered, free = model.scores(one.item.rows)
    stages = [STAGES.get(label) for label in model.labels]
    best = crf.best_path(free, model.free, {})
    told = [] if mostly_general(model, best) else crf.ordered_path(free, model.free, stages)
    gold = [STAR[role] for role in one.item.roles]
    if not told:
        return inf, _right(model, best, gold), 0
    path = crf.ordered_path(ordered, model.ordered, stages)
    return lead(model, free, best, told), _right(model, best, gold), _right(model, path, gold)


def _right(model: Model, path: Sequence[int], gold: Sequence[str]) -> int:
    return sum(STAR[model.labels[label]] == letter for label, letter in zip(path, gold, strict=True))
