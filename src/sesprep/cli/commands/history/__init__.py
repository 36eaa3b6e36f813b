"""`sesprep history`: a group whose members are each loaded only when asked for."""

from importlib import import_module

import click

COMMANDS: dict[str, tuple[str, str]] = {
    "list": ("list_sessions", "List, search, filter and sort your sessions."),
    "show": ("show", "Show one session: each question, answer and assessment."),
    "compare": ("compare", "Put two answers side by side."),
    "trends": ("trends", "Show what changes over the weeks."),
    "coverage": ("coverage", "Show what of a framework you practiced, and what to do next."),
    "note": ("note", "Write a note on an answer."),
    "star": ("star", "Put a star on an answer, or take it off."),
    "recheck": ("recheck", "Check a session again with today's model, and see what changed."),
    "export": ("export", "Write sessions as Markdown, HTML, CSV or JSON."),
    "delete": ("delete", "Move a session to the bin."),
    "restore": ("restore", "Take a session back from the bin."),
    "empty-bin": ("empty_bin", "Remove the deleted sessions for good."),
    "archive": ("archive", "Put all your data into one file."),
    "import": ("import_archive", "Take over the data of an archive."),
    "debrief": ("debrief", "Record what a real interview asked."),
}
"""Each command with its module and one line on what it does; the module's attribute is `command`."""


class HistoryGroup(click.Group):
    """The members by name, imported when they run."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click calls it
        """The names, in the order in which they are wanted."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as click calls it
        """The command with that name, loaded now; None when there is none."""
        if cmd_name not in COMMANDS:
            return None
        loaded = import_module(f"{__name__}.{COMMANDS[cmd_name][0]}").command
        assert isinstance(loaded, click.Command)
        return loaded

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as click calls it
        """Write the table of commands without loading any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, says) for name, (_, says) in COMMANDS.items()])


@click.group("history", cls=HistoryGroup)
def command() -> None:
    """List, compare, export and delete past sessions, and see what they tell.

    A session is named by its id or the start of it, an answer by SESSION/N (its Nth answer) or by its own id.

    \b
    Examples:
      sesprep history list
      sesprep history show a1b2
      sesprep history compare a1b2/1 c3d4/1
    """
