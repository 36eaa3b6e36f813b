"""Where clauses begin in text without punctuation, as a recognizer or a hurried writer leaves it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from struct import unpack as unpack_numbers

from sesprep.analysis.resources import read_bytes, unpack
from sesprep.analysis.tokens import Token
from sesprep.analysis.wordclass import classes

FILE = "boundaries.packed"
SCALE = 1000.0
"""Weights are whole thousandths, stored as 32-bit integers."""
MIN_WORDS = 4
"""No clause is cut shorter than this."""
UNMARKED = 3.0
"""How much surer the words must be, in log-odds, where the writer set a comma elsewhere in the run and none here."""
_EDGE = "^"


def features(words: Sequence[str], at: int) -> list[str]:
    """What speaks for or against a clause beginning at word `at`; `words` are lower-case and of one run."""
    before2, before = _word(words, at - 2), _word(words, at - 1)
    here, after, after2 = words[at], _word(words, at + 1), _word(words, at + 2)
    kinds = _kinds("h+ca " + here, after)
    pairs = (f"bh {before} {here}", f"ha {here} {after}", f"bb {before2} {before}", f"haa {here} {after} {after2}")
    return [*_alone("h", here), *_alone("b", before), *_alone("a", after), *pairs, *kinds]


@lru_cache(8192)
def _alone(mark: str, word: str) -> tuple[str, ...]:
    return (f"{mark} {word}", *_kinds(f"c{mark}", word))


def _kinds(mark: str, word: str) -> list[str]:
    return [f"{mark} {kind}" for kind in classes(word)] if word != _EDGE else []


@dataclass(frozen=True)
class Boundaries:
    """The trained weights: a clause begins where they add up to the threshold."""

    threshold: float
    weights: dict[str, int]
    """By feature, in thousandths."""

    def find(self, tokens: Sequence[Token], marked: Collection[int] = ()) -> list[int]:
        """The indexes of the words at which a clause begins, the first word left out.

        `marked` are those with a comma or the like before them: where there are some, the others count for less.
        """
        words = [token.lower for token in tokens]
        last = len(words) - MIN_WORDS
        gains = {at: self.score(words, at) - self.threshold for at in range(MIN_WORDS, last + 1)}
        if marked:
            gains = {at: gain - (UNMARKED if at not in marked else 0.0) for at, gain in gains.items()}
        best: list[tuple[float, int]] = [(0.0, 0)] * (len(words) + 1)  # the best gain up to here, and its last cut
        for at, gain in gains.items():
            cut = (best[at - MIN_WORDS][0] + gain, at)
            best[at] = max(best[at - 1], cut)
        found, at = [], max(last, 0)
        while best[at][1]:
            found.append(best[at][1])
            at = best[at][1] - MIN_WORDS
        return found[::-1]

    def score(self, words: Sequence[str], at: int) -> float:
        """The log-odds that a clause begins at word `at`."""
        return sum([weight for weight in map(self.weights.get, features(words, at)) if weight]) / SCALE


@cache
def load_boundaries() -> Boundaries:
    """The weights that are shipped in the package."""
    return decode(read_bytes(FILE))


def decode(data: bytes) -> Boundaries:
    """Read the weights from their file."""
    raw, numbers = unpack(data)
    names = raw["features"]
    weights = unpack_numbers(f"<{len(names)}i", numbers)
    return Boundaries(float(raw["threshold"]), dict(zip(names, weights, strict=True)))


def _word(words: Sequence[str], at: int) -> str:
    return words[at] if 0 <= at < len(words) else _EDGE
