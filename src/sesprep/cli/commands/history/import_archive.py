"""`sesprep history import`."""

from pathlib import Path

import click

from sesprep.cli import output
from sesprep.cli.diagnostics import tell
from sesprep.storage.archive_import import import_archive
from sesprep.storage.places import Places


@click.command("import")
@click.argument("source", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object: what became of each file.")
@click.pass_obj
def command(places: Places, source: Path, as_json: bool) -> None:
    """Take over the data of an archive; nothing here is overwritten, and nothing comes in twice.

    \b
    Example:
      sesprep history import sesprep-backup.zip
    """
    done = import_archive(places, source)
    if as_json:
        left = [{"name": name, "reason": reason} for name, reason in done.left]
        output.json_object({"added": done.added, "merged": done.merged, "same": done.same, "left": left})
        return
    for name, reason in done.left:
        tell(f"{name}: {reason}")
    output.text(
        f"Added: {len(done.added)}. Gained lines: {len(done.merged)}. "
        f"Here already: {len(done.same)}. Left out: {len(done.left)}."
    )
