"""The option that names a format, with the names taken from the formats themselves."""

import os

import click
from click.shell_completion import CompletionItem


class FormatOption(click.Option):
    """Says in its help which formats sesprep comes with, and completes those and the user's own."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The help with the names of the shipped formats; the files are read when help is asked for."""
        from pathlib import Path

        from sesprep.storage.formats import load_formats
        from sesprep.storage.places import Places

        names = ", ".join(load_formats(Places.find(Path(os.devnull), {})).ids())
        own, self.help = self.help, f"{self.help} {names}, or one of your own."
        try:
            return super().get_help_record(ctx)
        finally:
            self.help = own

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The ids that begin so, the user's own among them."""
        from sesprep.storage.formats import load_formats
        from sesprep.storage.places import Places

        places = ctx.find_root().obj or Places.find(ctx.find_root().params.get("home"), os.environ)
        return [CompletionItem(one) for one in load_formats(places).ids() if one.startswith(incomplete)]
