"""Writes a new bank file in the layout of the shipped ones."""

import re
from pathlib import Path

from sesprep.domain.bank import Bank, Question
from sesprep.domain.slug import LONGEST_ID, SLUG, slugify
from sesprep.errors import BadInputError
from sesprep.storage import packaged
from sesprep.storage.durable import storage_error, write_atomic

LONGEST_LINE = 120


def save_bank(path: Path, bank: Bank) -> None:
    """Write a bank to a file that is not there yet, for the user's eyes only (0600); the folder is made if need be.

    Raises BadInputError when there is something at `path` already or when it is among the shipped banks, StorageError
    when it cannot be written.
    """
    write_new(path, bank_toml(bank))


def write_new(path: Path, text: str | bytes) -> None:
    """Write a file that is not there yet; raises as `save_bank` does."""
    refuse_shipped(path)
    try:
        taken = path.exists() or path.is_symlink()
        if not taken:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise storage_error(error, path) from error
    if taken:
        hint = "Give another name, or move the file away first; nothing was written."
        raise BadInputError("There is a file with this name already.", hint=hint, where=str(path))
    write_atomic(path, text)


def refuse_shipped(path: Path) -> None:
    """Raise BadInputError when `path` is among the banks that sesprep comes with: an update would undo every change."""
    try:
        inside = path.resolve().is_relative_to(packaged.banks_dir().resolve())
    except (OSError, RuntimeError):  # a loop of links: reading or writing it will say so
        return
    if inside:
        hint = "Copy the bank or the question to a bank of your own, and change the copy."
        raise BadInputError("The banks that sesprep comes with are never changed.", hint=hint, where=str(path))


def bank_toml(bank: Bank) -> str:
    """The whole bank as TOML: its head, then each question with its benchmark and probes; empty keys are left out."""
    parts = [_table(bank.model_dump(mode="json", exclude={"questions"}))]
    return "\n".join([*parts, *(question_toml(question) for question in bank.questions)])


def question_toml(question: Question) -> str:
    """One question as TOML, from its `[[questions]]` line on; ends with a line feed."""
    values = question.model_dump(mode="json")
    benchmark, probes = values.pop("benchmark"), values.pop("probes")
    parts = ["[[questions]]\n" + _table(values)]
    if benchmark:
        parts.append("[questions.benchmark]\n" + _table(benchmark))
    parts += ["[[questions.probes]]\n" + _table(probe) for probe in probes]
    return "\n".join(parts)


def bank_path(folder: Path, bank_id: str) -> Path:
    """The file of a bank with that id. Raises BadInputError when it is no id."""

    if not re.fullmatch(SLUG, bank_id) or len(bank_id) > LONGEST_ID:
        message = f"A bank's id is lower-case words and digits joined by hyphens, at most {LONGEST_ID} characters."
        raise BadInputError(message, hint=f"Such as '{slugify(bank_id[:200])}'.")
    return folder / f"{bank_id}.toml"


def _table(values: dict[str, object]) -> str:
    return "".join(_line(key, value) for key, value in values.items() if value not in (None, "", []))


def _line(key: str, value: object) -> str:
    """One key as TOML; a list stands on one line when there is room for it."""
    import tomli_w  # only for writing: loading banks is on the way to every command

    if isinstance(value, float) and value.is_integer():
        return f"{key} = {int(value)}\n"
    if isinstance(value, list):
        one_line = f"{key} = [{', '.join(tomli_w.dumps({'x': inner})[4:-1] for inner in value)}]\n"
        if len(one_line) <= LONGEST_LINE:
            return one_line
    return tomli_w.dumps({key: value})
