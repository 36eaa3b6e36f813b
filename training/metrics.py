"""The figures by which the checker is judged."""

import random
from collections.abc import Callable, Sequence

Pairs = Sequence[tuple[str, str]]
"""(gold, found) for each clause."""


def f1_of(pairs: Pairs, label: str) -> float:
    """F1 of one label, 0 to 1; 0 when it is neither wanted nor found."""
    right = sum(gold == found == label for gold, found in pairs)
    wrong = sum((gold == label) != (found == label) for gold, found in pairs)
    return 2 * right / (2 * right + wrong) if right + wrong else 0.0


def macro_f1(pairs: Pairs, labels: str) -> float:
    """The mean F1 over the labels."""
    return sum(f1_of(pairs, label) for label in labels) / len(labels)


def merged(pairs: Pairs) -> list[tuple[str, str]]:
    """Situation and Task as one."""
    return [("S" if gold == "T" else gold, "S" if found == "T" else found) for gold, found in pairs]


def kappa(pairs: Pairs) -> float:
    """Cohen's kappa of two labellers."""
    total = len(pairs)
    agreed = sum(a == b for a, b in pairs) / total
    labels = {label for pair in pairs for label in pair}
    chance = sum(sum(a == x for a, _ in pairs) * sum(b == x for _, b in pairs) for x in labels) / total**2
    return (agreed - chance) / (1 - chance)


def interval(answers: Sequence[Pairs], figure: Callable[[Pairs], float], rounds: int = 400) -> tuple[float, float]:
    """The 95 % bootstrap interval of a figure, drawn over whole answers."""
    draw = random.Random(11)
    values = sorted(
        figure([pair for answer in draw.choices(answers, k=len(answers)) for pair in answer]) for _ in range(rounds)
    )
    return values[int(rounds * 0.025)], values[int(rounds * 0.975)]


def calibration_error(guesses: Sequence[tuple[float, bool]], bins: int = 10) -> float:
    """Expected calibration error of (probability, right) pairs over equal bins."""
    error = 0.0
    for at in range(bins):
        inside = [(p, right) for p, right in guesses if at / bins <= p < (at + 1) / bins or (at == bins - 1 and p >= 1)]
        if inside:
            gap = sum(p for p, _ in inside) / len(inside) - sum(right for _, right in inside) / len(inside)
            error += abs(gap) * len(inside) / len(guesses)
    return error
