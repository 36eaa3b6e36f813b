"""`sesprep voices`."""

import click

from sesprep.cli.listing import json_lines, show_list
from sesprep.speech.services import open_speaker
from sesprep.storage.places import Places
from sesprep.storage.settings import load_settings


@click.command("voices")
@click.option("--all", "every", is_flag=True, help="Those of other languages too.")
@json_lines
@click.pass_obj
def command(places: Places, every: bool, as_json: bool) -> None:
    """List the English voices that this machine can speak with.

    Put an id under `voice` in your settings to choose it.

    \b
    Examples:
      sesprep voices
      sesprep voices --all --json
    """
    settings, _ = load_settings(places.settings_file)
    found = [v for v in open_speaker(settings).voices() if every or v.language.split("-")[0] in ("en", "english", "")]
    show_list(
        found,
        ("Id", "Name", "Language", ""),
        lambda v: (v.id, v.name, v.language, "your choice" if v.id == settings.voice else ""),
        lambda v: {"id": v.id, "name": v.name, "language": v.language, "chosen": v.id == settings.voice},
        as_json=as_json,
    )
