"""The told order: an answer as four stretches, each told once and in order.

A semi-Markov reading: a stretch is weighed as a whole, by its clauses, by the clause that opens it, by its share of
the words and by how many clauses it has. (Sarawagi and Cohen, "Semi-Markov Conditional Random Fields", 2004.)
"""

from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate
from math import exp, inf, log
from operator import add, sub
from typing import NamedTuple

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
COUNT = 4
SHARES = (0.02, 0.05, 0.08, 0.12, 0.17, 0.23, 0.3, 0.38, 0.47, 0.57, 0.7)
CLAUSES = (1, 2, 3, 4, 6, 9, 13, 19)
SIZES = (90, 180, 300, 500)
"""Where a stretch's share of the words, its number of clauses, and the answer's number of words reach a next bucket."""
ABSENT = -4.0
"""The score of a stage that is left out: low, for more trust in absence faults complete answers by strangers."""
TINY = 1e-15
OUT_OF_REACH = 20.0
"""A start or an end that is so many nats behind another one can no longer matter."""
_WIDTH = len(CLAUSES) + 1


class StageWeights(NamedTuple):
    """What a whole stretch is weighed by, beside its clauses."""

    share: list[list[list[float]]]
    """share[stage][bucket of the answer's size][bucket of the stretch's share]."""
    clauses: list[list[float]]
    """clauses[stage][bucket of the number of clauses]."""


class Told(NamedTuple):
    """What the told order says of each clause and of each stage."""

    odds: list[list[float]]
    """odds[clause][stage], 0 to 1."""
    gains: list[float]
    """How much likelier, in nats, the answer is with each stage than without it."""


def read_told(
    scores: Sequence[Sequence[float]],
    words: Sequence[int],
    weights: StageWeights,
    absent: Sequence[float] = (ABSENT,) * COUNT,
) -> Told:
    """Weigh every way to cut the clauses into stretches.

    `scores[clause]` begins with the clause's score for being inside each stage, then for opening each; `absent` is
    the score of leaving each stage out.
    """
    lattice = _Lattice(scores, words, weights, absent)
    forward = [[0.0] + [-inf] * len(scores)]
    for stage in range(COUNT):
        forward.append(lattice.forward(stage, forward[-1]))
    total = forward[-1][-1]
    backward = [-inf] * len(scores) + [0.0]
    odds: list[list[float]] = []
    gains: list[float] = []
    for stage in reversed(range(COUNT)):
        gone = sum([exp(f + absent[stage] + b - total) for f, b in zip(forward[stage], backward, strict=True)])
        gains.append(absent[stage] - log_odds(gone))
        backward, column = lattice.backward(stage, forward[stage], backward, total)
        odds.append(column)
    return Told([list(row) for row in zip(*reversed(odds), strict=True)], gains[::-1])


class _Lattice:
    """All stretches of one answer."""

    def __init__(
        self,
        scores: Sequence[Sequence[float]],
        words: Sequence[int],
        weights: StageWeights,
        absent: Sequence[float],
    ) -> None:
        self._count, self._absent = len(scores), absent
        sizes = [count + 0.5 for count in words]
        whole = sum(sizes) or 1.0
        place = [0.0, *(reached / whole for reached in accumulate(sizes))]
        lengths = [bisect(CLAUSES, length) for length in range(self._count + 1)]
        self._to = [
            [bisect(SHARES, here - place[first]) * _WIDTH + lengths[end - first] for first in range(end)]
            for end, here in enumerate(place)
        ]
        self._of = [[self._to[end][first] for end in range(first + 1, len(place))] for first in range(self._count)]
        columns = [list(column) for column in zip(*scores, strict=True)]
        self._inside = [[0.0, *accumulate(column)] for column in columns[:COUNT]]
        self._opening = columns[COUNT : 2 * COUNT]
        size = bisect(SIZES, sum(words))
        self._weights = [
            [share + clauses for share in by_size[size] for clauses in by_clauses]
            for by_size, by_clauses in zip(weights.share, weights.clauses, strict=True)
        ]
        # A stretch is weighed by self._weights[stage][key]; its key is self._to[end][first] and self._of[first][…].

    def forward(self, stage: int, before: list[float]) -> list[float]:
        """The log weight of every way to end the stage at each place, given that of ending the one before it."""
        inside, weight = self._inside[stage], self._weights[stage].__getitem__
        leads = list(map(add, map(sub, before, inside), self._opening[stage]))
        reached = [before[0] + self._absent[stage]]
        low, high, best = 0, 0, -inf
        for end in range(1, self._count + 1):
            if leads[end - 1] >= best - OUT_OF_REACH:
                high, best = end, max(best, leads[end - 1])
                while leads[low] < best - OUT_OF_REACH:
                    low += 1
            found = list(map(add, leads[low:high], map(weight, self._to[end][low:high])))
            top = max(found)
            whole = sum([exp(value - top) for value in found])
            reached.append(_log_add(top + log(whole) + inside[end], before[end] + self._absent[stage]))
        return reached

    def backward(
        self, stage: int, before: list[float], after: list[float], total: float
    ) -> tuple[list[float], list[float]]:
        """The same from the end, and the odds of each clause to be in the stage."""
        inside, opening, weight = self._inside[stage], self._opening[stage], self._weights[stage].__getitem__
        tails = list(map(add, after, inside))
        reached = [0.0] * self._count + [after[-1] + self._absent[stage]]
        steps = [0.0] * (self._count + 1)
        low, high, best = self._count + 1, self._count + 1, -inf
        for first in reversed(range(self._count)):
            if tails[first + 1] >= best - OUT_OF_REACH:
                low, best = first + 1, max(best, tails[first + 1])
                while tails[high - 1] < best - OUT_OF_REACH:
                    high -= 1
            keys = self._of[first][low - first - 1 : high - first - 1]
            found = list(map(add, tails[low:high], map(weight, keys)))
            top = max(found)
            parts = [exp(value - top) for value in found]
            whole, top = sum(parts), top + opening[first] - inside[first]
            reached[first] = _log_add(top + log(whole), after[first] + self._absent[stage])
            passed = before[first] + top - total
            if passed > -OUT_OF_REACH:
                p = exp(passed)
                steps[first] += p * whole
                steps[low:high] = [step - p * part for step, part in zip(steps[low:high], parts, strict=True)]
        return reached, [min(max(p, 0.0), 1.0) for p in list(accumulate(steps))[: self._count]]


def _log_add(a: float, b: float) -> float:
    high, low = (a, b) if a > b else (b, a)
    return high + log(1.0 + exp(low - high)) if low > -inf else high


def log_odds(p: float, least: float = TINY) -> float:
    """The log-odds of a probability, which may be a hair above 1; `least` is added on both sides to keep it finite."""
    return log((min(p, 1.0) + least) / (1.0 + least - min(p, 1.0)))
