"""`sesprep history restore`."""

import click

from sesprep.cli import output
from sesprep.cli.diagnostics import tell
from sesprep.storage.history_bin import list_deleted, restore
from sesprep.storage.places import Places
from sesprep.tui.amounts import day_and_time


@click.command("restore")
@click.argument("session_id", metavar="[ID]", required=False)
@click.option("--json", "as_json", is_flag=True, help="With no ID, one JSON object a line.")
@click.pass_obj
def command(places: Places, session_id: str | None, as_json: bool) -> None:
    """Take a session back from the bin; without an ID, list what is in it.

    \b
    Examples:
      sesprep history restore
      sesprep history restore a1b2
    """
    if session_id is not None:
        places.prepare()
        output.text(f"Moved back to {restore(places, session_id).path}")
        return
    deleted = list_deleted(places)
    if as_json:
        for summary in deleted:
            told = {"id": summary.id, "started": summary.started.isoformat(), "path": str(summary.path)}
            output.json_object(told)
    elif deleted:
        rows = [(s.id, day_and_time(s.started), s.plan.format, str(s.path)) for s in deleted]
        output.table(("Session", "Started", "Format", "File"), rows)
    else:
        tell("The bin is empty.")
