"""The trained model: weights by feature name, read once from the package."""

import gzip
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from sesprep.analysis.resources import read_bytes
from sesprep.domain.role import Role

FILE = "model.json.gz"
SCALE = 1000.0
"""Weights are stored as whole thousandths."""


@dataclass(frozen=True)
class Model:
    """Weights and thresholds of one trained checker."""

    version: str
    labels: tuple[Role, ...]
    weights: dict[str, list[float]]
    """weights[feature][label]."""
    transitions: list[list[float]]
    """transitions[previous][next]."""
    order_trust: float
    """How much likelier, in nats, an unordered reading must be before it is believed over an ordered one."""
    present: dict[str, float]
    """By role: the least probability at which its element counts as present."""
    missing: dict[str, float]
    """By role: the probability below which its element counts as missing."""

    def scores(self, rows: Iterable[Iterable[str]]) -> list[list[float]]:
        """The summed weights of each row of features, by label."""
        return [self._score(row) for row in rows]

    def _score(self, row: Iterable[str]) -> list[float]:
        known = [weights for weights in map(self.weights.get, row) if weights is not None]
        return [sum(column) for column in zip(*known, strict=True)] if known else [0.0] * len(self.labels)


@cache
def load() -> Model:
    """The model that is shipped in the package."""
    return decode(read_bytes(FILE))


def decode(data: bytes) -> Model:
    """Read a model from its gzipped JSON."""
    raw = json.loads(gzip.decompress(data))
    size = len(raw["labels"])
    weights = {}
    for name, pairs in raw["weights"].items():
        row = [0.0] * size
        for label, value in zip(pairs[::2], pairs[1::2], strict=True):
            row[label] = value / SCALE
        weights[name] = row
    return Model(
        version=str(raw["version"]),
        labels=tuple(Role(label) for label in raw["labels"]),
        weights=weights,
        transitions=[[value / SCALE for value in row] for row in raw["transitions"]],
        order_trust=float(raw["order_trust"]),
        present={str(k): float(v) for k, v in raw["present"].items()},
        missing={str(k): float(v) for k, v in raw["missing"].items()},
    )
