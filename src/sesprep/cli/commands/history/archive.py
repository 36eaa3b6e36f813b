"""`sesprep history archive`."""

from pathlib import Path

import click

from sesprep.cli import output
from sesprep.cli.diagnostics import tell
from sesprep.storage.archive import write_archive
from sesprep.storage.places import Places
from sesprep.tui.amounts import counted


@click.command("archive")
@click.argument("target", metavar="FILE", type=click.Path(path_type=Path))
@click.pass_obj
def command(places: Places, target: Path) -> None:
    """Put all your data into one new file: sessions, bin, debriefs, stories, banks, frameworks, formats, settings.

    It is a zip archive, not encrypted. `sesprep history import FILE` takes it over on another machine.

    \b
    Example:
      sesprep history archive sesprep-backup.zip
    """
    written = write_archive(places, target)
    for path, reason in written.left_out:
        tell(f"{path}: {reason} It is left out.")
    output.text(f"Put {counted(written.files, 'file')} into {written.path}")
