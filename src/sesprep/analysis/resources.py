"""The checker's own data files, read from the package."""

import tomllib
from functools import cache
from importlib.resources import files


def read_bytes(name: str) -> bytes:
    """The bytes of one file of data/checker."""
    return files("sesprep").joinpath("data", "checker", name).read_bytes()


@cache
def words(key: str) -> frozenset[str]:
    """One list of data/checker/words.toml; KeyError when there is none of that name."""
    lists = tomllib.loads(read_bytes("words.toml").decode())
    return frozenset(str(word) for word in lists[key])
