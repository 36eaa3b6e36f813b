"""`sesprep history show`."""

from collections.abc import Iterator

import click

from sesprep.cli import assessment as assessment_text
from sesprep.cli import output
from sesprep.cli.checked import check_lines
from sesprep.cli.commands.history.finding import opened
from sesprep.cli.diagnostics import tell_problems
from sesprep.domain.attempt import Attempt
from sesprep.domain.counted import counted
from sesprep.domain.format import Drill
from sesprep.domain.session import SessionRecord
from sesprep.domain.structure import Structure
from sesprep.storage.places import Places
from sesprep.storage.settings import load_settings
from sesprep.storage.structures import load_structures
from sesprep.tui.amounts import day_and_time, elapsed_time
from sesprep.tui.joined_view import whole_answer, whole_assessment


@click.command("show")
@click.argument("session_id", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="One JSON object: the whole record.")
@click.pass_obj
def command(places: Places, session_id: str, as_json: bool) -> None:
    """Show one session: each question, answer and assessment. The start of the id is enough.

    \b
    Examples:
      sesprep history show a1b2
      sesprep history show a1b2 --json
    """
    with opened(places) as index:
        record = index.find(session_id).record()
    if as_json:
        output.json_object(record.model_dump(mode="json", by_alias=True))
        return
    settings, problems = load_settings(places.settings_file)
    tell_problems(problems)
    structures = {structure.id: structure for structure in load_structures().values}
    output.text(_head(record))
    for at, attempt in enumerate(record.attempts, start=1):
        structure = structures.get(attempt.structure)
        output.text("", *_attempt(record, attempt, at))
        if record.plan.drill is not None:
            output.text("", *_drilled(record, attempt, record.plan.drill))
        elif not attempt.asked.question.wants_story:
            output.text("", "This question asks for no story, so the answer is not checked for one.")
        elif attempt.id in record.assessments and structure is not None:
            own = settings.bands.get(structure.id, {})
            output.text("", *_assessment(record, attempt, structure, own))


def _head(record: SessionRecord) -> str:
    state = record.how or "not finished"
    count = counted(len(record.attempts), "answer")
    return f"Session {record.id}, {day_and_time(record.started)}, {record.plan.format_name}: {count}, {state}."


def _attempt(record: SessionRecord, attempt: Attempt, at: int) -> Iterator[str]:
    again = ", follow-up" if attempt.probe else f", try {attempt.number}" if attempt.number > 1 else ""
    star = ", starred" if attempt.id in record.starred else ""
    asked = attempt.probe or attempt.asked.question
    yield f"Question {attempt.position + 1}{again}: {asked.text}"
    given = f" of {elapsed_time(attempt.limit)}" if attempt.limit else ""
    rated = f", your own rating {attempt.rating} of 5" if attempt.rating else ""
    yield f"Time: {elapsed_time(attempt.seconds)}{given}{rated}"
    yield f"Answer {record.id}/{at}{star}"
    if attempt.id in record.notes:
        yield f"Your note: {record.notes[attempt.id]}"
    if attempt.id in record.rechecks:
        yield f"Rechecked and kept: {', '.join(later.model for later in record.rechecks[attempt.id])}"
    yield ""
    yield attempt.answer


def _drilled(record: SessionRecord, attempt: Attempt, drill: Drill) -> Iterator[str]:
    yield f"Drill: {drill.asks}"
    checks = record.drilled.get(attempt.id, ())
    yield from check_lines(checks) if checks else ("Nothing of it was checked.",)


def _assessment(
    record: SessionRecord, attempt: Attempt, structure: Structure, own: dict[str, tuple[float, float]]
) -> Iterator[str]:
    bands = assessment_text.bands_of(structure, own)
    found = whole_assessment(attempt, record.assessments[attempt.id], record.joined)
    if attempt.id in record.joined:
        yield "Checked together with the answers to its follow-ups:"
    text = whole_answer(attempt, record.attempts).answer if attempt.id in record.joined else attempt.answer
    yield from assessment_text.lines(text, found, structure, bands)
