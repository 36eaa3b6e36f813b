"""Fillers and repeated starts among the words that were said."""

from collections import Counter
from collections.abc import Collection, Sequence

from sesprep.analysis.timing import Said
from sesprep.domain.delivery import Filler, Repeat


def find_fillers(
    said: Sequence[Said], sounds: Collection[str], phrases: Collection[str], not_after: Collection[str]
) -> tuple[Filler, ...]:
    """The fillers heard, commonest first; a phrase right after a word of `not_after` is meant and does not count."""
    counts: Counter[str] = Counter()
    split = [tuple(phrase.split()) for phrase in phrases]
    lower = [word.lower for word in said]
    at = 0
    while at < len(lower):
        if lower[at] in sounds:
            counts[lower[at]] += 1
        else:
            phrase = next((p for p in split if tuple(lower[at : at + len(p)]) == p), None)
            if phrase is not None and (at == 0 or lower[at - 1] not in not_after):
                counts[" ".join(phrase)] += 1
                at += len(phrase) - 1
        at += 1
    return tuple(Filler(text=text, count=count) for text, count in counts.most_common())


def find_repeats(said: Sequence[Said], longest: int, allowed: Collection[str]) -> tuple[Repeat, ...]:
    """Words said twice in a row, the longest such stretch first tried; a word of `allowed` alone does not count."""
    lower = [word.lower for word in said]
    found: list[Repeat] = []
    at = 0
    while at < len(lower):
        size = next((n for n in range(longest, 0, -1) if _twice(lower, at, n)), 0)
        if size and not (size == 1 and (lower[at] in allowed or lower[at][0].isdigit())):
            found.append(Repeat(text=" ".join(lower[at : at + size]), place=said[at + size].place))
        at += size or 1
    return tuple(found)


def _twice(lower: Sequence[str], at: int, size: int) -> bool:
    return at + 2 * size <= len(lower) and lower[at : at + size] == lower[at + size : at + 2 * size]
