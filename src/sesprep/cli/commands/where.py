"""`sesprep where`."""

import click

from sesprep.cli import output
from sesprep.speech.model import models_folder
from sesprep.storage.packaged import banks_dir, package_dir
from sesprep.storage.places import Places


@click.command("where")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_obj
def command(places: Places, as_json: bool) -> None:
    """Show every folder and file that sesprep uses, whether it is there yet or not.

    \b
    Examples:
      sesprep where
      sesprep --home ~/interview where --json
    """
    models = ("speech models", models_folder(places.data))
    rows = [*places.rows(), models, ("shipped banks", banks_dir()), ("shipped data", package_dir() / "data")]
    if as_json:
        for what, path in rows:
            output.json_object({"what": what, "path": str(path), "exists": path.exists()})
        return
    output.table(("What", "Where"), [(what, str(path)) for what, path in rows])
