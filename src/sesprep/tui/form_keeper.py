"""Keeps a form being written on the disk, at most every few seconds while it changes."""

from collections.abc import Callable

from sesprep.errors import SesprepError
from sesprep.storage.form_drafts import FormDraft, drop_form, find_form, save_form
from sesprep.tui.form import Values
from sesprep.tui.keeper import EVERY
from sesprep.tui.services import Services


class FormKeeper:
    """The draft of one form; it takes a few milliseconds to write, and never raises."""

    def __init__(self, services: Services, kind: str, of: str, report: Callable[[SesprepError], None]) -> None:
        """Look for what was left the last time; tell `report` when a draft cannot be written."""
        self._services = services
        self._kind = kind
        self._of = of
        self._report = report
        draft = find_form(services.places, kind, of)
        self.found: Values | None = dict(draft.fields) if draft else None
        """What was written earlier and is not saved; None when there is nothing."""
        self.when = draft.saved_at if draft else services.clock.now()
        """When it was kept."""
        self._due: Values | None = None
        self._mark = 0.0
        self._failing = False
        self._on_disk = draft is not None

    def changed(self, values: Values, *, same: bool) -> None:
        """The fields have changed; `same` when they are back to what is saved, so that no draft is needed."""
        if same:
            self.drop()
            return
        if self._due is None:
            self._mark = self._services.clock.monotonic()
        self._due = values

    def keep_when_due(self) -> None:
        """Write the draft when it has waited long enough."""
        if self._due is not None and self._services.clock.monotonic() - self._mark >= EVERY:
            self.keep()

    def keep(self) -> None:
        """Write the draft now, if anything changed since; a failure is told once, and tried again later."""
        if self._due is None:
            return
        now = self._services.clock.now()
        self._mark = self._services.clock.monotonic()
        try:
            save_form(
                self._services.places, FormDraft(kind=self._kind, of=self._of, fields=self._due, saved_at=now)
            )  # fmt: skip
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
            drop_form(self._services.places, self._kind, self._of)
            self._on_disk = False
        except SesprepError as error:
            self._report(error)
