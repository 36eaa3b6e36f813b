"""Learn the stages of a told story: a semi-Markov model, fitted by Adam. The same answers give the same weights."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from sesprep.analysis.stages import CLAUSES, COUNT, SHARES, SIZES, STAGES
from sesprep.domain.role import Role
from training.examples import Example

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
LEAST_SEEN = 8
"""How many clauses must have a feature, those of the copies without punctuation counted too."""
BY_FREQUENCY = 0.1
"""The penalty on a squared weight for each time that an answer has the feature.

A common word has to earn its weight in many answers: without this the weights fit our authors, not the task.
"""
FREE = frozenset({"opens a sentence", "bias"})
"""Features of every answer, whose frequency tells nothing of an author's style."""
PLAIN, WHOLE, SMOOTH = 0.001, 0.002, 0.01
"""The penalties on every squared weight of a feature, of a stretch, and on the squared step between like shares."""
ROUNDS, BATCH, RATE, LAST_RATE = 8, 8, 0.02, 0.002
FORGET, FORGET_SQUARES, TINY = 0.9, 0.999, 1e-8
FAR = -1e9


@dataclass(frozen=True)
class Stretched:
    """One answer told in order, and the places at which its stages begin and end."""

    ids: Ints
    """The features of all clauses, one clause after the other."""
    offsets: Ints
    share: Ints
    """share[first, end]: the bucket of a stretch's share of the words."""
    clauses: Ints
    fits: NDArray[np.bool_]
    """fits[first, end]: whether there is such a stretch."""
    size: int
    gold: tuple[int, ...]


@dataclass(frozen=True)
class Learned:
    """The weights, by feature: four for being inside each stage, four for opening it; and those of whole stretches."""

    weights: dict[str, list[float]]
    share: Floats
    clauses: Floats


def learn(examples: Sequence[Example]) -> Learned:
    """Learn from whole stories told in order."""
    seen = Counter(name for item in examples for row in item.rows for name in row)
    names = sorted(name for name, count in seen.items() if count >= LEAST_SEEN)
    number = {name: at for at, name in enumerate(names)}
    answers = [_stretched(item, number) for item in map(_led_in, examples) if len(item.rows) >= COUNT]
    often = np.array([0 if name in FREE else seen[name] for name in names]) / max(1, len(examples))
    best = _fit(answers, _penalties(often))
    table = best["features"]
    return Learned(
        {name: table[at].tolist() for name, at in number.items()}, best["share"] + best["any size"], best["clauses"]
    )


def _penalties(often: Floats) -> dict[str, Floats]:
    """The penalty on every weight, by group."""
    return {
        "features": np.repeat((PLAIN + BY_FREQUENCY * often)[:, None], 2 * COUNT, axis=1),
        "share": np.full((COUNT, len(SIZES) + 1, len(SHARES) + 1), WHOLE),
        "any size": np.full((COUNT, 1, len(SHARES) + 1), WHOLE),
        "clauses": np.full((COUNT, len(CLAUSES) + 1), WHOLE),
    }


def _fit(answers: Sequence[Stretched], penalties: dict[str, Floats]) -> dict[str, Floats]:
    weights = {name: np.zeros_like(penalty) for name, penalty in penalties.items()}
    moments = {name: (np.zeros_like(p), np.zeros_like(p)) for name, p in penalties.items()}
    draw, order, step = random.Random(1), list(answers), 0
    for round_ in range(ROUNDS):
        draw.shuffle(order)
        rate = RATE * (1 - round_ / ROUNDS) + LAST_RATE
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            step += 1
            slopes = {name: penalties[name] * value for name, value in weights.items()}
            _smooth(weights["share"], slopes["share"])
            _smooth(weights["any size"], slopes["any size"])
            for answer in batch:
                _add_slopes(answer, weights, slopes, 1 / len(batch))
            for name, slope in slopes.items():
                mean, square = moments[name]
                mean += (1 - FORGET) * (slope - mean)
                square += (1 - FORGET_SQUARES) * (slope * slope - square)
                near, spread = mean / (1 - FORGET**step), np.sqrt(square / (1 - FORGET_SQUARES**step))
                weights[name] -= rate * near / (spread + TINY)
    return weights


def _smooth(values: Floats, slopes: Floats) -> None:
    steps = SMOOTH * np.diff(values, axis=-1)
    slopes[..., 1:] += steps
    slopes[..., :-1] -= steps


def _add_slopes(answer: Stretched, weights: dict[str, Floats], slopes: dict[str, Floats], factor: float) -> None:
    """Add what this answer pulls at each weight: expected less true."""
    rows = np.add.reduceat(weights["features"][answer.ids], answer.offsets, axis=0)
    share = (weights["share"] + weights["any size"])[:, answer.size]
    stretches = _stretch_scores(rows, share, weights["clauses"], answer)
    expected = _expected(stretches)
    for stage in range(COUNT):
        expected[stage, answer.gold[stage], answer.gold[stage + 1]] -= 1
    expected *= factor
    opening = expected.sum(axis=2)[:, :-1]
    inside = np.cumsum(opening - expected.sum(axis=1)[:, :-1], axis=1)
    pulls = np.concatenate([inside, opening]).T
    sizes = np.diff(np.append(answer.offsets, len(answer.ids)))
    np.add.at(slopes["features"], answer.ids, np.repeat(pulls, sizes, axis=0))
    for stage in range(COUNT):
        pull = expected[stage].ravel()
        by_share = np.bincount(answer.share.ravel(), pull, len(SHARES) + 1)
        slopes["share"][stage, answer.size] += by_share
        slopes["any size"][stage, 0] += by_share
        slopes["clauses"][stage] += np.bincount(answer.clauses.ravel(), pull, len(CLAUSES) + 1)


def _stretch_scores(rows: Floats, share: Floats, clauses: Floats, answer: Stretched) -> Floats:
    """scores[stage, first, end] of every stretch."""
    inside = np.concatenate([np.zeros((1, COUNT)), np.cumsum(rows[:, :COUNT], axis=0)]).T
    opening = np.concatenate([rows[:, COUNT:], np.zeros((1, COUNT))]).T
    scores = inside[:, None, :] - inside[:, :, None] + opening[:, :, None]
    scores += share[:, answer.share] + clauses[:, answer.clauses]
    return np.where(answer.fits[None], scores, FAR)


def _expected(scores: Floats) -> Floats:
    """How often each stretch is expected over all readings."""
    places = scores.shape[1]
    forward, backward = [np.full(places, FAR)], np.full(places, FAR)
    forward[0][0] = backward[-1] = 0.0
    for stage in range(COUNT):
        forward.append(_log_sum(forward[-1][:, None] + scores[stage], 0))
    total = forward[-1][-1]
    expected = np.empty_like(scores)
    for stage in reversed(range(COUNT)):
        expected[stage] = np.exp(forward[stage][:, None] + scores[stage] + backward[None] - total)
        backward = _log_sum(scores[stage] + backward[None], 1)
    return expected


def _log_sum(values: Floats, axis: int) -> Floats:
    top = values.max(axis=axis)
    total: Floats = top + np.log(np.exp(values - np.expand_dims(top, axis)).sum(axis=axis))
    return total


def _stretched(item: Example, number: dict[str, int]) -> Stretched:
    ids: list[int] = []
    offsets: list[int] = []
    for row in item.rows:
        offsets.append(len(ids))
        ids += sorted(number[name] for name in row if name in number)
    sizes = np.array(item.words) + 0.5
    place = np.concatenate([[0.0], np.cumsum(sizes) / sizes.sum()])
    at = np.arange(len(place))
    lengths = at[None, :] - at[:, None]
    return Stretched(
        ids=np.array(ids),
        offsets=np.array(offsets),
        share=np.digitize(place[None, :] - place[:, None], SHARES),
        clauses=np.digitize(lengths, CLAUSES),
        fits=lengths > 0,
        size=int(np.digitize(sum(item.words), SIZES)),
        gold=cut(item),
    )


def _led_in(item: Example) -> Example:
    """The answer from its first clause on that is no lead-in."""
    first = next(at for at, role in enumerate(item.roles) if role is not Role.LEAD_IN)
    return replace(item, rows=item.rows[first:], words=item.words[first:], roles=item.roles[first:])


def cut(item: Example) -> tuple[int, ...]:
    """The places at which the stages begin and end, so that the fewest words stand in a stage that is not theirs."""
    stages = [STAGES.get(role) for role in item.roles]
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, (0,))}
    for stage in range(COUNT):
        placed = zip(stages, item.words, strict=True)
        wrong = [0.0 if other in (stage, None) else words + 0.1 for other, words in placed]
        cost = [0.0, *accumulate(wrong)]
        reached: dict[int, tuple[float, tuple[int, ...]]] = {}
        for first, (before, places) in best.items():
            for end in range(first + 1, len(stages) + 1):
                total = before + cost[end] - cost[first]
                if end not in reached or total < reached[end][0]:
                    reached[end] = (total, (*places, end))
        best = reached
    return best[len(stages)][1]
