"""Changes one bank: each change is on the disk when it returns, and can be taken back."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from sesprep.domain.bank import Bank, Question
from sesprep.domain.slug import unique_id
from sesprep.errors import BadInputError
from sesprep.storage import bank_edit
from sesprep.storage.bank_edit import OpenBank
from sesprep.storage.bank_writer import bank_path, save_bank
from sesprep.storage.banks import LoadedBank, known_refs
from sesprep.tui.services import Services

STEPS = 30
"""How many changes can be taken back."""

Change = Callable[[OpenBank], OpenBank]


@dataclass(frozen=True)
class Step:
    """A change that was made, as people would say it, and the file before it."""

    says: str
    before: OpenBank
    question: str
    """The question to select when it is taken back."""


class Author:
    """One bank of the shelf being changed; call its verbs from a thread, for a large file takes seconds.

    Every verb raises BadInputError when the change cannot be made and StorageError when it cannot be written.
    """

    def __init__(self, services: Services, path: Path) -> None:
        """Change the bank at `path`; nothing is read yet."""
        self._services = services
        self._path = path
        self._opened: OpenBank | None = None
        self._steps: list[Step] = []
        self._lock = threading.Lock()

    @property
    def last(self) -> str:
        """The newest change in words; empty when there is none to take back."""
        return self._steps[-1].says if self._steps else ""

    def add(self, question: Question, position: int | None = None) -> None:
        """Add a question, at the end without a position from 0."""
        self._do(f"{_named(question)} added", question.id, lambda o: bank_edit.add_question(o, question, position))

    def put(self, question_id: str, question: Question) -> None:
        """Put a changed question in place of the one with that id; at the end, when that is gone meanwhile."""

        def change(opened: OpenBank) -> OpenBank:
            if any(q.id == question_id for q in opened.bank.questions):
                return bank_edit.replace_question(opened, question_id, question)
            return bank_edit.add_question(opened, question)

        self._do(f"{_named(question)} changed", question_id, change)

    def copy(self, question: Question) -> None:
        """Add a copy of any bank's question."""
        self._do(f"{_named(question)} copied", question.id, lambda o: bank_edit.copy_question(o, question))

    def duplicate(self, question_id: str) -> str:
        """Put a copy of a question below it, and return the copy's id."""
        made: list[str] = []

        def change(opened: OpenBank) -> OpenBank:
            at = _position(opened.bank, question_id)
            made.append(unique_id(question_id, {q.id for q in opened.bank.questions}))
            copy = opened.bank.questions[at].model_copy(update={"id": made[-1]})
            return bank_edit.add_question(opened, copy, at + 1)

        self._do("copy added", question_id, change)
        return made[-1]

    def move_past(self, question_id: str, other_id: str) -> str:
        """Move a question to the place of another one, and return its own id; nothing when there is no other."""
        if other_id:
            self._do(
                "move", question_id, lambda o: bank_edit.move_question(o, question_id, _position(o.bank, other_id))
            )
        return question_id

    def delete(self, question_id: str) -> str:
        """Take a question out of the bank, and return no id."""
        self._do("deletion", question_id, lambda o: bank_edit.delete_question(o, question_id))
        return ""

    def head(self, **values: str) -> None:
        """Change title, description, author or license."""
        self._do("new title", "", lambda o: bank_edit.change_head(o, **values))

    def undo(self) -> str:
        """Take the newest change back, and return the id of the question that it changed."""
        with self._lock:
            if not self._steps:
                raise BadInputError("There is nothing to take back.")
            step = self._steps[-1]
            self._show(self._tried(lambda opened: bank_edit.take_back(opened, step.before)))
            self._steps.pop()
            return step.question

    def _do(self, says: str, question_id: str, change: Change) -> None:
        with self._lock:
            before = self._current()
            after = self._tried(change)
            self._steps = [*self._steps[1 - STEPS :], Step(says, before, question_id)]
            self._show(after)

    def _current(self) -> OpenBank:
        if self._opened is None:
            services = self._services
            self._opened = bank_edit.open_bank(self._path, known_refs(services.frameworks), services.clock.now())
        return self._opened

    def _tried(self, change: Change) -> OpenBank:
        """The bank after a change; when it fails, the file is read anew, so that the next try sees what is there."""
        opened = self._current()
        try:
            return change(opened)
        except BadInputError:
            self._opened = None
            fresh = self._current()
            if fresh.raw != opened.raw:
                self._steps.clear()
                self._show(fresh)
            self._opened = replace(fresh, backup=opened.backup) if fresh.raw == opened.raw else fresh
            raise

    def _show(self, opened: OpenBank) -> None:
        self._opened = opened
        self._services.show_bank(self._path, opened.bank, opened.problems)


def author_of(services: Services, path: Path) -> Author:
    """Who changes the bank of that file; the same one as long as the app runs."""
    return services.authors.setdefault(path, Author(services, path))


def start_bank(services: Services, bank: Bank) -> LoadedBank:
    """Put a bank on the shelf as a new file of the user's, under an id that is free. Raises SesprepError."""
    shelf = services.shelf
    files = [*(loaded.path for loaded in shelf.banks), *(problem.path for problem in shelf.refused)]
    taken = {*shelf.ids(), *(path.stem for path in files)}
    named = bank.model_copy(update={"id": unique_id(bank.id, taken)})
    path = bank_path(services.places.banks_dir, named.id)
    save_bank(path, named)
    loaded = LoadedBank(named, path, "yours")
    services.add_bank(loaded)
    return loaded


def _position(bank: Bank, question_id: str) -> int:
    for position, question in enumerate(bank.questions):
        if question.id == question_id:
            return position
    raise BadInputError("This question is not in the bank any more.")


def _named(question: Question) -> str:
    words = question.text.split()
    return f"“{' '.join(words[:5])}{'…' if len(words) > 5 else ''}”"
