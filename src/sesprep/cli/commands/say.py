"""`sesprep say`."""

import sys

import click

from sesprep.cli.answers import STDIN, read_answer
from sesprep.cli.diagnostics import tell_problems
from sesprep.cli.interrupts import as_keyboard_interrupt
from sesprep.cli.keys import single_keys
from sesprep.speech.services import open_speaker
from sesprep.storage.places import Places
from sesprep.storage.settings import load_settings


@click.command("say")
@click.argument("text")
@click.option("--voice", metavar="ID", help="A voice of `sesprep voices` (default: your settings', or the system's).")
@click.option("--rate", type=click.IntRange(80, 400), metavar="N", help="Words per minute, 80 to 400.")
@click.option("--volume", type=click.FloatRange(0, 1), metavar="N", help="0 to 1.")
@click.pass_obj
def command(places: Places, text: str, voice: str | None, rate: int | None, volume: float | None) -> None:
    """Say TEXT aloud as the panel would; `-` reads it from standard input. Any key stops it.

    \b
    Examples:
      sesprep say "Tell us of a change you led."
      sesprep say --voice gmw/en-us --rate 140 - < question.txt
    """
    settings, problems = load_settings(places.settings_file)
    tell_problems(problems)
    changes = {"voice": voice, "speech_rate": rate, "speech_volume": volume}
    chosen = settings.model_copy(update={key: value for key, value in changes.items() if value is not None})
    words = read_answer(STDIN) if text == STDIN else text
    with as_keyboard_interrupt(), single_keys() as ask:
        said = open_speaker(chosen).say(words)
        try:
            while not said.wait(0):
                if sys.stdin is not None and ask(0.03):
                    break
        finally:
            said.stop()
    if said.problem is not None:
        raise said.problem
