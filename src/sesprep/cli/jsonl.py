"""Many answers, one JSON object a line in, one assessment a line out."""

from collections.abc import Iterator
from typing import BinaryIO, Protocol

from pydantic import BaseModel, ConfigDict, ValidationError

from sesprep.cli import output
from sesprep.cli.answers import MAX_BYTES, opened, shown
from sesprep.cli.diagnostics import tell_error
from sesprep.domain.assessment import Assessment
from sesprep.errors import BadInputError


class Assess(Protocol):
    """Whatever assesses one answer."""

    def __call__(self, text: str, *, name: str, structure: str, question: str) -> Assessment:
        """Raises BadInputError for what cannot be assessed."""
        ...


class Line(BaseModel):
    """One line of input; other fields are left alone, so that a record may carry its own."""

    model_config = ConfigDict(extra="ignore", coerce_numbers_to_str=True)

    id: str
    text: str
    question: str | None = None
    structure: str | None = None


def check_lines(assess: Assess, name: str, *, structure: str, question: str) -> Iterator[Assessment | None]:
    """Assess each line of a file or of standard input and print it; yields None for a line that was refused.

    A refused line is named on stderr with its number, and the rest goes on. Raises StorageError for a file that cannot
    be read.
    """
    with opened(name) as stream:
        number = 0
        while raw := stream.readline(MAX_BYTES + 1):
            number += 1
            if len(raw) > MAX_BYTES and not raw.endswith(b"\n"):
                _skip(stream)
            if raw.strip(b"\xef\xbb\xbf \t\r\n"):
                yield _checked(assess, raw, f"{shown(name)}:{number}", structure=structure, question=question)


def _checked(assess: Assess, raw: bytes, where: str, *, structure: str, question: str) -> Assessment | None:
    try:
        line = _parsed(raw, where)
        found = assess(
            line.text, name=line.id, structure=line.structure or structure, question=line.question or question
        )  # fmt: skip
    except BadInputError as error:
        tell_error(BadInputError(error.message, hint=error.hint, where=where))
        return None
    output.json_model(found)
    return found


def _parsed(raw: bytes, where: str) -> Line:
    if len(raw) > MAX_BYTES:
        raise BadInputError("This line is more than 1 MB.", where=where)
    try:
        return Line.model_validate_json(raw.removeprefix(b"\xef\xbb\xbf"))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = str(first["loc"][0]) if first["loc"] else ""
        if not field:
            message = "This line is not a JSON object."
        elif first["type"] == "missing":
            message = f"'{field}' is missing."
        else:
            message = f"'{field}' is not text."
        raise BadInputError(message, hint='Each line is {"id": "…", "text": "…"}.', where=where) from error


def _skip(stream: BinaryIO) -> None:
    """Read the rest of a line that is too long, and forget it."""
    while (rest := stream.readline(MAX_BYTES)) and not rest.endswith(b"\n"):
        pass
