"""Word families: words that are used alike, so that what the model learned of one helps with its relatives."""

from bisect import bisect_left
from functools import cache
from struct import unpack as unpack_numbers
from typing import NamedTuple
from zlib import crc32

from sesprep.analysis.resources import read_bytes, unpack

FILE = "families.packed"


class _Table(NamedTuple):
    keys: tuple[int, ...]
    """Of each word, in rising order: half the room of words, and no names and oaths are shipped."""
    families: tuple[int, ...]


def key(word: str) -> int:
    """The number that a word is looked up by; one unknown word in 200,000 has that of another word."""
    return crc32(word.encode())


def joined(wide: int, narrow: int) -> int:
    """Both families of a word as one number, as they are stored."""
    return wide << 16 | narrow


@cache
def _table() -> _Table:
    head, numbers = unpack(read_bytes(FILE))
    count = int(head["words"])
    both = unpack_numbers(f"<{2 * count}I", numbers)
    return _Table(both[:count], both[count:])


def families(word: str) -> tuple[str, ...]:
    """The names of the wide and the narrow family of a lower-case word; none for a word that is not known."""
    table, wanted = _table(), key(word)
    at = bisect_left(table.keys, wanted)
    if table.keys[at : at + 1] != (wanted,):
        return ()
    found = table.families[at]
    return (f"k {found >> 16}", f"m {found & 0xFFFF}")
