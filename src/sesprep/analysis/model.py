"""The trained model: two chains over the same features, read once from the package."""

import gzip
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from sesprep.analysis.crf import Scores
from sesprep.analysis.resources import read_bytes
from sesprep.domain.role import Role

FILE = "model.json.gz"
SCALE = 1000.0
"""Weights are stored as whole thousandths."""


@dataclass(frozen=True)
class Model:
    """Weights and thresholds of one trained checker.

    The ordered chain learned from answers as they are told; the free chain also learned from answers with their parts
    moved about, so that it leans on the words. How well an ordered reading does under the free chain tells whether
    the answer was told in order.
    """

    version: str
    labels: tuple[Role, ...]
    weights: dict[str, list[float]]
    """weights[feature]: one for each label of the ordered chain, then one for each label of the free chain."""
    ordered: list[list[float]]
    """The ordered chain's transitions[previous][next]."""
    free: list[list[float]]
    """The free chain's transitions[previous][next]."""
    order_trust: float
    """How much likelier, in nats, an unordered reading must be before it is believed over an ordered one."""
    present: dict[str, float]
    """By set of roles: the least probability of a clause at which the element counts as present."""
    missing: dict[str, float]
    """By set of roles: the probability below which the element counts as missing."""

    def scores(self, rows: Iterable[Iterable[str]]) -> tuple[Scores, Scores]:
        """The summed weights of each row of features by label: under the ordered chain, and under the free one."""
        size = len(self.labels)
        both = [self._score(row) for row in rows]
        return [row[:size] for row in both], [row[size:] for row in both]

    def _score(self, row: Iterable[str]) -> list[float]:
        known = [weights for weights in map(self.weights.get, row) if weights is not None]
        return [sum(column) for column in zip(*known, strict=True)] if known else [0.0] * (2 * len(self.labels))


@cache
def load() -> Model:
    """The model that is shipped in the package."""
    return decode(read_bytes(FILE))


def decode(data: bytes) -> Model:
    """Read a model from its gzipped JSON."""
    raw = json.loads(gzip.decompress(data))
    size = 2 * len(raw["labels"])
    weights = {}
    for name, pairs in raw["weights"].items():
        row = [0.0] * size
        for column, value in zip(pairs[::2], pairs[1::2], strict=True):
            row[column] = value / SCALE
        weights[name] = row
    return Model(
        version=str(raw["version"]),
        labels=tuple(Role(label) for label in raw["labels"]),
        weights=weights,
        ordered=[[value / SCALE for value in row] for row in raw["ordered"]],
        free=[[value / SCALE for value in row] for row in raw["free"]],
        order_trust=float(raw["order_trust"]),
        present={str(k): float(v) for k, v in raw["present"].items()},
        missing={str(k): float(v) for k, v in raw["missing"].items()},
    )
