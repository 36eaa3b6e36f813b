"""A long recording in portions: what recognizing needs of the memory grows with what it is given at once."""

from collections.abc import Sequence
from itertools import pairwise

from sesprep.domain.delivery import Span

MOST = 300.0
"""Seconds of speech recognized at once; ten minutes at once take half as much again of the memory, and an hour more."""


def portions(speech: Sequence[Span], seconds: float, most: float = MOST) -> list[tuple[float, float]]:
    """Where each portion of a recording of `seconds` starts and ends.

    They follow each other without a gap. One is cut in the last pause before its speech is longer than `most`, and
    within a word only where somebody speaks as long without a pause.
    """
    cuts, begins = [0.0], speech[0].start if speech else 0.0
    for at, span in enumerate(speech):
        if at and span.end - begins > most:
            cuts.append((speech[at - 1].end + span.start) / 2)
            begins = span.start
        while span.end - begins > most:
            begins += most
            cuts.append(begins)
    return list(pairwise([*cuts, max(seconds, cuts[-1])]))
