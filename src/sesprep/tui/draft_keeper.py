"""Keeps a question being written on the disk, at most every few seconds while it changes."""

from collections.abc import Callable

from sesprep.errors import SesprepError
from sesprep.storage.question_drafts import QuestionDraft, drop_draft, find_draft, save_draft
from sesprep.tui.keeper import EVERY
from sesprep.tui.question_form import QuestionForm, packed, unpacked
from sesprep.tui.services import Services


class DraftKeeper:
    """The draft of one question; it takes a few milliseconds to write, and never raises."""

    def __init__(
        self, services: Services, bank: str, question: str, report: Callable[[SesprepError], None]
    ) -> None:  # fmt: skip
        """Look for what was left the last time; tell `report` when a draft cannot be written."""
        self._services = services
        self._bank = bank
        self._question = question
        self._report = report
        draft = find_draft(services.places, bank, question)
        self.found: QuestionForm | None = unpacked(draft.fields) if draft else None
        """What was written earlier and is not in the bank; None when there is nothing."""
        self.when = draft.saved_at if draft else services.clock.now()
        """When it was kept."""
        self._due: QuestionForm | None = None
        self._mark = 0.0
        self._failing = False
        self._on_disk = draft is not None

    def changed(self, form: QuestionForm, *, same: bool) -> None:
        """The fields have changed; `same` when they are back to what the bank has, so that no draft is needed."""
        if same:
            self.drop()
            return
        if self._due is None:
            self._mark = self._services.clock.monotonic()
        self._due = form

    def keep_when_due(self) -> None:
        """Write the draft when it has waited long enough."""
        if self._due is not None and self._services.clock.monotonic() - self._mark >= EVERY:
            self.keep()

    def keep(self) -> None:
        """Write the draft now, if anything changed since; a failure is told once, and tried again later."""
        if self._due is None:
            return
        self._mark = self._services.clock.monotonic()
        now = self._services.clock.now()
        try:
            draft = QuestionDraft(bank=self._bank, question=self._question, fields=packed(self._due), saved_at=now)
            save_draft(self._services.places, draft)
        except SesprepError as error:
            if not self._failing:
                self._report(error)
            self._failing = True
        else:
            self._due, self._failing, self._on_disk = None, False, True

    def drop(self) -> None:
        """Remove the draft: nothing of it is needed any more."""
        self._due = None
        if not self._on_disk:
            return
        try:
            drop_draft(self._services.places, self._bank, self._question)
            self._on_disk = False
        except SesprepError as error:
            self._report(error)
