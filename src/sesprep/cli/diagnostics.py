"""Everything that goes to stderr, and how a command ends."""

import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum

import click

from sesprep.domain.text import printable
from sesprep.errors import BadInputError, SesprepError, StorageError

FIRST_PROBLEMS = 3
"""How many problems are told by a command that is about something else."""


class ExitCode(IntEnum):
    """How a command ends; scripts rely on these numbers."""

    FINE = 0
    FOUND = 1
    """`--strict` found something."""
    BAD_INPUT = 2
    """A wrong command or a file that cannot be used."""
    MISSING = 3
    """Something sesprep needs is not there."""
    INTERRUPTED = 130


class ReaderGoneError(Exception):
    """Whoever read our stdout has stopped reading, as `head` does: no fault, and nothing more to say."""


def tell(message: str) -> None:
    """Say one thing on stderr; a stderr that is gone is no reason to stop."""
    with contextlib.suppress(OSError, ValueError):
        click.echo(_encodable(printable(message)), err=True)


def tell_error(error: SesprepError) -> None:
    """Say what went wrong: where, what, and what to do."""
    tell(f"sesprep: {error}")


def tell_problems(problems: Iterable[object]) -> None:
    """Say what is wrong in the user's files, one line each."""
    for problem in problems:
        tell(str(problem))


def tell_some(problems: Sequence[object], all_by: str) -> None:
    """Say the first of what is wrong in the user's files, and which command shows all of it."""
    tell_problems(problems[:FIRST_PROBLEMS])
    if len(problems) > FIRST_PROBLEMS:
        tell(f"And {len(problems) - FIRST_PROBLEMS} more to mend: {all_by} shows all.")


def code_of(error: SesprepError) -> ExitCode:
    """The exit code for a kind of error."""
    wrong_name = isinstance(error.__cause__, FileNotFoundError | NotADirectoryError) and isinstance(error, StorageError)
    return ExitCode.BAD_INPUT if wrong_name or isinstance(error, BadInputError) else ExitCode.MISSING


def guarded(run: Callable[[], int | None]) -> int:
    """Run a command and return its exit code; an expected error becomes a message, never a traceback."""
    try:
        return run() or ExitCode.FINE
    except SesprepError as error:
        tell_error(error)
        return code_of(error)
    except click.ClickException as error:
        with contextlib.suppress(OSError):
            error.show()
        return ExitCode.BAD_INPUT
    except (click.Abort, KeyboardInterrupt):
        tell("Interrupted.")
        return ExitCode.INTERRUPTED
    except ReaderGoneError:
        drop_stdout()
        return ExitCode.FINE


def drop_stdout() -> None:
    """Point stdout at nothing, so that the interpreter's last flush has nowhere to fail."""
    if sys.stdout is None:
        return
    with contextlib.suppress(OSError, ValueError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
        os.close(nothing)


def _encodable(text: str) -> str:
    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    return text.encode(encoding, "backslashreplace").decode(encoding)
