"""What a form asks for, as data, and what was typed into it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from sesprep.domain.text import storable

Values = dict[str, tuple[str, ...]]
"""What stands in each field: one text, the lines of a list, or the cells of all rows one after the other."""

Kind = Literal["line", "text", "lines", "choice", "rows", "competencies", "head"]


@dataclass(frozen=True)
class Column:
    """One cell of a row: one line, a box that is "yes" or empty (`tick`), or several lines below them (`area`)."""

    hint: str
    width: int = 0
    """In cells; 0 takes what is left."""
    tick: bool = False
    area: bool = False


@dataclass(frozen=True)
class FormField:
    """One field: its name in the values, its label, and how it is typed."""

    name: str
    label: str
    kind: Kind = "line"
    hint: str = ""
    options: tuple[tuple[str, str], ...] = ()
    """For a choice: the value and its name."""
    columns: tuple[Column, ...] = ()
    """For rows."""


def first(values: Mapping[str, tuple[str, ...]], name: str) -> str:
    """The text of a field of one text, without blanks around it and as it can be stored."""
    return storable("".join(values.get(name, ())[:1])).strip()


def lines(values: Mapping[str, tuple[str, ...]], name: str) -> tuple[str, ...]:
    """The lines of a list that say something."""
    return tuple(storable(line).strip() for line in values.get(name, ()) if line.strip())


def rows(values: Mapping[str, tuple[str, ...]], name: str, width: int) -> tuple[tuple[str, ...], ...]:
    """The rows of `width` cells of which one says something."""
    cells = [storable(cell).strip() for cell in values.get(name, ())]
    every = (tuple(cells[at : at + width]) for at in range(0, len(cells), width))
    return tuple(row for row in every if any(row))
