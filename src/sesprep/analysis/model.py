"""The trained model: stages and a free chain over the same features, read once from the package."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from sesprep.analysis.crf import Scores
from sesprep.analysis.resources import read_bytes, unpack
from sesprep.analysis.stages import COUNT, StageWeights
from sesprep.analysis.weights import Weights
from sesprep.domain.role import Role

FILE = "model.packed"
STRETCHES = 2 * COUNT
"""The columns of a feature's weights that belong to the stages."""
SCALE = 1000.0
"""Weights are stored as whole thousandths, but for those of the features: 32-bit floats, little-endian, row by row."""


class Limits(NamedTuple):
    """Between which signs of an element it is asked about."""

    missing: float
    """Below it, the element is missing."""
    present: float
    """From it on, the element is present."""


@dataclass(frozen=True)
class Model:
    """Weights and limits of one trained checker.

    The stages learned from whole answers told in order. The free chain also learned from
    answers with their parts moved about, so that it leans on the words. How well a reading in order does under the
    free chain tells whether the answer was told in order.
    """

    version: str
    labels: tuple[Role, ...]
    weights: Weights
    """For each feature: four for being inside each stage, four for opening it, one for each label of the free chain."""
    stages: StageWeights
    free: list[list[float]]
    """The free chain's transitions[previous][next]."""
    order_trust: float
    """How much likelier, in nats, an unordered reading must be before it is believed over one in order."""
    told: dict[str, Limits]
    """By set of roles: the limits for an answer told in order."""
    anyhow: dict[str, Limits]
    """By set of roles: the limits for an answer in any order."""

    def scores(self, rows: Iterable[set[str]]) -> Scores:
        """The summed weights of each row of features, in the columns of `weights`."""
        nothing = (0.0,) * self.weights.width
        return [list(map(sum, zip(nothing, *self.weights.rows(row), strict=True))) for row in rows]


@cache
def load() -> Model:
    """The model that is shipped in the package."""
    return decode(read_bytes(FILE))


def decode(data: bytes) -> Model:
    """Read a model from its file."""
    raw, weights = unpack(data)
    return Model(
        version=str(raw["version"]),
        labels=tuple(Role(label) for label in raw["labels"]),
        weights=Weights(raw["features"], weights, STRETCHES + len(raw["labels"])),
        stages=StageWeights(
            share=[[_scaled(row) for row in by_size] for by_size in raw["stages"]["share"]],
            clauses=[_scaled(row) for row in raw["stages"]["clauses"]],
        ),
        free=[_scaled(row) for row in raw["free"]],
        order_trust=float(raw["order_trust"]),
        told={str(roles): Limits(*map(float, pair)) for roles, pair in raw["told"].items()},
        anyhow={str(roles): Limits(*map(float, pair)) for roles, pair in raw["anyhow"].items()},
    )


def _scaled(row: list[int]) -> list[float]:
    return [value / SCALE for value in row]
