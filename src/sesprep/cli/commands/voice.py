"""`sesprep voice`."""

from collections.abc import Callable
from pathlib import Path

import click

from sesprep.cli import output
from sesprep.cli.diagnostics import tell
from sesprep.cli.gauge import bar, gauge
from sesprep.cli.interrupts import as_keyboard_interrupt
from sesprep.cli.listing import json_lines, show_list
from sesprep.speech.model import SpeechModel, check_model, describe, installed, known_model, known_models, models_folder
from sesprep.speech.setup import copy_model, fetch_model
from sesprep.storage.places import Places

YOURS = "your own"


@click.group("voice")
def command() -> None:
    """Set up what turns speech into words.

    \b
    Examples:
      sesprep voice setup
      sesprep voice list
    """


@command.command("setup")
@click.option("--model", metavar="NAME|FOLDER", help="A model of `sesprep voice list`, or a folder that holds one.")
@click.option("--again", is_flag=True, help="Even when it is installed.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def setup(places: Places, model: str | None, again: bool, yes: bool) -> None:
    """Get a speech model, once. This is the only command that uses a network, and it says what it fetches first.

    Each file's hash is checked. With a FOLDER nothing is fetched: take it to a machine without a network. The folder
    holds a Whisper model converted for faster-whisper (config.json, model.bin, tokenizer.json).

    \b
    Examples:
      sesprep voice setup
      sesprep voice setup --model small.en --yes
      sesprep voice setup --model /media/usb/faster-whisper-base.en
    """
    folder = models_folder(places.data)
    from_folder = model is not None and Path(model).is_dir()
    wanted = describe(Path(str(model))) if from_folder else known_model(model)
    target = folder / wanted.name
    if not again and target in installed(folder):
        check_model(target)
        output.text(f"{wanted.name} is installed in {target}, and whole.")
        return
    where = str(model) if from_folder else f"{wanted.source} (revision {wanted.revision[:12]})"
    tell(f"{wanted.name}: {wanted.size / 1e6:.0f} MB, license {wanted.license}, from {where}, into {target}.")
    if not from_folder and not yes:
        click.confirm("Fetch it?", abort=True, err=True)
    with as_keyboard_interrupt(), gauge() as line:
        progress = _progress(line.show, wanted)
        done = copy_model(Path(str(model)), folder, progress) if from_folder else fetch_model(wanted, folder, progress)
    output.text(f"{wanted.name} is installed in {done}.")


@command.command("list")
@json_lines
@click.pass_obj
def list_(places: Places, as_json: bool) -> None:
    """List the speech models: those there are to get, and those installed.

    \b
    Example:
      sesprep voice list
    """
    here = {path.name: path for path in installed(models_folder(places.data))}
    known = {model.name: model for model in known_models()}
    names = dict.fromkeys([*known, *here])

    def cells(name: str) -> tuple[str, ...]:
        one, where = known.get(name), str(here.get(name, ""))
        return (name, f"{one.size / 1e6:.0f} MB", one.license, one.note, where) if one else (name, "", "", YOURS, where)

    def facts(name: str) -> dict[str, object]:
        one, where = known.get(name), here.get(name)
        told = {"bytes": one.size if one else None, "license": one.license if one else None}
        return {"name": name, **told, "path": str(where) if where else None}

    show_list(names, ("Model", "Size", "License", "", "Installed in"), cells, facts, as_json=as_json)


def _progress(show: Callable[[str], None], model: SpeechModel) -> Callable[[int, int], None]:
    def told(so_far: int, whole: int) -> None:
        show(f"{model.name}  {bar(so_far / (whole or 1))}  {so_far / 1e6:.0f} of {whole / 1e6:.0f} MB")

    return told
