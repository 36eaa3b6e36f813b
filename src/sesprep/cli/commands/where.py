"""`sesprep where`."""

import click

from sesprep.cli import output
from sesprep.speech.model import models_folder
from sesprep.speech.recordings import held
from sesprep.storage.packaged import banks_dir, package_dir
from sesprep.storage.places import Places
from sesprep.tui.amounts import size_words


@click.command("where")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_obj
def command(places: Places, as_json: bool) -> None:
    """Show every folder and file that sesprep uses, whether it is there yet or not, and how much the recordings take.

    \b
    Examples:
      sesprep where
      sesprep --home ~/interview where --json
    """
    models = ("speech models", models_folder(places.data))
    rows = [*places.rows(), models, ("shipped banks", banks_dir()), ("shipped data", package_dir() / "data")]
    spoken = {"sessions": held(places.sessions_dir), "deleted sessions": held(places.bin_dir)}
    if as_json:
        for what, path in rows:
            told = {"what": what, "path": str(path), "exists": path.exists()}
            if what in spoken:
                told |= {"recordings": spoken[what][0], "recordings_bytes": spoken[what][1]}
            output.json_object(told)
        return
    output.table(
        ("What", "Where", "Recordings"), [(what, str(path), _kept(*spoken.get(what, (0, 0)))) for what, path in rows]
    )


def _kept(count: int, size: int) -> str:
    return f"{count}, {size_words(size)}" if count else ""
