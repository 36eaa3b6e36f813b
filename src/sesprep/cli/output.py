"""Everything that goes to stdout: text for people, tables where it is a terminal, JSON for programs."""

import io
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sesprep.cli.diagnostics import ReaderGoneError, drop_stdout
from sesprep.domain.text import printable
from sesprep.errors import StorageError

if TYPE_CHECKING:  # pydantic takes longer to load than `--help` to print
    from pydantic import BaseModel

SCHEMA = 1


def prepare() -> None:
    """Make stdout UTF-8 where a program reads it, and let no character that a terminal lacks stop a command."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")


def is_terminal() -> bool:
    """Whether a person sees stdout as it is written."""
    try:
        return sys.stdout is not None and sys.stdout.isatty()
    except ValueError:  # closed
        return False


def text(*lines: str) -> None:
    """Print lines, with every control character made visible.

    Raises ReaderGoneError when nobody reads any more, StorageError when the output cannot be written.
    """
    _write("".join(f"{printable(line)}\n" for line in lines or ("",)))


def json_model(value: "BaseModel") -> None:
    """Print a value that carries its own `schema` as one line of JSON."""
    _write(value.model_dump_json(by_alias=True, ensure_ascii=True) + "\n")


def json_object(value: Mapping[str, object]) -> None:
    """Print one line of JSON, with the version of its shape in front."""
    _write(json.dumps({"schema": SCHEMA, **value}) + "\n")


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows: as a table on a terminal, else one line each with a tab between the cells and no headings.

    Where the table has no room, cells of several words are broken between them; ids stay whole, to be copied.
    """
    if not is_terminal():
        text(*("\t".join(" ".join(cell.split()) for cell in row) for row in rows))
        return
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    shown, listed = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0)), list(rows)
    for number, heading in enumerate(headings):
        shown.add_column(heading, no_wrap=number == 0 or all(" " not in row[number].strip() for row in listed))
    for row in listed:
        shown.add_row(*(Text(printable(cell)) for cell in row))
    with _watched():
        Console().print(shown)


def _write(written: str) -> None:
    if sys.stdout is None:  # closed before we began
        raise ReaderGoneError
    with _watched():
        sys.stdout.write(written)
        sys.stdout.flush()


@contextmanager
def _watched() -> Iterator[None]:
    """Tell a reader that has gone from an output that cannot be written, such as a file on a full disk."""
    try:
        yield
    except BrokenPipeError as error:
        raise ReaderGoneError from error
    except OSError as error:
        drop_stdout()
        raise StorageError(f"The output cannot be written: {error.strerror}.") from error
