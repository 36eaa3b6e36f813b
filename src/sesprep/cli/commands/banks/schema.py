"""`sesprep banks schema`."""

from pathlib import Path

import click

from sesprep.cli import output
from sesprep.storage.bank_schema import bank_schema
from sesprep.storage.bank_writer import write_new
from sesprep.storage.frameworks import load_frameworks
from sesprep.storage.places import Places


@click.command("schema")
@click.option("--output", "written", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help=(
    "Write a file, which must not be there yet, instead of standard output."
))  # fmt: skip
@click.pass_obj
def schema(places: Places, written: Path | None) -> None:
    """Print the JSON Schema of a bank file, your own frameworks included.

    Editors with Taplo (Even Better TOML) complete and check a bank whose first line is #:schema ./bank.schema.json

    \b
    Examples:
      sesprep banks schema
      sesprep banks schema --output bank.schema.json
    """
    text = bank_schema(load_frameworks(places).values)
    if written is None:
        output.text(text.removesuffix("\n"))
        return
    write_new(written, text)
    output.text(str(written))
