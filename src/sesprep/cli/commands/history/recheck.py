"""`sesprep history recheck`."""

import click

from sesprep.cli import output
from sesprep.cli.commands.history.changes import change_lines
from sesprep.cli.commands.history.finding import now, opened
from sesprep.cli.diagnostics import tell, tell_problems
from sesprep.practice.recheck import recheck
from sesprep.review.change import change
from sesprep.storage.history_edit import keep_recheck
from sesprep.storage.places import Places
from sesprep.storage.settings import load_settings
from sesprep.storage.structures import load_structures


@click.command("recheck")
@click.argument("session_id", metavar="ID")
@click.option("--keep", is_flag=True, help="Keep what changed beside the assessment of that day.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object for each answer, a line each.")
@click.pass_obj
def command(places: Places, session_id: str, keep: bool, as_json: bool) -> None:
    """Check a session again with today's model, rules and settings, and see what changed.

    The assessment of that day stays what it was; --keep puts the new one beside it.

    \b
    Examples:
      sesprep history recheck a1b2
      sesprep history recheck a1b2 --keep --json
    """
    settings, problems = load_settings(places.settings_file)
    tell_problems(problems)
    structures = load_structures()
    names = {element.id: element.name for s in structures.values for element in s.elements}
    with opened(places) as index:
        found = index.find(session_id)
    record = found.record()
    for at, attempt in enumerate(record.attempts, start=1):
        before = record.assessments.get(attempt.id)
        if before is None:
            tell(f"{record.id}/{at} was never checked; it is left as it is.")
            continue
        after = recheck(attempt, record.plan.framework, structures.get(attempt.structure), settings)
        changed = change(before, after)
        kept = keep and not changed.same
        if kept:
            keep_recheck(found.path, attempt.id, after, now())
        if as_json:
            told = {"session": record.id, "attempt": attempt.id, "same": changed.same, "kept": kept}
            output.json_object({**told, "change": changed.model_dump(mode="json", by_alias=True)})
        else:
            output.text(f"Answer {record.id}/{at}: {'nothing changed' if changed.same else 'changed'}")
            output.text(*(f"  {line}" for line in change_lines(changed, names)), *(["  Kept."] if kept else []))
