"""Opens a file in the user's own text editor."""

from pathlib import Path

import click

from sesprep.errors import MissingError


def edit(path: Path) -> None:
    """Open the file and wait until the editor is closed; VISUAL or EDITOR names the editor.

    Raises MissingError when there is none or it fails; the file is then as the editor left it.
    """
    try:
        click.edit(filename=str(path))
    except click.ClickException as error:
        hint = f"Set EDITOR to an editor that works here, or open the file yourself: {path}"
        raise MissingError(f"The editor did not work: {error.message}", hint=hint) from error
