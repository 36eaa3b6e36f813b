"""`sesprep history archive`."""

from pathlib import Path

import click

from sesprep.cli import output
from sesprep.cli.diagnostics import tell
from sesprep.domain.counted import counted
from sesprep.storage.archive import recordings_of, write_archive
from sesprep.storage.places import Places
from sesprep.tui.amounts import size_words


@click.command("archive")
@click.argument("target", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--no-recordings", "bare", is_flag=True, help="Leave out the sound of spoken answers; words stay.")
@click.pass_obj
def command(places: Places, target: Path, bare: bool) -> None:
    """Put all your data into one new file: sessions with their recordings, bin, debriefs, stories, banks, settings.

    It is a zip archive, not encrypted. The size of the recordings is told first. `sesprep history import FILE` takes
    it over on another machine.

    \b
    Examples:
      sesprep history archive sesprep-backup.zip
      sesprep history archive --no-recordings small.zip
    """
    count, size = recordings_of(places)
    if count and not bare:
        tell(f"{counted(count, 'recording')}, {size_words(size)}, go along; --no-recordings leaves them out.")
    written = write_archive(places, target, recordings=not bare)
    for path, reason in written.left_out:
        tell(f"{path}: {reason} It is left out.")
    output.text(f"Put {counted(written.files, 'file')} into {written.path}")
