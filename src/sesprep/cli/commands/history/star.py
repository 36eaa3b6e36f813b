"""`sesprep history star`."""

import click

from sesprep.cli import output
from sesprep.cli.commands.history.finding import find_answer, now, opened
from sesprep.storage.history_edit import set_star
from sesprep.storage.places import Places


@click.command("star")
@click.argument("answer", metavar="ANSWER")
@click.option("--off", is_flag=True, help="Take the star off.")
@click.pass_obj
def command(places: Places, answer: str, off: bool) -> None:
    """Put a star on an answer, or take it off.

    \b
    Examples:
      sesprep history star a1b2/1
      sesprep history star a1b2/1 --off
    """
    with opened(places) as index:
        found, record, attempt = find_answer(index, answer)
    if (attempt.id in record.starred) == off:
        set_star(found.path, attempt.id, not off, now())
    output.text(f"{'No star' if off else 'A star'} on an answer of session {record.id}.")
