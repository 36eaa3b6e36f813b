"""How every list is printed: a table at a terminal, lines of tabs in a pipe, one JSON object a line for programs."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

import click

from sesprep.cli import output
from sesprep.cli.diagnostics import tell
from sesprep.storage.problems import Problem

T = TypeVar("T")

json_lines = click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
json_object = click.option("--json", "as_json", is_flag=True, help="One JSON object.")
json_problems = click.option("--json", "as_json", is_flag=True, help="One JSON object for each problem, a line each.")


def show_list(
    values: Iterable[T],
    headings: Sequence[str],
    cells: Callable[[T], Sequence[str]],
    facts: Callable[[T], Mapping[str, object]],
    *,
    as_json: bool,
    nothing: str = "",
) -> None:
    """Print the values in their order; with none of them, `nothing` says on stderr how to get one.

    With `as_json` an empty list is no line and no word.
    """
    found = list(values)
    if as_json:
        for value in found:
            output.json_object(facts(value))
    elif found or not nothing:
        output.table(headings, [cells(value) for value in found])
    else:
        tell(nothing)


def show_problems(problems: Iterable[Problem], *, as_json: bool) -> None:
    """Print what a check found, which is what was asked for; problems met on the way go to stderr instead."""
    for problem in problems:
        if as_json:
            facts = {"path": str(problem.path), "line": problem.line, "key": problem.key, "severity": problem.severity}
            output.json_object({**facts, "message": problem.message, "hint": problem.hint})
        else:
            output.text(str(problem))
