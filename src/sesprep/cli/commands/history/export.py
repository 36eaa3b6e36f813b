"""`sesprep history export`."""

from pathlib import Path

import click

from sesprep.cli import output
from sesprep.cli.commands.history.filters import asked_for, filtered_export
from sesprep.cli.commands.history.finding import opened
from sesprep.cli.diagnostics import tell
from sesprep.domain.counted import counted
from sesprep.errors import BadInputError
from sesprep.practice.chosen import chosen
from sesprep.practice.rendered import KINDS, SUFFIXES, Kind, rendered
from sesprep.review.query import Query
from sesprep.storage.durable import write_atomic
from sesprep.storage.frameworks import load_frameworks
from sesprep.storage.places import Places


@click.command("export")
@click.argument("ids", metavar="[ID]...", nargs=-1)
@filtered_export
@click.option(
    "--format", "kind", type=click.Choice(KINDS), help="The kind of file; told by FILE's ending, markdown without one."
)
@click.option("--output", "target", type=click.Path(path_type=Path), metavar="FILE", help="Write to this new file.")
@click.option("--force", is_flag=True, help="Replace FILE if it is there.")
@click.pass_obj
def command(places: Places, ids: tuple[str, ...], kind: Kind | None, target: Path | None, force: bool) -> None:
    """Write sessions as Markdown, HTML, CSV or JSON: those named, or all that fit the choice, oldest first.

    The HTML is one file that loads nothing from elsewhere. Without --output it goes to stdout.

    \b
    Examples:
      sesprep history export a1b2 > session.md
      sesprep history export --since 2026-10-01 --output autumn.html
    """
    shape = kind or _told_by(target)
    query = asked_for()
    if ids and query != Query():
        raise click.UsageError("Name sessions, or choose them by options, not both.")
    with opened(places) as index:
        named = [index.find(wanted) for wanted in dict.fromkeys(ids)]
        found = named or [session for session, _ in chosen(index, query)]
    if not found:
        raise BadInputError("No session fits.", hint="`sesprep history list` shows what there is.")
    text = rendered((session.record() for session in found), shape, load_frameworks(places).values)
    if target is None:
        output.text(text.replace("\r\n", "\n").removesuffix("\n"))
        return
    if target.exists() and not force:
        raise BadInputError("There is a file of this name already.", hint="--force replaces it.", where=str(target))
    write_atomic(target, text)
    tell(f"Wrote {counted(len(found), 'session')} to {target}")


def _told_by(target: Path | None) -> Kind:
    """The kind that the file's ending tells. Raises BadInputError for that of a file which sesprep cannot write."""
    ending = target.suffix.lower() if target else ""
    told: dict[str, Kind] = {suffix: kind for kind, suffix in SUFFIXES.items()} | {".htm": "html"}
    if ending in told:
        return told[ending]
    if ending in ("", ".markdown", ".txt"):
        return "markdown"
    hint = (
        f"Choose one of {', '.join(SUFFIXES.values())}, or say the kind with --format. A browser prints .html as PDF."
    )
    raise BadInputError(f"sesprep writes no {ending} files.", hint=hint, where=str(target))
