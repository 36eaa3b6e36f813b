"""What the screens of the review ask of the saved sessions; call its verbs from a thread where there may be many."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sesprep.domain.assessment import Assessment
from sesprep.domain.attempt import Attempt
from sesprep.domain.facts import AttemptFacts, SessionFacts
from sesprep.domain.session import SessionRecord
from sesprep.domain.story import Story
from sesprep.errors import BadInputError
from sesprep.practice.chosen import chosen
from sesprep.practice.rendered import Kind, rendered
from sesprep.review.compare import told_in_both
from sesprep.review.query import Query, Sort, in_order
from sesprep.storage import history_bin, history_edit
from sesprep.storage.durable import write_atomic
from sesprep.storage.frameworks import load_frameworks
from sesprep.storage.history import Summary, Unreadable, delete, summary_of
from sesprep.storage.history_index import HistoryIndex, IndexedSession, history_index
from sesprep.storage.history_page import Page, first_page
from sesprep.storage.places import Places
from sesprep.storage.shelf import load_shelf

Report = Callable[[int, int], None]


@dataclass(frozen=True)
class Look:
    """What a query found."""

    sessions: tuple[IndexedSession, ...]
    total: int
    """How many sessions there are in all."""
    fits: dict[str, int]
    """How many answers fit, by the session's id; empty when the query asks for nothing of answers."""
    unreadable: tuple[Unreadable, ...] = ()


@dataclass(frozen=True)
class Other:
    """An attempt that another one can be compared with, and why."""

    facts: AttemptFacts
    same_question: bool
    stories: tuple[str, ...]
    """The titles of the stories that both told."""


class Past:
    """The saved sessions of one home; every verb opens the index anew, so that it may be called from any thread.

    Verbs that write raise StorageError; those that name a session or answer raise BadInputError when it is gone.
    """

    def __init__(self, places: Places, now: Callable[[], datetime]) -> None:
        """Nothing is read yet; `now` tells the moment in UTC."""
        self.places = places
        self._now = now

    def page(self, limit: int) -> Page:
        """The newest sessions, at once."""
        return first_page(self.places, limit)

    def look(self, query: Query, sort: Sort, report: Report | None = None) -> Look:
        """Every session that a query finds, in that order; brings the index up to date first."""
        with history_index(self.places, report) as index:
            found = list(chosen(index, query))
            by_id = {session.facts.id: session for session, _ in found}
            ordered = tuple(by_id[facts.id] for facts in in_order([s.facts for s, _ in found], sort))
            fits = {session.facts.id: len(fit) for session, fit in found} if query.of_attempts() else {}
            return Look(ordered, index.count(), fits, index.unreadable())

    def facts(self, report: Report | None = None) -> tuple[SessionFacts, ...]:
        """The facts of every session, newest first."""
        with history_index(self.places, report) as index:
            return tuple(session.facts for session in index.sessions())

    def others(self, attempt: Attempt) -> tuple[Other, ...]:
        """What an attempt can be compared with: the other attempts at its question, then those that told its story.

        Each newest first; follow-ups are left out.
        """
        text, stories = attempt.asked.question.text, self.stories()
        every = [a for facts in self.facts() for a in facts.attempts if not a.probe and a.id != attempt.id]
        every.sort(key=lambda a: (a.started, a.id), reverse=True)
        found = [Other(a, a.asked == text, told_in_both(attempt.id, a.id, stories)) for a in every]
        return tuple(sorted((o for o in found if o.same_question or o.stories), key=lambda o: not o.same_question))

    def stories(self) -> tuple[Story, ...]:
        """The stories that can be read."""
        return load_shelf(Story, self.places.stories_dir).values

    def record(self, session: str) -> SessionRecord:
        """One session, read from its journal."""
        index = HistoryIndex(self.places)
        try:
            return index.find(session).record()
        finally:
            index.close()

    def write_note(self, path: Path, attempt: str, text: str) -> None:
        """Put a note on an attempt in place of an earlier one."""
        history_edit.write_note(path, attempt, text, self._now())

    def set_star(self, path: Path, attempt: str, on: bool) -> None:
        """Put a star on an attempt, or take it off."""
        history_edit.set_star(path, attempt, on, self._now())

    def keep_recheck(self, path: Path, attempt: str, assessment: Assessment) -> None:
        """Keep a later assessment beside the one of that day."""
        history_edit.keep_recheck(path, attempt, assessment, self._now())

    def delete(self, path: Path) -> Path:
        """Move a session to the bin, and return where it is now."""
        return delete(self.places, summary_of(path))

    def deleted(self) -> tuple[Summary, ...]:
        """The sessions in the bin, newest first."""
        return history_bin.list_deleted(self.places)

    def restore(self, session: str) -> None:
        """Take a session back from the bin."""
        history_bin.restore(self.places, session)

    def empty_bin(self) -> int:
        """Remove what is in the bin for good, and return how many sessions that were."""
        return history_bin.empty_bin(self.places)

    def export(self, sessions: tuple[str, ...], kind: Kind, target: Path) -> int:
        """Write sessions to a new file, and return how many. Raises BadInputError when the file is there already."""
        if target.exists() or target.is_symlink():
            raise BadInputError("There is a file of this name already.", hint="Choose another name.", where=str(target))
        index = HistoryIndex(self.places)
        try:
            records = [index.find(session).record() for session in sessions]
        finally:
            index.close()
        write_atomic(target, rendered(records, kind, load_frameworks(self.places).values))
        return len(records)
