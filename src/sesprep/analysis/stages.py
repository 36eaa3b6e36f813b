"""The told order: an answer as four stretches, each told once and in order.

A semi-Markov reading: a stretch is weighed as a whole, by its clauses, by the clause that opens it, by its share of
the words and by how many clauses it has. (Sarawagi and Cohen, "Semi-Markov Conditional Random Fields", 2004.)
"""

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import exp, inf, log

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


@dataclass(frozen=True)
class StageWeights:
    """What a whole stretch is weighed by, beside its clauses."""

    share: list[list[list[float]]]
    """share[stage][bucket of the answer's size][bucket of the stretch's share]."""
    clauses: list[list[float]]
    """clauses[stage][bucket of the number of clauses]."""


@dataclass(frozen=True)
class Told:
    """What the told order says of each clause and of each stage."""

    odds: list[list[float]]
    """odds[clause][stage], 0 to 1."""
    gains: list[float]
    """How much likelier, in nats, the answer is with each stage than without it."""


def read_told(scores: Sequence[Sequence[float]], words: Sequence[int], weights: StageWeights) -> Told:
    """Weigh every way to cut the clauses into stretches.

    `scores[clause]` begins with the clause's score for being inside each stage, then for opening each.
    """
    lattice = _Lattice(scores, words, weights)
    forward = [[0.0] + [-inf] * len(scores)]
    for stage in range(COUNT):
        forward.append(lattice.forward(stage, forward[-1]))
    total = forward[-1][-1]
    backward = [-inf] * len(scores) + [0.0]
    odds = [[0.0] * COUNT for _ in scores]
    gains = [0.0] * COUNT
    for stage in reversed(range(COUNT)):
        gone = sum(exp(f + ABSENT + b - total) for f, b in zip(forward[stage], backward, strict=True))
        gains[stage] = ABSENT - _log_odds(gone)
        backward = lattice.backward(stage, forward[stage], backward, total, odds)
    return Told(odds, gains)


class _Lattice:
    """All stretches of one answer."""

    def __init__(self, scores: Sequence[Sequence[float]], words: Sequence[int], weights: StageWeights) -> None:
        self._count = len(scores)
        sizes = [count + 0.5 for count in words]
        whole = sum(sizes) or 1.0
        self._place = [0.0, *(reached / whole for reached in accumulate(sizes))]
        self._inside = [[0.0, *accumulate(row[stage] for row in scores)] for stage in range(COUNT)]
        self._opening = [[row[COUNT + stage] for row in scores] for stage in range(COUNT)]
        size = bisect(SIZES, sum(words))
        self._share = [by_size[size] for by_size in weights.share]
        buckets = [bisect(CLAUSES, length) for length in range(self._count + 1)]
        self._clauses = [[row[bucket] for bucket in buckets] for row in weights.clauses]

    def forward(self, stage: int, before: list[float]) -> list[float]:
        """The log weight of every way to end the stage at each place, given that of ending the one before it."""
        inside, opening, place = self._inside[stage], self._opening[stage], self._place
        share, clauses = self._share[stage], self._clauses[stage]
        reached = [before[0] + ABSENT]
        starts: list[tuple[int, float, float]] = []
        for end in range(1, self._count + 1):
            first = end - 1
            _reach(starts, first, before[first] - inside[first] + opening[first], place[first])
            here, gone = place[end], inside[end]
            found = [
                lead + share[bisect(SHARES, here - at)] + clauses[end - first] + gone for first, lead, at in starts
            ]
            found.append(before[end] + ABSENT)
            reached.append(_log_sum(found))
        return reached

    def backward(
        self, stage: int, before: list[float], after: list[float], total: float, odds: list[list[float]]
    ) -> list[float]:
        """The same from the end; adds the stage's share of the odds of each clause."""
        inside, opening, place = self._inside[stage], self._opening[stage], self._place
        share, clauses = self._share[stage], self._clauses[stage]
        reached = [0.0] * self._count + [after[-1] + ABSENT]
        steps = [0.0] * (self._count + 1)
        ends: list[tuple[int, float, float]] = []
        for first in reversed(range(self._count)):
            end = first + 1
            _reach(ends, end, after[end] + inside[end], place[end])
            here, lead = place[first], opening[first] - inside[first]
            found = [tail + share[bisect(SHARES, at - here)] + clauses[end - first] + lead for end, tail, at in ends]
            passed = before[first] - total
            if found and max(found) + passed > -OUT_OF_REACH:
                for (end, _, _), value in zip(ends, found, strict=True):
                    p = exp(min(value + passed, 0.0))
                    steps[first] += p
                    steps[end] -= p
            found.append(after[first] + ABSENT)
            reached[first] = _log_sum(found)
        for row, p in zip(odds, accumulate(steps), strict=False):
            row[stage] = min(max(p, 0.0), 1.0)
        return reached


def _reach(reachable: list[tuple[int, float, float]], at: int, lead: float, place: float) -> None:
    """Add a further place, unless one before it leaves it out of reach, and drop those that it leaves out of reach."""
    best = max([other for _, other, _ in reachable], default=-inf)
    if lead < best - OUT_OF_REACH or lead == -inf:
        return
    if lead > best:
        reachable[:] = [one for one in reachable if one[1] >= lead - OUT_OF_REACH]
    reachable.append((at, lead, place))


def _log_sum(values: list[float]) -> float:
    top = max(values)
    return top + log(sum([exp(value - top) for value in values])) if top > -inf else -inf


def _log_odds(p: float) -> float:
    return log(max(p, TINY)) - log(max(1 - p, TINY))
