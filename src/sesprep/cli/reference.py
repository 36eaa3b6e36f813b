"""The reference of every command, written from the commands themselves: `python -m sesprep.cli.reference`."""

from collections.abc import Iterator

import click

from sesprep.cli import output
from sesprep.cli.main import cli

WIDTH = 88
HEAD = """# The commands

Written by `python -m sesprep.cli.reference > docs/commands.md`; a test fails when it is out of date.

stdout is data, stderr is talk. Exit codes: 0 fine, 1 `--strict` found something, 2 usage or bad input, 3 something
needed is missing, 130 interrupted. `--json` prints one object, or one a line for lists, with `"schema": 1`. Every
command takes `--home DIR` (or SESPREP_HOME) before its name to keep everything under one folder. Where stdout is no
terminal, tables become lines with a tab between the cells.
"""


def reference() -> str:
    """The help of every command as Markdown, at a fixed width."""
    return "\n".join([HEAD, *(_section(name, text) for name, text in helps())])


def helps() -> Iterator[tuple[str, str]]:
    """Every command's full name with its help, groups before their members."""
    yield from _helps("sesprep", cli, None)


def _helps(name: str, command: click.Command, parent: click.Context | None) -> Iterator[tuple[str, str]]:
    options = {**command.context_settings, "max_content_width": WIDTH}
    context = click.Context(command, info_name=name, parent=parent, terminal_width=WIDTH, **options)
    yield context.command_path, command.get_help(context)
    if isinstance(command, click.Group):
        for member in command.list_commands(context):
            found = command.get_command(context, member)
            if found is not None:
                yield from _helps(member, found, context)


def _section(name: str, text: str) -> str:
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return f"## {name}\n\n```\n{lines}\n```\n"


if __name__ == "__main__":
    output.prepare()
    output.text(reference().removesuffix("\n"))
