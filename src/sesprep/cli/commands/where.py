"""`sesprep where`."""

from pathlib import Path

import click

from sesprep.cli.listing import json_lines, show_list
from sesprep.speech.model import models_folder
from sesprep.speech.recordings import held
from sesprep.storage.packaged import banks_dir, package_dir
from sesprep.storage.places import Places
from sesprep.tui.amounts import size_words

Recordings = tuple[int, int]
"""How many, and their bytes."""


@click.command("where")
@json_lines
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
    show_list(
        [(what, path, spoken.get(what)) for what, path in rows],
        ("What", "Where", "Recordings"),
        lambda row: (row[0], str(row[1]), _kept(row[2])),
        _facts,
        as_json=as_json,
    )


def _facts(row: tuple[str, Path, Recordings | None]) -> dict[str, object]:
    what, path, kept = row
    told = {"recordings": kept[0], "recordings_bytes": kept[1]} if kept is not None else {}
    return {"what": what, "path": str(path), "exists": path.exists(), **told}


def _kept(recordings: Recordings | None) -> str:
    return f"{recordings[0]}, {size_words(recordings[1])}" if recordings and recordings[0] else ""
