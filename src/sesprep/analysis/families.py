"""Word families: words that are used alike, so that what the model learned of one helps with its relatives."""

from bisect import bisect_left
from functools import cache
from struct import Struct
from typing import NamedTuple

from sesprep.analysis.resources import read_bytes, unpack

FILE = "families.packed"
_PAIR = Struct("<2h")


class _Table(NamedTuple):
    words: list[str]
    """In the order of the alphabet: looking one up there is quicker than building a dictionary of them all."""
    numbers: bytes


@cache
def _table() -> _Table:
    raw, numbers = unpack(read_bytes(FILE))
    return _Table(raw["words"], numbers)


def families(word: str) -> tuple[str, ...]:
    """The names of the wide and the narrow family of a lower-case word; none for a word that is not known."""
    table = _table()
    at = bisect_left(table.words, word)
    if table.words[at : at + 1] != [word]:
        return ()
    wide, narrow = _PAIR.unpack_from(table.numbers, at * _PAIR.size)
    return (f"k {wide}", f"m {narrow}")
