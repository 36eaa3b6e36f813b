"""Changes a bank file that a person may have written by hand: only the question in hand changes, comments stay.

Every change raises BadInputError when it cannot be made or another program changed the file meanwhile, and StorageError
when it cannot be written; the file is then as it was.
"""

import contextlib
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from pydantic import ValidationError

from sesprep.domain.bank import Bank, Question
from sesprep.domain.slug import unique_id
from sesprep.errors import BadInputError, SesprepError
from sesprep.storage.bank_blocks import Blocks, blocks_of, changed_block, changed_head
from sesprep.storage.bank_parts import bank_from
from sesprep.storage.bank_writer import question_toml, refuse_shipped
from sesprep.storage.durable import read_bytes, storage_error, write_atomic
from sesprep.storage.problems import Problem, did_you_mean
from sesprep.storage.toml_file import MAX_BYTES, parse_toml

HEAD = ("title", "description", "author", "license")
MEND = "Mend the file in a text editor (`sesprep banks check` says where); nothing was written."


@dataclass(frozen=True)
class OpenBank:
    """A bank file as it was read, or as it was last written by a change; every change gives a new one."""

    path: Path
    raw: bytes
    """The bytes on the disk, to notice when another program changes them."""
    bank: Bank
    """The good parts of the file."""
    known: frozenset[str]
    """The competency references that questions may name."""
    opened: datetime
    """When the editing began, in UTC; it names the backup copy."""
    problems: tuple[Problem, ...] = ()
    backup: Path | None = None
    """The copy of the file as it was before the first change; None before that."""


def open_bank(path: Path, known: frozenset[str], opened: datetime) -> OpenBank:
    """Open a bank to change it; nothing is written yet.

    Raises BadInputError when it is a shipped bank or no bank at all, StorageError when it cannot be read.
    """
    refuse_shipped(path)
    raw = read_bytes(path, MAX_BYTES)
    bank, problems = bank_from(parse_toml(path, raw), known)
    if bank is None:
        raise BadInputError(problems[0].message, hint=problems[0].hint, where=problems[0].where)
    return OpenBank(path, raw, bank, known, opened, problems)


def change_head(opened: OpenBank, **values: str) -> OpenBank:
    """Change title, description, author or license; comments stay. BadInputError for another key."""
    for key in values:
        if key not in HEAD:
            raise BadInputError(f"'{key}' cannot be changed.", hint=f"These can: {', '.join(HEAD)}.")
    blocks = _blocks(opened)
    blocks.head = changed_head(blocks.head, values)
    changed = opened.bank.model_copy(update=values)
    return _write(replace(opened, bank=changed), blocks, list(opened.bank.questions))


def add_question(opened: OpenBank, question: Question, position: int | None = None) -> OpenBank:
    """Add a question at a position from 0, or at the end. Raises BadInputError when its id is taken."""
    _refuse_unknown(opened, question)
    if question.id in _ids(opened):
        hint = f"Such as '{unique_id(question.id, _ids(opened))}'."
        raise BadInputError(f"The bank already has a question '{question.id}'.", hint=hint, where=str(opened.path))
    questions = list(opened.bank.questions)
    at = len(questions) if position is None else max(0, min(position, len(questions)))
    blocks = _blocks(opened)
    blocks.insert(_raw_position(opened, blocks, at), question_toml(question))
    return _write(opened, blocks, [*questions[:at], question, *questions[at:]])


def copy_question(opened: OpenBank, question: Question) -> OpenBank:
    """Add a copy of any bank's question at the end; its id gets a number when it is taken."""
    return add_question(opened, question.model_copy(update={"id": unique_id(question.id, _ids(opened))}))


def replace_question(opened: OpenBank, question_id: str, question: Question) -> OpenBank:
    """Put `question` where `question_id` stands; comments and unchanged keys stay as they are written.

    Raises BadInputError when there is no such question or when the new id is taken.
    """
    _refuse_unknown(opened, question)
    at = _position(opened, question_id)
    if question.id != question_id and question.id in _ids(opened):
        raise BadInputError(f"The bank already has a question '{question.id}'.", where=str(opened.path))
    blocks = _blocks(opened)
    raw_at = blocks.find(opened.bank.questions[at])
    blocks.set(raw_at, changed_block(blocks.texts[raw_at], opened.bank.questions[at], question))
    return _write(opened, blocks, [*opened.bank.questions[:at], question, *opened.bank.questions[at + 1 :]])


def move_question(opened: OpenBank, question_id: str, position: int) -> OpenBank:
    """Move a question to a position from 0, with the comments above it. Raises as `replace_question` does."""
    questions = list(opened.bank.questions)
    moved = questions.pop(_position(opened, question_id))
    at = max(0, min(position, len(questions)))
    blocks = _blocks(opened)
    block = blocks.take(blocks.find(moved))
    after = replace(opened, bank=opened.bank.model_copy(update={"questions": tuple(questions)}))
    blocks.insert(_raw_position(after, blocks, at), block)
    return _write(opened, blocks, [*questions[:at], moved, *questions[at:]])


def delete_question(opened: OpenBank, question_id: str) -> OpenBank:
    """Take a question out of the file; the backup copy keeps it. Raises as `replace_question` does."""
    questions = list(opened.bank.questions)
    gone = questions.pop(_position(opened, question_id))
    blocks = _blocks(opened)
    blocks.take(blocks.find(gone))
    return _write(opened, blocks, questions)


def take_back(opened: OpenBank, earlier: OpenBank) -> OpenBank:
    """Write the file as `earlier` had it, byte for byte, with every comment. Raises as `replace_question` does."""
    _refuse_changed(opened)
    _replace(opened.path, earlier.raw)
    return replace(earlier, backup=opened.backup)


def _write(opened: OpenBank, blocks: Blocks, questions: list[Question]) -> OpenBank:
    """Write the changed file when it reads back as it should, and the file has not changed since it was read.

    Raises BadInputError or StorageError, with the file as it was.
    """
    raw = blocks.joined(opened.raw)
    try:
        bank, problems = bank_from(parse_toml(opened.path, raw), opened.known)
        wanted = Bank.model_validate(opened.bank.model_dump() | {"questions": [q.model_dump() for q in questions]})
    except (SesprepError, ValidationError) as error:
        raise BadInputError("This change cannot be made in this file.", hint=MEND, where=str(opened.path)) from error
    if bank != wanted:  # never write what would not read back
        raise BadInputError("This change cannot be made in this file.", hint=MEND, where=str(opened.path))
    _refuse_changed(opened)
    backup = opened.backup or _keep_copy(opened)
    _replace(opened.path, raw)
    return replace(opened, raw=raw, bank=bank, problems=problems, backup=backup)


def _refuse_changed(opened: OpenBank) -> None:
    if read_bytes(opened.path, MAX_BYTES) != opened.raw:
        hint = "Open it again to see what changed; nothing was written."
        raise BadInputError("Another program changed this file meanwhile.", hint=hint, where=str(opened.path))


def _replace(path: Path, raw: bytes) -> None:
    """Write the file and keep who may read it: a team's bank is not for one person's eyes alone."""
    try:
        mode = path.stat().st_mode & 0o777
        write_atomic(path, raw)
        with contextlib.suppress(PermissionError):  # another owner's file in a shared folder
            path.chmod(mode)
    except OSError as error:
        raise storage_error(error, path) from error


def _keep_copy(opened: OpenBank) -> Path:
    stem = f"{opened.path.name}.bak-{opened.opened:%Y%m%dT%H%M%S}"
    number, backup = 1, opened.path.with_name(stem)
    while backup.exists():
        number += 1
        backup = opened.path.with_name(f"{stem}-{number}")
    write_atomic(backup, opened.raw)
    return backup


def _blocks(opened: OpenBank) -> Blocks:
    return blocks_of(parse_toml(opened.path, opened.raw))


def _ids(opened: OpenBank) -> set[str]:
    return {question.id for question in opened.bank.questions}


def _refuse_unknown(opened: OpenBank, question: Question) -> None:
    for ref in question.competencies:
        if ref not in opened.known:
            hint = did_you_mean(ref, opened.known) or "`sesprep frameworks list` names them."
            raise BadInputError(f"'{ref}' is no competency of any framework.", hint=hint, where=str(opened.path))


def _position(opened: OpenBank, question_id: str) -> int:
    for position, question in enumerate(opened.bank.questions):
        if question.id == question_id:
            return position
    hint = did_you_mean(question_id, _ids(opened))
    raise BadInputError(f"The bank has no question '{question_id}'.", hint=hint, where=str(opened.path))


def _raw_position(opened: OpenBank, blocks: Blocks, at: int) -> int:
    """Where the question at `at` stands among all tables of the file, the refused ones too."""
    if at >= len(opened.bank.questions):
        return len(blocks.texts)
    return blocks.find(opened.bank.questions[at])
