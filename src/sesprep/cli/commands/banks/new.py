"""`sesprep banks new`."""

from pathlib import Path

import click

from sesprep.cli import output
from sesprep.cli.commands.banks.shelf import own_path
from sesprep.cli.diagnostics import tell
from sesprep.storage.bank_new import new_bank
from sesprep.storage.bank_schema import bank_schema
from sesprep.storage.frameworks import load_frameworks
from sesprep.storage.places import Places


@click.command("new")
@click.argument("bank_id", metavar="ID")
@click.option("--title", help="The name that people see; made from the id when left out.")
@click.option("--output", "written", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help=(
    "Write here instead of your own folder of banks."
))  # fmt: skip
@click.pass_obj
def new(places: Places, bank_id: str, title: str | None, written: Path | None) -> None:
    """Start a bank of your own: a commented example to change in any editor.

    Beside it stands bank.schema.json, from which editors (Taplo, Even Better TOML) complete keys and values.

    \b
    Examples:
      sesprep banks new my-panel --title "My panel"
      sesprep banks new team-budget --output team/budget.toml
    """
    path = own_path(places, bank_id, written)
    named = bank_id.replace("-", " ").capitalize() if title is None else title
    new_bank(path, bank_id, named, bank_schema(load_frameworks(places).values))
    output.text(str(path))
    tell(f"Change it in any editor, then run: sesprep banks check {path}")
