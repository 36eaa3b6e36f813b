"""`sesprep history`."""

import sys
from collections.abc import Iterator

import click

from sesprep.cli import assessment as assessment_text
from sesprep.cli import output
from sesprep.cli.diagnostics import tell, tell_problems
from sesprep.domain.attempt import Attempt
from sesprep.domain.session import SessionRecord
from sesprep.domain.structure import Structure
from sesprep.errors import BadInputError
from sesprep.storage.history import History, Summary, delete, list_sessions
from sesprep.storage.places import Places
from sesprep.storage.settings import load_settings
from sesprep.storage.structures import load_structures
from sesprep.tui.amounts import counted, day_and_time, elapsed_time


@click.group("history")
def command() -> None:
    """List, show and delete past sessions.

    \b
    Examples:
      sesprep history list
      sesprep history show a1b2
    """


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_obj
def list_(places: Places, as_json: bool) -> None:
    """List your sessions, newest first.

    \b
    Examples:
      sesprep history list
      sesprep history list --json
    """
    history = _history(places)
    rows = [(summary, summary.record()) for summary in history.sessions]
    if as_json:
        for summary, record in rows:
            output.json_object(_facts(summary, record))
    elif rows:
        output.table(
            ("Session", "Started", "Format", "Questions", "Answers", "State"),
            [_cells(record) for _, record in rows],
        )
    else:
        tell("No sessions yet. `sesprep` or `sesprep practice --plain` starts one.")


@command.command("show")
@click.argument("session_id", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="One JSON object: the whole record.")
@click.pass_obj
def show(places: Places, session_id: str, as_json: bool) -> None:
    """Show one session: each question, answer and assessment. The start of the id is enough.

    \b
    Examples:
      sesprep history show a1b2
      sesprep history show a1b2 --json
    """
    record = _history(places).find(session_id).record()
    if as_json:
        output.json_object(record.model_dump(mode="json", by_alias=True))
        return
    settings, problems = load_settings(places.settings_file)
    tell_problems(problems)
    structures = {structure.id: structure for structure in load_structures().values}
    output.text(_head(record))
    for attempt in record.attempts:
        structure = structures.get(attempt.structure)
        output.text("", *_attempt(attempt))
        if attempt.id in record.assessments and structure is not None:
            own = settings.bands.get(structure.id, {})
            output.text("", *_assessment(record, attempt, structure, own))


@command.command("delete")
@click.argument("session_id", metavar="ID")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def delete_(places: Places, session_id: str, yes: bool) -> None:
    """Move one session to the folder of deleted ones, from which you can take it back.

    \b
    Example:
      sesprep history delete a1b2
    """
    summary = _history(places).find(session_id)
    if not yes:
        _confirm(summary)
    places.prepare()
    output.text(f"Moved to {delete(places, summary)}")


def _confirm(summary: Summary) -> None:
    if sys.stdin is None or not sys.stdin.isatty():
        raise BadInputError("Nobody is here to ask.", hint="Add --yes to delete without being asked.")
    click.confirm(f"Delete the session {summary.id} of {day_and_time(summary.started)}?", abort=True, err=True)


def _history(places: Places) -> History:
    history = list_sessions(places)
    for bad in history.unreadable:
        tell(f"{bad.path}: {bad.reason} It is left out of the list.")
    return history


def _facts(summary: Summary, record: SessionRecord) -> dict[str, object]:
    return {
        "id": record.id,
        "started": record.started.isoformat(),
        "ended": record.ended.isoformat() if record.ended else None,
        "how": record.how,
        "framework": record.plan.framework,
        "structure": record.plan.structure,
        "format": record.plan.format,
        "questions": len(record.plan.asked),
        "attempts": len(record.attempts),
        "path": str(summary.path),
    }


def _cells(record: SessionRecord) -> tuple[str, ...]:
    state = record.how or "not finished"
    plan = record.plan
    return (
        record.id,
        day_and_time(record.started),
        plan.format,
        str(len(plan.asked)),
        str(len(record.attempts)),
        state,
    )


def _head(record: SessionRecord) -> str:
    state = record.how or "not finished"
    count = counted(len(record.attempts), "answer")
    return f"Session {record.id}, {day_and_time(record.started)}, {record.plan.format}: {count}, {state}."


def _attempt(attempt: Attempt) -> Iterator[str]:
    again = f", try {attempt.number}" if attempt.number > 1 else ""
    yield f"Question {attempt.position + 1}{again}: {attempt.asked.question.text}"
    given = f" of {elapsed_time(attempt.limit)}" if attempt.limit else ""
    rated = f", your own rating {attempt.rating} of 5" if attempt.rating else ""
    yield f"Time: {elapsed_time(attempt.seconds)}{given}{rated}"
    yield ""
    yield attempt.answer


def _assessment(
    record: SessionRecord, attempt: Attempt, structure: Structure, own: dict[str, tuple[float, float]]
) -> Iterator[str]:
    bands = assessment_text.bands_of(structure, own)
    return assessment_text.lines(attempt.answer, record.assessments[attempt.id], structure, bands)
