"""Choose the model's thresholds on answers by authors that it has not seen."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sesprep.analysis import crf
from sesprep.analysis.model import Model
from sesprep.analysis.reading import STAGES
from sesprep.domain.role import Role
from training.examples import STAR, Example

STRUCTURES = Path(__file__).parent.parent / "src" / "sesprep" / "data" / "structures"
COMPLETE_FAULTED = 0.03
"""How many present elements may be called missing."""
ABSENT_PASSED = 0.10
"""How many absent elements may be called present."""
Truth = Mapping[str, tuple[str, frozenset[str]]]


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


def choose(unseen: Sequence[tuple[Model, Example]], truth: Truth) -> Thresholds:
    """The thresholds that do best on these examples, each read by a model that never saw its author."""
    present, missing = {}, {}
    for roles in role_sets():
        peaks = [(peak(model, e, roles), _has(e, roles)) for model, e in unseen if truth[e.id][0] == "specific"]
        there = sorted(p for p, has in peaks if has)
        absent = sorted((p for p, has in peaks if not has), reverse=True)
        key = "+".join(sorted(roles))
        missing[key] = round(there[int(len(there) * COMPLETE_FAULTED)] * 0.999, 3)
        top = absent[int(len(absent) * ABSENT_PASSED)] if absent else 0.5
        present[key] = round(min(max(top, missing[key]), 0.9), 3)
    return Thresholds(_order_trust(unseen), present, missing)


def peak(model: Model, item: Example, roles: Sequence[Role]) -> float:
    """The highest probability that any clause has one of these roles."""
    odds = crf.marginals(model.scores(item.rows), model.transitions, {})
    columns = [model.labels.index(role) for role in roles if role in model.labels]
    return max((sum(row[c] for c in columns) for row in odds), default=0.0)


def role_sets() -> list[tuple[Role, ...]]:
    """The sets of roles that make up the elements of the shipped structures, each once."""
    files = sorted(STRUCTURES.glob("*.toml"))
    elements = [element for file in files for element in tomllib.loads(file.read_text("utf-8"))["elements"]]
    return list(dict.fromkeys(tuple(Role(role) for role in element["roles"]) for element in elements))


def _has(item: Example, roles: Sequence[Role]) -> bool:
    return any(role in roles for role in item.roles)


def _order_trust(unseen: Sequence[tuple[Model, Example]]) -> float:
    """The trust in order, in nats, that puts most clauses under their own element."""
    readings = []
    for model, item in unseen:
        unary = model.scores(item.rows)
        free = crf.best_path(unary, model.transitions, {})
        ordered = crf.ordered_path(unary, model.transitions, [STAGES.get(label) for label in model.labels])
        gold = [STAR[role] for role in item.roles]
        gap = 1e9
        if ordered:
            gap = crf.path_score(unary, model.transitions, free) - crf.path_score(unary, model.transitions, ordered)
        readings.append((gap, _right(model, free, gold), _right(model, ordered or free, gold)))
    candidates = [step / 2 for step in range(25)]
    return max(candidates, key=lambda trust: (sum(o if gap < trust else f for gap, f, o in readings), -trust))


def _right(model: Model, path: Sequence[int], gold: Sequence[str]) -> int:
    return sum(STAR[model.labels[label]] == letter for label, letter in zip(path, gold, strict=True))
