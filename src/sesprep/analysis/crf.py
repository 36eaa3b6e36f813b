"""A linear-chain conditional random field: best path and marginals, in plain Python."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import exp, inf
from operator import add, mul

Scores = list[list[float]]
"""Scores[unit][label]."""


def best_path(
    unary: Scores, transitions: Sequence[Sequence[float]], clamped: Mapping[int, frozenset[int]]
) -> list[int]:
    """The labels of the likeliest path; a unit in `clamped` may take only the labels named there."""
    if not unary:
        return []
    labels = range(len(unary[0]))
    columns = [list(column) for column in zip(*transitions, strict=True)]
    scores = _clamp(unary[0], clamped.get(0))
    back: list[list[int]] = []
    for at in range(1, len(unary)):
        row = unary[at]
        pointers, new = [0] * len(row), [-inf] * len(row)
        for label in clamped.get(at, labels):
            reached = list(map(add, scores, columns[label]))
            best = max(reached)
            pointers[label] = reached.index(best)
            new[label] = best + row[label]
        back.append(pointers)
        scores = new
    path = [max(labels, key=scores.__getitem__)]
    for pointers in reversed(back):
        path.append(pointers[path[-1]])
    return path[::-1]


def ordered_score(unary: Scores, transitions: Sequence[Sequence[float]], stages: Sequence[int | None]) -> float:
    """The log score of the likeliest path that never goes back to an earlier stage, though it may leave stages out.

    `stages` gives each label's stage, counted from 0, or None for a label that the ordered reading leaves out.
    """
    if not unary:
        return 0.0
    columns = [
        [
            transitions[before][label] if first is not None and stage is not None and first <= stage else -inf
            for before, first in enumerate(stages)
        ]
        for label, stage in enumerate(stages)
    ]
    scores = [score if stage is not None else -inf for score, stage in zip(unary[0], stages, strict=True)]
    for row in unary[1:]:
        scores = [max(map(add, scores, column)) + score for column, score in zip(columns, row, strict=True)]
    return max(scores)


def marginals(unary: Scores, transitions: Sequence[Sequence[float]], clamped: Mapping[int, frozenset[int]]) -> Scores:
    """The probability of each label at each unit, 0 to 1, by forward-backward with scaling."""
    if not unary:
        return []
    labels = range(len(unary[0]))
    steps = [[exp(weight) for weight in row] for row in transitions]
    columns = [list(column) for column in zip(*steps, strict=True)]
    emit = []
    for at, row in enumerate(unary):
        kept = _clamp(row, clamped.get(at))
        top = max(kept)
        emit.append([exp(score - top) for score in kept])
    forward = [_normal(emit[0])]
    for row in emit[1:]:
        last = forward[-1]
        forward.append(
            _normal([sum(map(mul, last, columns[label])) * row[label] for label in labels])
        )  # fmt: skip
    backward = [[1.0] * len(emit[0])]
    for row in reversed(emit[1:]):
        weighed = list(map(mul, row, backward[-1]))
        backward.append(_normal([sum(map(mul, steps[label], weighed)) for label in labels]))
    backward.reverse()
    return [_normal(list(map(mul, f, b))) for f, b in zip(forward, backward, strict=True)]


def path_score(unary: Scores, transitions: Sequence[Sequence[float]], path: Sequence[int]) -> float:
    """The unnormalized log score of one path."""
    total = sum(row[label] for row, label in zip(unary, path, strict=True))
    return total + sum(transitions[a][b] for a, b in pairwise(path))


def _normal(row: list[float]) -> list[float]:
    total = sum(row)
    return [value / total for value in row] if total > 0 else [1 / len(row)] * len(row)


def _clamp(row: Sequence[float], allowed: frozenset[int] | None) -> list[float]:
    return list(row) if allowed is None else [s if i in allowed else -inf for i, s in enumerate(row)]
