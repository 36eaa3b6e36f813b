"""A session at its end: each question with its letters, its minutes and the candidate's own rating."""

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import DataTable, Static

from sesprep.domain.session import SessionRecord
from sesprep.practice.session import Session
from sesprep.tui.advice import next_step
from sesprep.tui.amounts import counted, day_and_time, elapsed_time
from sesprep.tui.commands import bindings
from sesprep.tui.letters import VERDICT_MARKS
from sesprep.tui.plain import MUTED, cell, plain, short
from sesprep.tui.room import Room
from sesprep.tui.screens.feedback import FeedbackScreen
from sesprep.tui.services import Services
from sesprep.tui.widgets.top_bar import TopBar

OTHERS = 44
"""Cells that the other columns and their gaps take."""


class SummaryScreen(Room[None]):
    """Shows what a session held; Enter on a line opens its feedback."""

    NAME = "summary"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#answers"
    HEADING = "Done"

    def __init__(self, record: SessionRecord, services: Services, *, session: Session | None = None) -> None:
        """`session` lets the user set letters; without it the record is shown as it was given."""
        super().__init__()
        self._record = record
        self._services = services
        self._session = session
        self._structure = services.structure(record.plan.structure)

    def body(self) -> ComposeResult:
        """Compose the heading, the lines and the next step."""
        plan = self._record.plan
        kind = "Mock interview" if plan.exam else "Practice"
        yield TopBar(Content(f"{self.HEADING} · {kind}"), Content(day_and_time(self._record.started)))
        yield Static(self._told(), id="told")
        yield DataTable(id="answers", cursor_type="row", zebra_stripes=True)
        yield Static(self._next(), id="next-step")

    def on_mount(self) -> None:
        """Fill the lines."""
        self._fill()

    def _told(self) -> Content:
        record = self._record
        asked, tries = len(record.plan.asked), len(record.attempts)
        used = elapsed_time(sum(a.seconds for a in record.attempts))
        framework = self._services.framework_of(record.plan)
        how = "" if record.how != "stopped" else " · stopped before the end"
        answered = f"{len({a.position for a in record.attempts})} of {counted(asked, 'question')}"
        line = f"{counted(tries, 'answer')} to {answered} · {used} used{how}"
        return Content.assemble((line, "bold"), "\n", plain(f"{framework.short} · {self._structure.name}", MUTED))

    def _fill(self) -> None:
        table = self.query_one("#answers", DataTable)
        table.clear(columns=True)
        room = max(20, self.app.size.width - OTHERS)
        for label, width in (("#", 4), ("Question", room), ("Found", 12), ("Time", 6), ("You", 4), ("Must", 4)):
            table.add_column(cell(label), width=width)
        for attempt in self._record.attempts:
            assessment = self._record.assessments.get(attempt.id)
            number = f"{attempt.position + 1}" + (f".{attempt.number}" if attempt.number > 1 else "")
            table.add_row(
                cell(number),
                cell(short(attempt.asked.question.text, room)),
                cell(" ".join(self._letters(attempt.id)) if assessment else "not yet"),
                cell(elapsed_time(attempt.seconds)),
                cell(str(attempt.rating) if attempt.rating else "–"),
                cell(str(sum(f.severity == "must" for f in assessment.findings)) if assessment else ""),
                key=attempt.id,
            )
        table.display = bool(self._record.attempts)

    def _letters(self, attempt_id: str) -> list[str]:
        found = self._record.assessments[attempt_id].elements
        return [
            e.letter
            if found[e.id].verdict == "present"
            else f"{e.letter}?"
            if found[e.id].verdict == "unsure"
            else VERDICT_MARKS["missing"]
            for e in self._structure.elements
            if e.id in found
        ]

    def _next(self) -> Content:
        if not self._record.attempts:
            return Content("No question was answered in this session. Esc goes back.")
        key = Content.styled(
            "\nEnter opens an answer with its feedback. Found: a letter for each element, ? when unsure, – when not.",
            MUTED,
        )
        return Content.assemble(("Next  ", "bold $text-primary"), plain(next_step(self._record, self._structure))) + key

    @on(DataTable.RowSelected, "#answers")
    def _open(self, event: DataTable.RowSelected) -> None:
        attempt = next(a for a in self._record.attempts if a.id == event.row_key.value)
        assessment = self._record.assessments.get(attempt.id)
        if assessment is None:
            self.notify("This answer was not assessed.", markup=False)
            return
        session, structure = self._session, self._services.structure(attempt.structure)
        screen = FeedbackScreen(
            attempt,
            assessment,
            structure,
            self._services.bands(structure),
            relabel=None if session is None else lambda roles: session.set_role(attempt.id, roles),
        )
        self.app.push_screen(screen, self._refresh)

    def _refresh(self, _wish: object) -> None:
        if self._session is not None:
            update = {"attempts": tuple(self._session.attempts), "assessments": dict(self._session.assessments)}
            self._record = self._record.model_copy(update=update)
            self._fill()
            self.query_one("#next-step", Static).update(self._next())

    def action_back(self) -> None:
        """Leave."""
        self.dismiss(None)


class RecordScreen(SummaryScreen):
    """A past session as it was given."""

    NAME = "record"
    BINDINGS = bindings(NAME)
    HEADING = "Past session"
