"""`sesprep record`."""

import tempfile
from pathlib import Path

import click

from sesprep.cli import output
from sesprep.cli.diagnostics import tell, tell_problems
from sesprep.cli.gauge import Gauge, bar, gauge
from sesprep.cli.interrupts import as_keyboard_interrupt
from sesprep.cli.keys import Ask, single_keys
from sesprep.domain.settings import Settings
from sesprep.errors import BadInputError
from sesprep.speech.ports import Recorded, Recording
from sesprep.speech.services import open_recorder
from sesprep.storage.places import Places
from sesprep.storage.settings import load_settings
from sesprep.tui.amounts import elapsed_time

TRIAL = 3.0
PAUSE, STOP = " ", ("\n", "\r", "q", "\x1b")


@click.command("record")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), required=False)
@click.option("--device", metavar="NAME", help="The microphone by its name or a part of it.")
@click.option("--seconds", type=click.FloatRange(0, 3600, min_open=True), metavar="N", help="Stop after N seconds.")
@click.option("--list", "listing", is_flag=True, help="List the microphones and stop.")
@click.option("--test", "trial", is_flag=True, help="Listen for three seconds, say what is heard, keep nothing.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object, or one a line for --list.")
@click.pass_obj
def command(
    places: Places,
    file: Path | None,
    device: str | None,
    seconds: float | None,
    listing: bool,
    trial: bool,
    as_json: bool,
) -> None:
    """Record an answer into FILE, a new WAV file (16 kHz, mono).

    Space pauses and goes on, Enter stops; so do --seconds and Ctrl-C, and what was heard stays. The file is written as
    you speak: a crash or a full disk costs a second at most.

    \b
    Examples:
      sesprep record --list
      sesprep record --test --device "USB"
      sesprep record answer.wav
    """
    settings, problems = load_settings(places.settings_file)
    tell_problems(problems)
    if device is not None:
        settings = settings.model_copy(update={"input_device": device})
    if listing:
        _list(settings, as_json)
    elif trial:
        with tempfile.TemporaryDirectory(prefix="sesprep-") as folder:
            _report(*_record(settings, Path(folder) / "trial.wav", TRIAL), trial=True, as_json=as_json)
    elif file is None:
        raise click.UsageError("Name a new file for the recording.")
    elif file.suffix.lower() != ".wav":
        raise BadInputError("A recording is a WAV file.", hint=f"Use {file.with_suffix('.wav')}.", where=str(file))
    else:
        _report(*_record(settings, file, seconds), trial=False, as_json=as_json)


def _list(settings: Settings, as_json: bool) -> None:
    found = open_recorder(settings).microphones()
    if as_json:
        for one in found:
            output.json_object({"name": one.name})
    else:
        output.table(("Microphone",), [(one.name,) for one in found])


def _record(settings: Settings, path: Path, seconds: float | None) -> tuple[Recording, Recorded]:
    recording = open_recorder(settings).start(path)
    try:
        with as_keyboard_interrupt(), single_keys() as ask, gauge() as line:
            _follow(recording, ask, line, seconds)
    except KeyboardInterrupt:  # the usual way to stop, and what was heard stays
        pass
    return recording, recording.stop()


def _follow(recording: Recording, ask: Ask, line: Gauge, seconds: float | None) -> None:
    told = ""
    while recording.state != "over":
        key = ask(0.1)
        if key == PAUSE:
            (recording.resume if recording.state == "paused" else recording.pause)()
        elif key.startswith(STOP):
            return
        level = recording.level
        if level is None:
            continue
        if recording.notice != told:
            told = recording.notice
            line.clear()
            if told:
                tell(told)
        state = "paused   " if recording.state == "paused" else "recording"
        line.show(
            f"{state}  {elapsed_time(level.elapsed)}  {bar((level.loudness + 60) / 60)}  space pauses, Enter stops"
        )
        if seconds is not None and level.elapsed >= seconds:
            return


def _report(recording: Recording, recorded: Recorded, *, trial: bool, as_json: bool) -> None:
    if recorded.problem is not None:
        raise recorded.problem
    level = recording.level
    loudness = level.loudness if level else None
    if as_json:
        path = None if trial else str(recorded.path)
        facts = {"path": path, "seconds": round(recorded.seconds, 2), "think": recorded.think}
        output.json_object({**facts, "loudness": loudness, "notice": recording.notice})
        return
    if trial:
        heard = "It hears you." if recorded.think is not None else recording.notice or "It hears nobody."
        output.text(heard if loudness is None else f"{heard} The last tenth of a second was {loudness:.0f} dB loud.")
        return
    output.text(f"{elapsed_time(recorded.seconds)} recorded in {recorded.path}.")
