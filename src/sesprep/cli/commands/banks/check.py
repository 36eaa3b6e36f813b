"""`sesprep banks check`."""

from collections.abc import Iterator
from pathlib import Path

import click

from sesprep.cli import output
from sesprep.cli.commands.banks.shelf import load_shelf
from sesprep.cli.diagnostics import ExitCode
from sesprep.cli.listing import json_problems, show_problems
from sesprep.domain.bank import Bank
from sesprep.domain.counted import counted
from sesprep.storage.banks import known_refs, load_bank
from sesprep.storage.catalog import same_id, toml_files
from sesprep.storage.frameworks import load_frameworks
from sesprep.storage.places import Places
from sesprep.storage.problems import Problem


@click.command("check")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@json_problems
@click.option("--strict", is_flag=True, help="Exit code 1 for warnings too, for a repository's own checks.")
@click.pass_obj
def check(places: Places, paths: tuple[Path, ...], as_json: bool, strict: bool) -> ExitCode:
    """Check bank files and folders of banks for mistakes, or every bank when none is named.

    All problems are shown at once, each with its line and the nearest valid name. Exit code 2 when something had to
    be left out of a bank.

    \b
    Examples:
      sesprep banks check
      sesprep banks check my-bank.toml --json
      sesprep banks check . --strict
    """
    problems: list[Problem] = []
    for path, bank, wrong in _named(places, paths) if paths else _all(places):
        problems += wrong
        _report(path, bank, wrong, as_json)
    if any(problem.severity == "error" for problem in problems):
        return ExitCode.BAD_INPUT
    return ExitCode.FOUND if strict and problems else ExitCode.FINE


Checked = tuple[Path | None, Bank | None, tuple[Problem, ...]]
"""A file, what can be used of it, and what is wrong; no file for problems of folders."""


def _named(places: Places, paths: tuple[Path, ...]) -> Iterator[Checked]:
    frameworks = load_frameworks(places)
    if frameworks.problems:
        yield None, None, frameworks.problems
    known = known_refs(frameworks)
    homes: dict[str, Path] = {}
    for path in _files(paths):
        if isinstance(path, Problem):
            yield None, None, (path,)
            continue
        bank, wrong = load_bank(path, known)
        if bank is not None and homes.setdefault(bank.id, path) != path:
            wrong = (*wrong, same_id(path, bank.id, homes[bank.id]))
            bank = None
        yield path, bank, wrong


def _files(paths: tuple[Path, ...]) -> Iterator[Path | Problem]:
    """The files named, and those of the folders named; a problem for a folder without any."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        found, unread = toml_files(path)
        yield from unread
        yield from found
        if not found and not unread:
            yield Problem(path, None, "", "There is no bank in this folder.", "A bank's name ends in .toml.")


def _all(places: Places) -> Iterator[Checked]:
    shelf = load_shelf(places)
    for loaded in shelf.banks:
        yield loaded.path, loaded.bank, loaded.problems
    if shelf.refused:
        yield None, None, shelf.refused


def _report(path: Path | None, bank: Bank | None, problems: tuple[Problem, ...], as_json: bool) -> None:
    show_problems(problems, as_json=as_json)
    if path is not None and not as_json:
        count = len(bank.questions) if bank else 0
        verdict = f"{len(problems)} to mend" if problems else "fine"
        output.text(f"{path}: {counted(count, 'question')} usable, {verdict}")
