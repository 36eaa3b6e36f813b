"""Word families: words that are used alike, so that what the model learned of one helps with its relatives."""

import gzip
import json
from functools import cache

from sesprep.analysis.resources import read_bytes

FILE = "families.json.gz"


@cache
def _table() -> dict[str, tuple[str, str]]:
    raw = json.loads(gzip.decompress(read_bytes(FILE)))
    wide = [f"k {number}" for number in range(raw["sizes"][0])]
    narrow = [f"m {number}" for number in range(raw["sizes"][1])]
    pairs = zip(raw["words"].split(), raw["wide"], raw["narrow"], strict=True)
    return {word: (wide[a], narrow[b]) for word, a, b in pairs}


def families(word: str) -> tuple[str, ...]:
    """The names of the wide and the narrow family of a lower-case word; none for a word that is not known."""
    return _table().get(word, ())
