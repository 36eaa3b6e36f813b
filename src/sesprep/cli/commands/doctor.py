"""`sesprep doctor`."""

import os
import shutil
import sys
from collections.abc import Iterator

import click

from sesprep.cli import output
from sesprep.cli.diagnostics import ExitCode
from sesprep.cli.gauge import gauge
from sesprep.cli.interrupts import as_keyboard_interrupt
from sesprep.domain.settings import Settings
from sesprep.errors import SesprepError
from sesprep.speech.health import Part, examine
from sesprep.speech.model import models_folder
from sesprep.storage.places import Places
from sesprep.storage.settings import load_settings

SMALLEST = (80, 24)


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="One JSON object for each part, a line each.")
@click.pass_obj
def command(places: Places, as_json: bool) -> ExitCode:
    """Try each part for real: folders, settings, terminal, voice, loudspeaker, microphone and recognizer.

    Nothing is heard and nothing is kept. Typed practice needs none of the voice. Exits with 3 when a part fails, and
    says what to do about it.

    \b
    Examples:
      sesprep doctor
      sesprep doctor --json
    """
    settings, problems = load_settings(places.settings_file)
    well = True
    with as_keyboard_interrupt(), gauge() as line:
        for part in _parts(places, settings, [str(problem) for problem in problems]):
            line.clear()
            _show(part, as_json)
            well = well and part.works
            line.show("Trying the next part…")
    return ExitCode.FINE if well else ExitCode.MISSING


def _parts(places: Places, settings: Settings, problems: list[str]) -> Iterator[Part]:
    yield _folders(places)
    said = "; ".join(problems)
    yield Part("settings", not problems, said or "they can be read", "Mend the file." if problems else "")
    yield _terminal()
    yield from examine(settings, models_folder(places.data))


def _folders(places: Places) -> Part:
    try:
        places.prepare()
    except SesprepError as error:
        return Part("folders", False, f"{error.where}: {error.message}", error.hint)
    return Part("folders", True, f"sesprep may write to {places.data}")


def _terminal() -> Part:
    if not (output.is_terminal() and sys.stdin is not None and sys.stdin.isatty()):
        return Part("terminal", True, "there is none here; `sesprep practice --plain` works without")
    if os.environ.get("TERM") == "dumb":
        return Part("terminal", False, "TERM is dumb", "Use `sesprep practice --plain`, or another terminal.")
    columns, rows = shutil.get_terminal_size()
    if columns < SMALLEST[0] or rows < SMALLEST[1]:
        return Part("terminal", False, f"it has {columns} by {rows} characters", "Make it 80 by 24 or larger.")
    return Part("terminal", True, f"it has {columns} by {rows} characters")


def _show(part: Part, as_json: bool) -> None:
    if as_json:
        output.json_object({"part": part.name, "works": part.works, "says": part.says, "fix": part.fix})
        return
    output.text(f"{'works' if part.works else 'FAILS'}  {part.name}: {part.says}")
    if part.fix:
        output.text(f"       {part.fix}")
