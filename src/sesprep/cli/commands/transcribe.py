"""`sesprep transcribe`."""

from pathlib import Path

import click

from sesprep.analysis.delivery import observe
from sesprep.cli import output, spoken
from sesprep.cli.diagnostics import tell_problems
from sesprep.cli.interrupts import as_keyboard_interrupt
from sesprep.storage.places import Places
from sesprep.storage.settings import load_settings


@click.command("transcribe")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--model", metavar="NAME|FOLDER", help="A speech model (default: your settings', or the largest).")
@click.option("--json", "as_json", is_flag=True, help="One JSON object, with the time of each word and the delivery.")
@click.pass_obj
def command(places: Places, file: Path, model: str | None, as_json: bool) -> None:
    """Write down the words of a recording: WAV, MP3, FLAC, OGG or M4A, an hour at most.

    Needs a speech model: `sesprep voice setup` gets one. Nothing leaves this machine.

    \b
    Examples:
      sesprep transcribe answer.wav
      sesprep transcribe --json answer.mp3
    """
    settings, problems = load_settings(places.settings_file)
    tell_problems(problems)
    engine = spoken.transcriber(places, settings, model)
    try:
        with as_keyboard_interrupt():
            found = spoken.transcribe(file, engine)
    finally:
        engine.close()
    if as_json:
        output.json_object({**found.model_dump(), "delivery": observe(found).model_dump()})
    else:
        output.text(found.text)
