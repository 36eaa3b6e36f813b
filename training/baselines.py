"""What the checker has to beat: majority, position alone, keyword lists, a chain over words alone."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from sesprep.analysis import crf
from sesprep.domain.role import Role
from training.examples import STAR, Example
from training.train import Steps, Weights, fit

PLACE = ("tenth", "size", "at ", "from end", "bias")
WORDS = ("w ", "bias")
KEYWORDS = {
    "S": {"c when", "c problem", "c place-and-post"},
    "T": {"c duty", "c need"},
    "A": {"c i-act", "c first-step", "c sequence", "c act-word"},
    "R": {"c outcome", "c change"},
}
"""Cue groups as the lists of the open keyword checkers have them; the first list with the most hits wins."""
Reader = Callable[[Example], list[str]]


def majority(_: Sequence[Example]) -> Reader:
    """Everything is Action."""
    return lambda item: ["A"] * len(item.rows)


def keywords(_: Sequence[Example]) -> Reader:
    """The element whose lists hit most often in the clause; none hit is Other."""

    def read(item: Example) -> list[str]:
        letters = []
        for row in item.rows:
            hits = {letter: len(row & names) for letter, names in KEYWORDS.items()}
            best = max(hits, key=lambda letter: hits[letter])
            letters.append(best if hits[best] else "O")
        return letters

    return read


def restricted(prefixes: tuple[str, ...]) -> Callable[[Sequence[Example]], Reader]:
    """A chain model that sees only features whose names begin with one of the prefixes."""

    def cut(item: Example) -> Example:
        rows = [{name for name in row if name.startswith(prefixes)} for row in item.rows]
        return replace(item, rows=rows)

    def train(examples: Sequence[Example]) -> Reader:
        weights, steps = fit([cut(item) for item in examples])
        return lambda item: letters_of(weights, steps, cut(item))

    return train


def letters_of(weights: Weights, steps: Steps, item: Example) -> list[str]:
    """The five-way letters of the likeliest path."""
    labels = sorted({label for row in weights.values() for label in row})
    unary = [[sum(weights.get(name, {}).get(label, 0.0) for name in row) for label in labels] for row in item.rows]
    transitions = [[steps.get((a, b), 0.0) for b in labels] for a in labels]
    return [STAR[Role(labels[at])] for at in crf.best_path(unary, transitions, {})]


BASELINES: dict[str, Callable[[Sequence[Example]], Reader]] = {
    "majority": majority,
    "keyword lists": keywords,
    "position alone": restricted(PLACE),
    "words alone (chain)": restricted(WORDS),
}
