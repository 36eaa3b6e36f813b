"""From scores to roles: an ordered and a free reading of the same clauses, and which of them to believe."""

from collections.abc import Mapping
from typing import NamedTuple

from sesprep.analysis import crf
from sesprep.analysis.model import Model
from sesprep.domain.role import Role

STAGES: dict[Role, int] = {
    Role.LEAD_IN: 0,
    Role.CONTEXT: 0,
    Role.CHALLENGE: 0,
    Role.TASK: 1,
    Role.ACTION: 2,
    Role.RESULT: 3,
    Role.REFLECTION: 3,
}
"""The order in which a told story usually goes; a generic clause has no place in it."""


NEARLY_ALL = 0.85
STAY = 4.0
"""How much, in nats, a clause leans to the role it had before the user set another one's."""


class Decoded(NamedTuple):
    """What was decided for each clause."""

    path: list[int]
    """The label of each clause."""
    odds: crf.Scores
    """The probability of each label at each clause, under the chain that was believed."""
    free_odds: crf.Scores
    """The same under the free chain, by which presence is judged."""
    in_order: bool
    """Whether the ordered chain was believed."""


def decide(model: Model, scores: tuple[crf.Scores, crf.Scores], clamped: Mapping[int, frozenset[int]]) -> Decoded:
    """Find the likeliest roles; a clause in `clamped` takes only the labels named there."""
    told = _undisturbed(model, scores)
    return _around(model, scores, told, clamped) if clamped else told


def _undisturbed(model: Model, scores: tuple[crf.Scores, crf.Scores]) -> Decoded:
    """Believe the ordered reading when the free chain finds it nearly as likely as its own best one.

    Order is a strong prior: most people tell a story in order, and the words alone decide less surely.
    """
    ordered, free = scores
    free_odds = crf.marginals(free, model.free, {})
    best = crf.best_path(free, model.free, {})
    stages = [STAGES.get(label) for label in model.labels]
    told = [] if mostly_general(model, best) else crf.ordered_path(free, model.free, stages)
    if not told or lead(model, free, best, told) >= model.order_trust:
        return Decoded(best, free_odds, free_odds, in_order=False)
    path = crf.ordered_path(ordered, model.ordered, stages)
    return Decoded(path, crf.marginals(ordered, model.ordered, {}), free_odds, in_order=True)


def _around(
    model: Model,
    scores: tuple[crf.Scores, crf.Scores],
    told: Decoded,
    clamped: Mapping[int, frozenset[int]],
) -> Decoded:
    """Read again around what the user set: a clause leaves its earlier role only when its neighbors pull hard."""
    ordered, free = (_leaning(side, told.path) for side in scores)
    unary, transitions = (ordered, model.ordered) if told.in_order else (free, model.free)
    return Decoded(
        crf.best_path(unary, transitions, clamped),
        crf.marginals(unary, transitions, clamped),
        crf.marginals(free, model.free, clamped),
        told.in_order,
    )


def _leaning(scores: crf.Scores, path: list[int]) -> crf.Scores:
    return [
        [score + STAY * (label == kept) for label, score in enumerate(row)]
        for row, kept in zip(scores, path, strict=True)
    ]


def lead(model: Model, free: crf.Scores, best: list[int], told: list[int]) -> float:
    """How much likelier, in nats, the free chain finds its own best path than an ordered one."""
    return crf.path_score(free, model.free, best) - crf.path_score(free, model.free, told)


def mostly_general(model: Model, path: list[int]) -> bool:
    """Whether nearly every clause is generic, so that there is no story to be told in order."""
    general = sum(STAGES.get(model.labels[label]) is None for label in path)
    return general >= NEARLY_ALL * len(path)
