"""From scores to roles: a told and a free reading of the same clauses, and which of them to believe."""

from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from sesprep.analysis import crf
from sesprep.analysis.model import STRETCHES, Model
from sesprep.analysis.stages import ABSENT, COUNT, STAGES, log_odds, read_told
from sesprep.domain.role import Role

TOLD_FIRST = 0.9
"""From this probability on, an answer begins with its result,"""
STILL_FIRST = 0.5
"""and with so much it still goes on with it."""
TOLD_AGAIN = 1.5
"""The score of ending without a result, after one that was told first."""
MOSTLY = 0.6
"""From this share of general talk on there is no story that could be told in order; real stories reached 0.57."""
STAY = 4.0
"""How much, in nats, a clause leans to the role it had before the user set another one's."""


class Decoded(NamedTuple):
    """What was decided for each clause."""

    path: list[int]
    """The label of each clause."""
    odds: crf.Scores
    """The probability of each label at each clause, under the reading that was believed."""
    free_odds: crf.Scores
    """The same under the free chain."""
    gains: list[float] | None
    """How much likelier, in nats, the told order is with each stage than without; None when not told in order."""
    ahead: int
    """How many clauses stand before the story that is told in order: they were decided by the free chain."""


def decide(
    model: Model,
    scores: crf.Scores,
    words: Sequence[int],
    clamped: Mapping[int, frozenset[int]],
) -> Decoded:
    """Find the likeliest roles, given the words of each clause; a clause in `clamped` takes only the labels there."""
    free = [row[STRETCHES:] for row in scores]
    told = _undisturbed(model, scores, free, words)
    return _around(model, free, told, clamped) if clamped else told


def _undisturbed(model: Model, scores: crf.Scores, free: crf.Scores, words: Sequence[int]) -> Decoded:
    """Believe the told order when the free chain finds some reading in order nearly as likely as its own best one.

    Order is a strong prior: most people tell a story in order, and the words alone decide less surely.
    """
    free_odds = crf.marginals(free, model.free, {})
    best = crf.best_path(free, model.free, {})
    ahead = _ahead(model.labels, best, free_odds)
    start = len(ahead)
    general = general_share(model, free_odds, words) >= MOSTLY
    if len(best) < COUNT or general or lead(model, free[start:], best[start:]) >= model.order_trust:
        return Decoded(best, free_odds, free_odds, None, 0)
    result = model.labels.index(Role.RESULT)
    first = max([row[result] for row, role in zip(free_odds, ahead, strict=False) if role is Role.RESULT], default=0.0)
    absent = [ABSENT] * (COUNT - 1) + [TOLD_AGAIN if first else ABSENT]
    told = read_told(scores[start:], words[start:], model.stages, absent)
    stages = [row.index(max(row)) for row in told.odds]
    path = crf.best_path(free, model.free, _allowed(model.labels, ahead, stages))
    odds = free_odds[:start]
    odds += [_spread(model.labels, row, shares) for row, shares in zip(told.odds, free_odds[start:], strict=True)]
    gains = [*told.gains[:-1], max(told.gains[-1], log_odds(first))]
    return Decoded(path, odds, free_odds, gains, start)


def _ahead(labels: Sequence[Role], path: Sequence[int], odds: crf.Scores) -> list[Role]:
    """The roles of the clauses that stand before the story: what merely leads in, then a result that is told first."""
    roles = [labels[label] for label in path]
    ahead = list(takewhile(lambda role: role is Role.LEAD_IN, roles))
    start, result = len(ahead), labels.index(Role.RESULT)
    first = list(takewhile(lambda row: row[result] >= STILL_FIRST, odds[start:]))
    if first and first[0][result] >= TOLD_FIRST and len(roles) - start - len(first) >= COUNT:
        return ahead + [Role.RESULT] * len(first)
    return ahead if len(roles) - start >= COUNT else []


def _allowed(labels: Sequence[Role], ahead: Sequence[Role], stages: Sequence[int]) -> dict[int, frozenset[int]]:
    """The labels that each clause may take, by its stage.

    Only what comes before the story is a lead-in, and what opens the last stage is no reflection yet.
    """
    lead_in, reflection = (frozenset({labels.index(role)}) for role in (Role.LEAD_IN, Role.REFLECTION))
    of = [frozenset(at for at, role in enumerate(labels) if STAGES.get(role) == stage) for stage in range(COUNT)]
    allowed = [frozenset({labels.index(role)}) for role in ahead] + [of[stage] - lead_in for stage in stages]
    if COUNT - 1 in stages:
        allowed[len(ahead) + stages.index(COUNT - 1)] -= reflection
    return dict(enumerate(allowed))


def _spread(labels: Sequence[Role], stages: Sequence[float], free: Sequence[float]) -> list[float]:
    """The odds of the stages, each spread over its roles as the free chain weighs them."""
    whole = [0.0] * len(stages)
    for label, p in zip(labels, free, strict=True):
        if label in STAGES:
            whole[STAGES[label]] += p
    return [
        stages[STAGES[label]] * p / (whole[STAGES[label]] or 1.0) if label in STAGES else 0.0
        for label, p in zip(labels, free, strict=True)
    ]


def _around(model: Model, free: crf.Scores, told: Decoded, clamped: Mapping[int, frozenset[int]]) -> Decoded:
    """Read again around what the user set: a clause leaves its earlier role only when its neighbors pull hard."""
    leaning = [
        [score + STAY * (label == kept) for label, score in enumerate(row)]
        for row, kept in zip(free, told.path, strict=True)
    ]
    path, odds = crf.best_path(leaning, model.free, clamped), crf.marginals(leaning, model.free, clamped)
    return Decoded(path, odds, crf.marginals(free, model.free, clamped), told.gains, told.ahead)


def lead(model: Model, free: crf.Scores, best: list[int]) -> float:
    """How much likelier, in nats, the free chain finds its own best path than any path in order."""
    ordered = crf.ordered_score(free, model.free, [STAGES.get(label) for label in model.labels])
    return crf.path_score(free, model.free, best) - ordered


def general_share(model: Model, free_odds: crf.Scores, words: Sequence[int]) -> float:
    """The share of the words that is general talk by the free chain, 0 to 1."""
    at = model.labels.index(Role.GENERIC)
    return sum(row[at] * count for row, count in zip(free_odds, words, strict=True)) / (sum(words) or 1)
