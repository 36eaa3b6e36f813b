"""What the trainer makes of one answer: the answer itself, and altered copies of some."""

import random
from dataclasses import dataclass

from training.corpus import LabeledAnswer
from training.examples import Example, example
from training.variants import (
    ELEMENTS,
    complete,
    headline,
    result_first,
    shuffled,
    unpunctuated,
    without,
)

UNPUNCTUATED = 0.66
DELETED = 0.3
RESULT_FIRST = 0.5
HEADLINE = 0.3
SHUFFLED = 0.5
"""How many of the answers get a copy of each kind; chosen by cross-validation over authors."""


@dataclass(frozen=True)
class Lesson:
    """One answer and its altered copies."""

    plain: Example
    told: tuple[Example, ...]
    """Copies that keep the order: without punctuation, or with a part deleted."""
    moved: tuple[Example, ...]
    """Copies with parts moved, for the chain that must not count on order."""
    in_order: tuple[Example, ...]
    """The answer, as written and without punctuation, for the stages; none when it is not a whole story in order."""

    @classmethod
    def of(cls, answer: LabeledAnswer) -> "Lesson":
        """The lesson of an answer; the same answer always gives the same lesson."""
        draw = random.Random(answer.id)
        plain, bare = example(answer), example(unpunctuated(answer))
        told, moved = [], []
        if draw.random() < UNPUNCTUATED:
            told.append(bare)
        if complete(answer):
            if draw.random() < DELETED:
                told.append(example(without(answer, draw.choice(sorted(ELEMENTS)))))
            if draw.random() < RESULT_FIRST:
                moved.append(example(result_first(answer)))
            if draw.random() < SHUFFLED:
                moved.append(example(shuffled(answer, draw)))
            if draw.random() < HEADLINE:
                moved.append(example(headline(answer)))
        return cls(plain, tuple(told), tuple(moved), (plain, bare) if complete(answer) else ())
