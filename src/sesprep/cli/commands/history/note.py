"""`sesprep history note`."""

import click

from sesprep.cli import output
from sesprep.cli.commands.history.finding import find_answer, now, opened
from sesprep.storage.history_edit import write_note
from sesprep.storage.places import Places


@click.command("note")
@click.argument("answer", metavar="ANSWER")
@click.argument("text", metavar="TEXT")
@click.pass_obj
def command(places: Places, answer: str, text: str) -> None:
    """Write a note on an answer, in place of an earlier one; an empty TEXT takes it away.

    The earlier note stays in the session's file.

    \b
    Examples:
      sesprep history note a1b2/1 "Say the budget figure first."
      sesprep history note a1b2/1 ""
    """
    with opened(places) as index:
        found, record, attempt = find_answer(index, answer)
    write_note(found.path, attempt.id, text, now())
    before = record.notes.get(attempt.id)
    output.text(f"{'Noted' if text.strip() else 'No note any more'} on an answer of session {record.id}.")
    if before is not None:
        output.text(f"The note before: {before}")
