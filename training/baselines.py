"""What the checker has to beat: majority, position alone, keyword lists, a chain over words alone."""

from collections.abc import Callable, Sequence

from sesprep.analysis import crf
from sesprep.analysis.model import Model, decode
from training.examples import STAR, Example
from training.thresholds import Thresholds
from training.train import encode

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
        return Example(item.id, item.author, rows, item.roles, item.seconds)

    def train(examples: Sequence[Example]) -> Reader:
        few = [cut(item) for item in examples]
        model = decode(encode(few, few, Thresholds.open()))
        return lambda item: letters_of(model, cut(item))

    return train


def letters_of(model: Model, item: Example) -> list[str]:
    """The five-way letters of the likeliest path."""
    scores, _ = model.scores(item.rows)
    path = crf.best_path(scores, model.ordered, {})
    return [STAR[model.labels[label]] for label in path]


BASELINES: dict[str, Callable[[Sequence[Example]], Reader]] = {
    "majority": majority,
    "keyword lists": keywords,
    "position alone": restricted(PLACE),
    "words alone (chain)": restricted(WORDS),
}
