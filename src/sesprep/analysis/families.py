"""Word families: words that are used alike, so that what the model learned of one helps with its relatives."""

import gzip
import json
from base64 import b64decode
from functools import cache
from struct import Struct
from typing import NamedTuple

from sesprep.analysis.resources import read_bytes

FILE = "families.json.gz"
_PAIR = Struct("<2h")


class _Table(NamedTuple):
    place: dict[str, int]
    numbers: bytes


@cache
def _table() -> _Table:
    raw = json.loads(gzip.decompress(read_bytes(FILE)))
    words = raw["words"].split()
    return _Table(
        dict(zip(words, range(0, _PAIR.size * len(words), _PAIR.size), strict=True)), b64decode(raw["families"])
    )


def families(word: str) -> tuple[str, ...]:
    """The names of the wide and the narrow family of a lower-case word; none for a word that is not known."""
    table = _table()
    place = table.place.get(word)
    if place is None:
        return ()
    wide, narrow = _PAIR.unpack_from(table.numbers, place)
    return (f"k {wide}", f"m {narrow}")
