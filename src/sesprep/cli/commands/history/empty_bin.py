"""`sesprep history empty-bin`."""

import sys

import click

from sesprep.cli import output
from sesprep.domain.counted import counted
from sesprep.errors import BadInputError
from sesprep.storage.history_bin import empty_bin, list_deleted
from sesprep.storage.places import Places


@click.command("empty-bin")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def command(places: Places, yes: bool) -> None:
    """Remove the deleted sessions for good.

    \b
    Example:
      sesprep history empty-bin
    """
    if not yes:
        if sys.stdin is None or not sys.stdin.isatty():
            raise BadInputError("Nobody is here to ask.", hint="Add --yes to empty it without being asked.")
        count = counted(len(list_deleted(places)), "deleted session")
        click.confirm(f"Remove {count} for good?", abort=True, err=True)
    output.text(f"Removed {counted(empty_bin(places), 'file')}.")
