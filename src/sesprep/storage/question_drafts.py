"""Questions being written, kept on the disk until they are in their bank."""

from pathlib import Path

from pydantic import AwareDatetime, Field, ValidationError

from sesprep.domain.model import Model
from sesprep.domain.slug import Slug
from sesprep.domain.text import storable
from sesprep.errors import SesprepError
from sesprep.storage.durable import read_bytes, storage_error, write_atomic
from sesprep.storage.places import Places

FOLDER = "questions"
NEW = "new question"
"""Stands for the id of a question that has none yet; no id has a blank."""


class QuestionDraft(Model):
    """The fields of a question as far as they were written; none of them need be right."""

    schema_version: int = 1
    bank: Slug
    question: str = Field(max_length=80)
    """The question's id, or `NEW`."""
    fields: dict[str, tuple[str, ...]]
    """What stands in each field, a field of several lines as several."""
    saved_at: AwareDatetime


def save_draft(places: Places, draft: QuestionDraft) -> None:
    """Put a draft on the disk in place of an earlier one of the same question. Raises StorageError."""
    path = _path(places, draft.bank, draft.question)
    safe = {name: tuple(storable(line) for line in lines) for name, lines in draft.fields.items()}
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise storage_error(error, path) from error
    write_atomic(path, draft.model_copy(update={"fields": safe}).model_dump_json())


def find_draft(places: Places, bank: str, question: str) -> QuestionDraft | None:
    """The draft of a question; None when there is none that can be used. Raises nothing."""
    try:
        raw = read_bytes(_path(places, bank, question))
        return QuestionDraft.model_validate_json(raw, extra="ignore")
    except (SesprepError, ValidationError):  # none there, or a damaged one: the question itself is what is left
        return None


def drop_draft(places: Places, bank: str, question: str) -> None:
    """Remove the draft of a question, if there is one. Raises StorageError."""
    path = _path(places, bank, question)
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise storage_error(error, path) from error


def _path(places: Places, bank: str, question: str) -> Path:
    return places.drafts_dir / FOLDER / f"{bank}.{question.replace(' ', '_')}.json"
