"""`sesprep banks`."""

import click

from sesprep.cli.commands.banks.check import check
from sesprep.cli.commands.banks.export import export
from sesprep.cli.commands.banks.import_ import import_
from sesprep.cli.commands.banks.new import new
from sesprep.cli.commands.banks.schema import schema
from sesprep.cli.commands.banks.show import list_, show


@click.group("banks")
def command() -> None:
    """List, show, check, make and convert banks of questions.

    \b
    Examples:
      sesprep banks list
      sesprep banks new my-panel --title "My panel"
      sesprep banks check my-panel.toml
    """


for _verb in (list_, show, check, new, import_, export, schema):
    command.add_command(_verb)
