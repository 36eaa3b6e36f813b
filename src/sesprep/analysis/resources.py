"""The checker's own data files, read from the package."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

import tomli


def read_bytes(name: str) -> bytes:
    """The bytes of one file of data/checker."""
    return files("sesprep").joinpath("data", "checker", name).read_bytes()


def unpack(data: bytes) -> tuple[dict[str, Any], bytes]:
    """A trained file in its two parts: the line of JSON that opens it, and the packed numbers."""
    head, _, numbers = data.partition(b"\n")
    return json.loads(head), numbers


@cache
def read_toml(name: str) -> dict[str, Any]:
    """One TOML file of data/checker, parsed once; not to be changed."""
    return tomli.loads(read_bytes(name).decode())


@cache
def words(key: str) -> frozenset[str]:
    """One list of data/checker/words.toml; KeyError when there is none of that name."""
    return frozenset(str(word) for word in read_toml("words.toml")[key])
