"""Checks a past answer again with today's model, and shows what changed."""

from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sesprep.domain.assessment import Assessment
from sesprep.domain.attempt import Attempt
from sesprep.errors import SesprepError
from sesprep.review.change import change
from sesprep.tui.change_words import element_rows, finding_rows, models_line
from sesprep.tui.commands import bindings
from sesprep.tui.past import Past
from sesprep.tui.plain import MUTED
from sesprep.tui.room import Room
from sesprep.tui.services import Services
from sesprep.tui.toasts import toast, toast_error
from sesprep.tui.widgets.top_bar import TopBar


class RecheckScreen(Room[bool]):
    """Gives back whether the new assessment was kept; the one of that day stays what it was."""

    NAME = "recheck"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#recheck"

    def __init__(
        self, attempt: Attempt, before: Assessment, framework: str, services: Services, path: Path
    ) -> None:  # fmt: skip
        """Compare with `before`, the assessment of that day."""
        super().__init__()
        self._attempt = attempt
        self._before = before
        self._framework = framework
        self._services = services
        self._path = path
        self._after: Assessment | None = None

    def body(self) -> ComposeResult:
        """Compose the change."""
        yield TopBar(Content("Checked again"), Content("that day → today"))
        with VerticalScroll(id="recheck"):
            yield Static("Checking…", id="recheck-told", markup=False)

    def on_mount(self) -> None:
        """Check in the background."""
        self._check()

    @work(thread=True, group="glance")
    def _check(self) -> None:
        from sesprep.practice.recheck import recheck  # loads the model, which the list of sessions does not need

        services = self._services
        try:
            structure = services.structures.get(self._attempt.structure)
            after = recheck(self._attempt, self._framework, structure, services.settings)
        except SesprepError as error:
            self.from_thread(self._fail, error)
            return
        self.from_thread(self._take, after)

    def _take(self, after: Assessment) -> None:
        self._after = after
        found = change(self._before, after)
        structure = self._services.structure(self._attempt.structure)
        if found.same:
            head = Content.styled("Nothing changed.", "bold $text-success")
            keep = ""
        else:
            head = Content.styled("Today's model says something else.", "bold $text-warning")
            keep = "Ctrl+D keeps today's assessment beside the one of that day; Esc leaves all as it is."
        blocks = [
            Content("\n").join([head, models_line(found)]),
            element_rows(found, self._services.structures.values, self._services.bands(structure)),
            finding_rows(found, max(40, self.app.size.width - 6)),
        ]
        blocks += [Content.styled(keep, MUTED)] if keep else []
        self.query_one("#recheck-told", Static).update(Content("\n\n").join(blocks))

    def action_done(self) -> None:
        """Keep the new assessment beside the old one, when they differ."""
        if self._after is None or change(self._before, self._after).same:
            toast(self, "There is nothing to keep.")
            return
        try:
            Past(self._services.places, self._services.clock.now).keep_recheck(
                self._path, self._attempt.id, self._after
            )
        except SesprepError as error:
            self._fail(error)
            return
        self.dismiss(True)

    def _fail(self, error: SesprepError) -> None:
        toast_error(self, error)

    def action_back(self) -> None:
        """Leave all as it is."""
        self.dismiss(False)
