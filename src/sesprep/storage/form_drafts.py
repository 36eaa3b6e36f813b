"""Forms being written, such as a question, a story or the notes on an agency, kept on the disk until they are saved."""

from pathlib import Path

from pydantic import AwareDatetime, Field, ValidationError

from sesprep.domain.model import Model
from sesprep.domain.slug import Slug
from sesprep.domain.text import storable
from sesprep.errors import SesprepError
from sesprep.storage.durable import read_bytes, storage_error, write_atomic
from sesprep.storage.places import Places

NEW = "new one"
"""Stands for the id of what has none yet; no id has a blank."""


class FormDraft(Model):
    """The fields of a form as far as they were written; none of them need be right."""

    schema_version: int = 1
    kind: Slug
    """What is written: `questions`, `stories`, `agencies`, `ratings`."""
    of: str = Field(max_length=200)
    """The id of what is changed, or `NEW`; for a question `question_of`."""
    fields: dict[str, tuple[str, ...]]
    saved_at: AwareDatetime


def question_of(bank: str, question: str) -> str:
    """What the draft of a question is of: the id of its bank, and its own or `NEW`."""
    return f"{bank}.{question}"


def save_form(places: Places, draft: FormDraft) -> None:
    """Put a draft on the disk in place of an earlier one of the same form. Raises StorageError."""
    path = _path(places, draft.kind, draft.of)
    safe = {name: tuple(storable(line) for line in lines) for name, lines in draft.fields.items()}
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise storage_error(error, path) from error
    write_atomic(path, draft.model_copy(update={"fields": safe}).model_dump_json())


def find_form(places: Places, kind: str, of: str) -> FormDraft | None:
    """The draft of a form; None when there is none that can be used. Raises nothing."""
    try:
        raw = read_bytes(_path(places, kind, of))
        return FormDraft.model_validate_json(raw, extra="ignore")
    except (SesprepError, ValidationError):  # none there, or a damaged one: the saved value is what is left
        return None


def drop_form(places: Places, kind: str, of: str) -> None:
    """Remove the draft of a form, if there is one. Raises StorageError."""
    path = _path(places, kind, of)
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise storage_error(error, path) from error


def _path(places: Places, kind: str, of: str) -> Path:
    return places.drafts_dir / "forms" / f"{kind}.{of.replace(' ', '_')}.json"
