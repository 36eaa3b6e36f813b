"""`sesprep history delete`."""

import sys

import click

from sesprep.cli import output
from sesprep.cli.commands.history.finding import opened
from sesprep.errors import BadInputError
from sesprep.storage.history import Summary, delete
from sesprep.storage.places import Places
from sesprep.tui.amounts import day_and_time


@click.command("delete")
@click.argument("session_id", metavar="ID")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def command(places: Places, session_id: str, yes: bool) -> None:
    """Move one session to the bin, from which `restore` takes it back.

    \b
    Example:
      sesprep history delete a1b2
    """
    with opened(places) as index:
        found = index.find(session_id)
        record = found.record()
        summary = Summary(found.path, record.id, record.started, record.plan)
        if not yes:
            _confirm(summary)
        places.prepare()
        output.text(f"Moved to {delete(places, summary)}", f"`sesprep history restore {record.id}` takes it back.")
        index.refresh()  # so that the index keeps none of its words


def _confirm(summary: Summary) -> None:
    if sys.stdin is None or not sys.stdin.isatty():
        raise BadInputError("Nobody is here to ask.", hint="Add --yes to delete without being asked.")
    click.confirm(f"Delete the session {summary.id} of {day_and_time(summary.started)}?", abort=True, err=True)
