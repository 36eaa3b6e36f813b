"""The group of all commands, each loaded only when it is asked for."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import click

from sesprep.cli import output
from sesprep.cli.diagnostics import guarded
from sesprep.errors import MissingError

COMMANDS: dict[str, str] = {
    "practice": "Practice in the app, or line by line with --plain.",
    "check": "Check the structure of written answers.",
    "banks": "List, show, check, make and convert banks of questions.",
    "frameworks": "List and show the sets of competencies.",
    "formats": "List, show and check the ways in which a session is held.",
    "stories": "List, show, begin and export the accomplishments you can tell.",
    "agency": "Keep notes on an agency and a post, which fill the questions.",
    "outline": "Keep a few key words for a question.",
    "plan": "Say what to practice today, and why.",
    "partner": "Print a sheet for a live run with a person, and enter the ratings.",
    "history": "List, compare, review, export and delete past sessions.",
    "rules": "List and explain what the checker looks for.",
    "say": "Say a text aloud as the panel would.",
    "voices": "List the voices that this machine can speak with.",
    "record": "Record an answer.",
    "transcribe": "Write down the words of a recording.",
    "voice": "Set up what turns speech into words.",
    "doctor": "Try what works here, and say what to do about what does not.",
    "where": "Show every folder and file that sesprep uses.",
}
"""Each command with one line on what it does; its code is `sesprep.cli.commands.NAME`, attribute `command`."""


class LazyGroup(click.Group):
    """A group that imports a command's module when the command runs, so that `--help` stays light."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click calls it
        """The names, in the order in which a newcomer needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as click calls it
        """The command with that name, loaded now; None when there is none."""
        if cmd_name not in COMMANDS:
            return None
        loaded = import_module(f"sesprep.cli.commands.{cmd_name}").command
        assert isinstance(loaded, click.Command)
        return loaded

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the words name; for a word that is none, the nearest one is told."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-") and not ctx.resilient_parsing:
            from sesprep.storage.problems import did_you_mean  # only for a slip of the fingers

            hint = did_you_mean(args[0], COMMANDS) or "`sesprep --help` lists all."
            ctx.fail(f"No such command '{args[0]}'. {hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as click calls it
        """Write the table of commands without loading any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _version(ctx: click.Context, option: click.Parameter, wanted: bool) -> None:  # noqa: ARG001 - as click calls it
    if not wanted or ctx.resilient_parsing:
        return
    from importlib.metadata import PackageNotFoundError, version

    try:
        output.text(f"sesprep {version('sesprep')}")
    except PackageNotFoundError as error:
        raise MissingError("The version is not known.", hint="Install sesprep to give it one.") from error
    ctx.exit()


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--home",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Keep everything under this one folder (instead of SESPREP_HOME or the system's own folders).",
)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
@click.pass_context
def cli(ctx: click.Context, home: Path | None) -> int | None:
    """A private, offline coach for Senior Executive Service interviews.

    Without a command, the app starts.

    \b
    Examples:
      sesprep
      sesprep check answer.txt
      sesprep practice --plain --questions 1
    """
    from sesprep.storage.places import Places

    ctx.obj = Places.find(home, os.environ)
    if ctx.invoked_subcommand is None:
        from sesprep.cli.app import start

        return start(ctx.obj)
    return None


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit code; the arguments default to the process's own."""
    output.prepare()
    return guarded(
        lambda: cli.main(None if arguments is None else list(arguments), prog_name="sesprep", standalone_mode=False)
    )


def main() -> None:
    """The `sesprep` command."""
    sys.exit(run())
