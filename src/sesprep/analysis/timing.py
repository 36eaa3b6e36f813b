"""The words of an answer with the times at which they were said, even when the user mended the transcript."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from sesprep.analysis.tokens import tokenize
from sesprep.domain.delivery import Word


class Said(NamedTuple):
    """One word of the answer: its place in code points, and when it was said, when that is known."""

    lower: str
    place: int
    until: int
    start: float | None
    end: float | None


def align(text: str, words: Sequence[Word]) -> list[Said]:
    """Give each word of `text` the time of the same word in the recording.

    A word that the user changed takes the time between its neighbors; without any recognized word no time is known.
    """
    tokens = tokenize(text)
    heard = [(token.lower, word.start, word.end) for word in words for token in tokenize(word.text)]
    times: list[tuple[float, float] | None] = [None] * len(tokens)
    matcher = SequenceMatcher(None, [t.lower for t in tokens], [lower for lower, _, _ in heard], autojunk=False)
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            times[block.a + step] = heard[block.b + step][1:]
    _fill(times)
    return [
        Said(token.lower, token.start, token.end, *(time or (None, None)))
        for token, time in zip(tokens, times, strict=True)
    ]


def _fill(times: list[tuple[float, float] | None]) -> None:
    """Spread the words without a time evenly over the gap in which they stand."""
    known = [at for at, time in enumerate(times) if time is not None]
    if not known:
        return
    for left, right in zip([-1, *known], [*known, len(times)], strict=True):
        missing = right - left - 1
        before = times[left] if left >= 0 else None
        after = times[right] if right < len(times) else None
        low = before[1] if before else after[0] if after else 0.0
        high = max(after[0] if after else low, low)
        for step in range(missing):
            start = low + (high - low) * step / missing
            times[left + 1 + step] = (start, low + (high - low) * (step + 1) / missing)
