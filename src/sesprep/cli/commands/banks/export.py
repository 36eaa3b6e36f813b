"""`sesprep banks export`."""

from pathlib import Path

import click

from sesprep.cli import output
from sesprep.cli.commands.banks.shelf import load_shelf
from sesprep.cli.diagnostics import tell_problems
from sesprep.errors import BadInputError
from sesprep.storage.bank_export import EXPORT_FORMATS, ExportFormat, export_bank
from sesprep.storage.bank_writer import write_new
from sesprep.storage.frameworks import load_frameworks
from sesprep.storage.places import Places

_ENDINGS: dict[str, ExportFormat] = {
    ".csv": "csv",
    ".toml": "toml",
    **dict.fromkeys(("", ".md", ".markdown", ".txt"), "markdown"),
}


@click.command("export")
@click.argument("bank_id", metavar="ID")
@click.option(
    "--format", "form", type=click.Choice(EXPORT_FORMATS), help="Told by FILE's ending; markdown without one."
)
@click.option("--output", "written", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help=(
    "Write a file, which must not be there yet, instead of standard output."
))  # fmt: skip
@click.pass_obj
def export(places: Places, bank_id: str, form: ExportFormat | None, written: Path | None) -> None:
    """Write a bank as Markdown, CSV, TOML or a sheet for an interviewer to print.

    The sheet has each question with its parts, probes and benchmarks, a line for each rating and room for notes.

    \b
    Examples:
      sesprep banks export general
      sesprep banks export general --output general.csv
      sesprep banks export general --format sheet --output panel.md
    """
    chosen = form or _told_by(written)
    loaded = load_shelf(places).get(bank_id)
    tell_problems(loaded.problems)
    text = export_bank(loaded.bank, chosen, load_frameworks(places).values)
    if written is None:
        output.text(text.removesuffix("\n"))
        return
    write_new(written, text.encode("utf-8-sig" if chosen == "csv" else "utf-8"))  # the mark tells spreadsheets UTF-8
    output.text(str(written))


def _told_by(written: Path | None) -> ExportFormat:
    """The format that the file's ending tells. Raises BadInputError for that of a file which sesprep cannot write."""
    ending = written.suffix.lower() if written else ""
    found = _ENDINGS.get(ending)
    if found is None:
        hint = "Choose .md, .csv or .toml, or say the format with --format."
        raise BadInputError(f"sesprep writes no {ending} files.", hint=hint, where=str(written))
    return found
