"""The data files of practice, read from the package."""

from functools import cache
from importlib.resources import files

import tomli

Table = dict[str, object]


@cache
def table(name: str) -> Table:
    """One file of data/practice; FileNotFoundError when there is none of that name."""
    return tomli.loads(files("sesprep").joinpath("data", "practice", name).read_text(encoding="utf-8"))


def texts(values: object) -> tuple[str, ...]:
    """A list of texts of a data file; empty for anything else."""
    return tuple(str(value) for value in values) if isinstance(values, list) else ()


def rows(name: str, key: str) -> tuple[Table, ...]:
    """The tables of one array of tables in a file of data/practice."""
    found = table(name).get(key)
    return tuple(row for row in found if isinstance(row, dict)) if isinstance(found, list) else ()
