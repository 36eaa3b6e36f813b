"""Choose the model's thresholds on answers by authors that it has not seen."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import inf
from pathlib import Path

from sesprep.analysis.model import Limits, Model
from sesprep.analysis.presence import sign
from sesprep.analysis.reading import Reading, read
from sesprep.domain.role import Role
from training.corpus import LabeledAnswer
from training.examples import Example
from training.variants import complete, lacking

STRUCTURES = Path(__file__).parent.parent / "src" / "sesprep" / "data" / "structures"
FAULTED = 0.015
"""How many present elements may be called missing: a false "missing" costs more trust than a missed fault."""
NOTICED = 0.9
"""How many deleted parts are to be noticed, which is what says from where on an element is present,"""
ASKED = 0.3
"""unless more of the elements that are there would be asked about than this."""
ORDER_TRUST = 6.0
"""How much likelier, in nats, an unordered reading must be before it is believed.

Our own authors would have it at 2; text by strangers leans on order more, so it stands well above that.
"""


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
    told: dict[str, Limits] = field(default_factory=dict)
    anyhow: dict[str, Limits] = field(default_factory=dict)

    @classmethod
    def open(cls) -> "Thresholds":
        """Thresholds for a model whose own are still to be chosen: it trusts in order as the shipped one does."""
        return cls(ORDER_TRUST)

    def as_json(self) -> dict[str, object]:
        """The fields of the model file."""
        return {"order_trust": self.order_trust, "told": self.told, "anyhow": self.anyhow}


def choose(judged: Sequence[Judged]) -> Thresholds:
    """The thresholds that do best on these answers."""
    stories = [one for one in judged if one.answer.kind == "specific"]
    usual = [one for one in stories if one.answer.headers["order"] == "usual"]
    return Thresholds(ORDER_TRUST, _limits(usual, inf), _limits(stories, -inf))


def role_sets() -> list[tuple[Role, ...]]:
    """The sets of roles that make up the elements of the shipped structures, each once."""
    files = sorted(STRUCTURES.glob("*.toml"))
    elements = [element for file in files for element in tomllib.loads(file.read_text("utf-8"))["elements"]]
    return list(dict.fromkeys(tuple(Role(role) for role in element["roles"]) for element in elements))


def _limits(stories: Sequence[Judged], trust: float) -> dict[str, Limits]:
    """The limits by set of roles, for stories as a model reads them that trusts in order so much."""
    readings = [_read(one, one.answer, trust) for one in stories]
    limits = {}
    for roles in map(frozenset, role_sets()):
        named = zip(readings, stories, strict=True)
        there = sorted(sign(reading, roles) for reading, one in named if roles & set(one.item.roles))
        whole = [one for one in stories if complete(one.answer)]
        gone = sorted(sign(_read(one, lacking(one.answer, roles), trust), roles) for one in whole)
        low, high = there[int(len(there) * FAULTED)], gone[int(len(gone) * NOTICED)]
        high = max(low, min(high, there[int(len(there) * ASKED)]))
        limits["+".join(sorted(roles))] = Limits(round(low, 3), round(high, 3))
    return limits


def _read(one: Judged, answer: LabeledAnswer, trust: float) -> Reading:
    return read(answer.text, replace(one.model, order_trust=trust), question=answer.question)
