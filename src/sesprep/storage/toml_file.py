"""Reads a TOML file that a person wrote, whatever is in it."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import tomli

from sesprep.errors import BadInputError, SesprepError
from sesprep.storage.durable import read_bytes
from sesprep.storage.problems import Problem, Severity
from sesprep.storage.toml_lines import Loc, line_numbers, line_of

MAX_BYTES = 5_000_000
LONGEST_KEY = 120
_SWITCHES = {
    **dict.fromkeys(("yes", "on", "true"), "true"),
    **dict.fromkeys(("no", "off", "false"), "false"),
}
"""What people write for true and false; TOML knows these two words in lower case alone."""
_CURLY = re.compile("[^\"']*[\u201c\u201d\u201e\u2018\u2019]")
_COLON = re.compile(r"\s*[\w-]+\s*:")
_BARE = re.compile(r"[A-Za-z][^\"'\[\]{}\\=]{0,60}")
_PLACE = re.compile(r"\s*\(at line (\d+), column \d+\)$")


@dataclass(frozen=True)
class TomlFile:
    """A parsed TOML file that still knows its text, so that a problem can name a line."""

    path: Path
    text: str
    data: dict[str, Any]

    @cached_property
    def lines(self) -> dict[Loc, int]:
        """The line of every key; worked out only when something is wrong."""
        return line_numbers(self.text)

    def problem(self, loc: Loc, message: str, hint: str = "", severity: Severity = "error") -> Problem:
        """A problem at a place in this file."""
        return Problem(self.path, line_of(self.lines, loc), dotted(loc), message, hint, severity)


def read_toml(path: Path) -> TomlFile:
    """Read a TOML file of at most 5 MB, in UTF-8 with or without a byte-order mark.

    Raises BadInputError with the line in `where` when it is no such file, StorageError when it cannot be read.
    """
    return parse_toml(path, read_bytes(path, MAX_BYTES))


def parse_toml(path: Path, raw: bytes) -> TomlFile:
    """The bytes of the file at `path` as TOML. Raises BadInputError as `read_toml` does."""
    text = decoded(path, raw)
    try:
        return TomlFile(path, text, tomli.loads(text))
    except RecursionError as error:
        hint = "Take brackets out: nothing here needs more than four levels."
        raise BadInputError("This file is nested too deeply.", hint=hint, where=str(path)) from error
    except ValueError as error:  # not valid TOML, or a number or date that Python cannot hold
        place = _PLACE.search(str(error))
        line = int(place[1]) if place else text.count("\n") + 1 if "end of document" in str(error) else 0
        where = f"{path}:{line}" if line else str(path)
        reason = _PLACE.sub("", str(error)).removesuffix(" (at end of document)").rstrip(".")
        written = text.splitlines()[line - 1] if 0 < line <= len(text.splitlines()) else ""
        raise BadInputError(f"This is not valid TOML: {reason}.", hint=_mend(written), where=where) from error


def _mend(written: str) -> str:
    """What to do about a line that is not TOML: the habits of other programs first."""
    key, equals, value = (part.strip() for part in written.partition("="))
    word = value.partition("#")[0].strip()
    if word.lower() in _SWITCHES:
        return f"Write {key} = {_SWITCHES[word.lower()]}."
    if _CURLY.match(value):
        return 'Put straight quotes (") in place of the curly ones, which a word processor sets.'
    if not equals and _COLON.match(written):
        return "Write = between a key and its value, not a colon."
    if equals and _BARE.fullmatch(word):
        return f'Text needs quotes around it: {key} = "{word}".'
    return "Text needs quotes around it, and every quote and bracket needs its partner."


def problem_of(error: SesprepError, path: Path) -> Problem:
    """The problem that a failed `read_toml` stands for, with its line where one is known."""
    line = error.where.removeprefix(f"{path}:")
    return Problem(path, int(line) if line.isdecimal() else None, "", error.message, error.hint)


def dotted(loc: Loc) -> str:
    """A place as a person writes it: `questions[3].kind`, counted from 1 because people count so."""
    text = ""
    for part in loc:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text if len(text) <= LONGEST_KEY else f"{text[:LONGEST_KEY]}…"


def decoded(path: Path, raw: bytes) -> str:
    """The bytes of the file at `path` as text, without a byte-order mark. Raises BadInputError when not UTF-8."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BadInputError("This file is saved as UTF-16.", hint="Save it again as UTF-8.", where=str(path))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = "This file is not UTF-8 text."
        raise BadInputError(message, hint="Save it again as UTF-8.", where=f"{path}:{line}") from error
