"""Written answers from files and standard input, refused in plain words when they cannot be checked."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from sesprep.errors import BadInputError
from sesprep.storage.durable import read_bytes, storage_error

MAX_BYTES = 1_000_000
STDIN = "-"
RECORDINGS = (".wav", ".mp3", ".flac", ".ogg", ".m4a", ".opus")


def read_answer(name: str) -> str:
    """The answer in a file, or on standard input for `-`; line ends stay as they are.

    Raises BadInputError for what is no text, empty, over 1 MB or not UTF-8, StorageError for what cannot be read.
    """
    if name == STDIN:
        with opened(name) as stream:
            raw = stream.read(MAX_BYTES + 1)
        if len(raw) > MAX_BYTES:
            raise BadInputError("This is more than 1 MB.", hint=TOO_BIG, where=shown(name))
    else:
        raw = _file(name)
    return decoded(raw, shown(name))


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """A file, or standard input for `-`, as bytes. Raises StorageError when it cannot be read."""
    if name == STDIN:
        if sys.stdin is None:
            raise BadInputError("There is no standard input here.", hint="Name a file instead.")
        yield sys.stdin.buffer
        return
    try:
        with Path(name).open("rb") as stream:
            yield stream
    except OSError as error:
        raise storage_error(error, Path(name)) from error


def decoded(raw: bytes, where: str) -> str:
    """The bytes as text. Raises BadInputError, with what to do, when they are none."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BadInputError("This text is UTF-16.", hint="Save it as UTF-8 and try again.", where=where)
    if b"\0" in raw:
        raise BadInputError("This is not a text file.", hint="Save the answer as plain text (.txt).", where=where)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"This text is not UTF-8 (byte {error.start + 1})."
        raise BadInputError(message, hint="Save it as UTF-8 and try again.", where=where) from error
    if not text.strip():
        raise BadInputError("There are no words in it.", hint="Write an answer and try again.", where=where)
    return text


def shown(name: str) -> str:
    """The name of a source for people."""
    return "standard input" if name == STDIN else name


def _file(name: str) -> bytes:
    path = Path(name)
    if path.suffix.lower() in RECORDINGS:
        hint = "`sesprep check --audio FILE` checks a recorded answer."
        raise BadInputError("This is a recording, and no text.", hint=hint, where=name)
    try:
        size = path.stat().st_size if path.is_file() else 0
    except (OSError, ValueError):  # reading it will say so
        size = 0
    if size > MAX_BYTES:
        raise BadInputError(f"This file has {size / 1e6:.1f} MB; answers have at most 1.", hint=TOO_BIG, where=name)
    try:
        return read_bytes(path, MAX_BYTES)
    except ValueError as error:  # a NUL in the name
        raise BadInputError("This is not the name of a file.", where=name) from error


TOO_BIG = "One file holds one answer; use --jsonl for many."
