"""`sesprep voices`."""

import click

from sesprep.cli import output
from sesprep.speech.services import open_speaker
from sesprep.storage.places import Places
from sesprep.storage.settings import load_settings


@click.command("voices")
@click.option("--all", "every", is_flag=True, help="Those of other languages too.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
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
    if as_json:
        for voice in found:
            facts = {"id": voice.id, "name": voice.name, "language": voice.language}
            output.json_object({**facts, "chosen": voice.id == settings.voice})
        return
    output.table(
        ("Id", "Name", "Language", ""),
        [(v.id, v.name, v.language, "your choice" if v.id == settings.voice else "") for v in found],
    )
