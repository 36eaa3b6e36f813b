"""A session at its end: each question with its letters, its minutes and the candidate's own rating."""

from functools import partial
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import DataTable, Static

from sesprep.domain.attempt import Attempt
from sesprep.domain.counted import counted
from sesprep.domain.session import SessionRecord
from sesprep.errors import SesprepError
from sesprep.practice.session import Session
from sesprep.storage.journal import journal_path
from sesprep.tui.advice import next_step
from sesprep.tui.amounts import day_and_time, elapsed_time, percent
from sesprep.tui.commands import bindings
from sesprep.tui.drill_rows import drill_cells, drill_columns, number_of
from sesprep.tui.hearing import LOOK
from sesprep.tui.joined_view import relabel, whole_answer, whole_assessment, why_asked
from sesprep.tui.letters import VERDICT_MARKS
from sesprep.tui.mending import Mending
from sesprep.tui.plain import MUTED, cell, plain, short
from sesprep.tui.put_words import name_of
from sesprep.tui.room import Room
from sesprep.tui.screens.drill import DrillScreen, DrillWish
from sesprep.tui.screens.feedback import FeedbackScreen, Wish
from sesprep.tui.services import Services
from sesprep.tui.story_link import StoryLinker
from sesprep.tui.toasts import toast, toast_error
from sesprep.tui.widgets.top_bar import TopBar

OTHERS = 44
"""Cells that the other columns and their gaps take."""


class SummaryScreen(Room[None]):
    """Shows what a session held; Enter on a line opens its feedback."""

    NAME = "summary"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#answers"
    HEADING = "Done"

    def __init__(
        self,
        record: SessionRecord,
        services: Services,
        *,
        session: Session | None = None,
        mending: Mending | None = None,
    ) -> None:
        """`session` lets the user set letters; without it the record is shown as it was given.

        `mending` sees to the words of spoken answers, some of which may still be under way.
        """
        super().__init__()
        self._record = record
        self._services = services
        self._session = session
        self._mending = mending
        self._waited = False
        self._structure = services.structure(record.plan.structure)

    def body(self) -> ComposeResult:
        """Compose the heading, the lines and the next step."""
        yield TopBar(
            plain(f"{self.HEADING} · {name_of(self._record.plan)}"), Content(day_and_time(self._record.started))
        )
        yield Static(self._told(), id="told")
        yield DataTable(id="answers", cursor_type="row", zebra_stripes=True)
        yield Static(self._next(), id="next-step")

    def on_mount(self) -> None:
        """Fill the lines, and again when words come."""
        self._fill()
        if self._mending is not None and self._mending.hearing.waiting():
            self.set_interval(LOOK, self.look)

    def look(self) -> None:
        """Show how far the words are that are still to come."""
        if self._mending is not None and (self._waited or self._mending.hearing.waiting()):
            self._waited = bool(self._mending.hearing.waiting())
            self._refresh(None)

    def _told(self) -> Content:
        record = self._record
        asked, tries = len(record.plan.asked), sum(a.probe is None for a in record.attempts)
        follow_ups = len(record.attempts) - tries
        used = elapsed_time(sum(a.seconds for a in record.attempts))
        framework = self._services.framework_of(record.plan)
        how = "" if record.how != "stopped" else " · stopped before the end"
        answered = f"{len({a.position for a in record.attempts})} of {counted(asked, 'question')}"
        more = f", {counted(follow_ups, 'follow-up')}" if follow_ups else ""
        line = f"{counted(tries, 'answer')} to {answered}{more} · {used} used{how}"
        return Content.assemble((line, "bold"), "\n", plain(f"{framework.short} · {self._structure.name}", MUTED))

    def _fill(self) -> None:
        table = self.query_one("#answers", DataTable)
        table.clear(columns=True)
        if self._record.plan.drill is not None:
            self._fill_drill(table)
            return
        room = max(20, self.app.size.width - OTHERS)
        for label, width in (("#", 4), ("Question", room), ("Found", 12), ("Time", 6), ("You", 4), ("Must", 4)):
            table.add_column(cell(label), width=width)
        for attempt in self._record.attempts:
            assessment = self._record.fullest().get(attempt.id) if attempt.asked.question.wants_story else None
            if attempt.probe is not None:
                follow_up = short(f"↳ {attempt.probe.text}", room)
                table.add_row("", cell(follow_up), "", cell(elapsed_time(attempt.seconds)), "", "", key=attempt.id)
                continue
            table.add_row(
                cell(number_of(attempt)),
                cell(short(attempt.asked.question.text, room)),
                cell(" ".join(self._letters(attempt.id)) if assessment else self._unsaid(attempt)),
                cell(elapsed_time(attempt.seconds)),
                cell(str(attempt.rating) if attempt.rating else "–"),
                cell(str(sum(f.severity == "must" for f in assessment.findings)) if assessment else ""),
                key=attempt.id,
            )
        table.display = bool(self._record.attempts)

    def _fill_drill(self, table: DataTable[object]) -> None:
        """A drill is told by its own checks alone."""
        width = self.app.size.width
        for label, cells in drill_columns(width):
            table.add_column(cell(label), width=cells)
        for attempt in self._record.attempts:
            table.add_row(*drill_cells(self._record, attempt, width), key=attempt.id)
        table.display = bool(self._record.attempts)

    def _unsaid(self, attempt: Attempt) -> str:
        """Why nothing is said about an answer."""
        if not attempt.asked.question.wants_story:
            return "no story"
        if not attempt.unheard:
            return "not yet"
        stand = self._mending.hearing.stand(attempt.id) if self._mending is not None else None
        return f"words {percent(stand.progress)}" if stand is not None and stand.under_way else "no words"

    def _letters(self, attempt_id: str) -> list[str]:
        found = self._record.fullest()[attempt_id].elements
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
        next_words = plain(next_step(self._record, self._structure))
        key = Content.styled(
            "\nEnter tells what of an answer was done, and what was not."
            if self._record.plan.drill is not None
            else "\nEnter opens an answer. Found: the letters of its elements, ? when unsure, – when not.",
            MUTED,
        )
        return Content.assemble(("Next  ", "bold $text-primary"), next_words) + key

    @on(DataTable.RowSelected, "#answers")
    def _open(self, event: DataTable.RowSelected) -> None:
        record = self._record
        chosen = next(a for a in record.attempts if a.id == event.row_key.value)
        attempt = next((a for a in record.attempts if a.id == chosen.follows), chosen)
        drill = record.plan.drill
        if drill is not None and attempt.id in record.drilled:
            screen = DrillScreen(drill, record.drilled[attempt.id], attempt.asked.question.text, over=True)
            self.app.push_screen(screen, partial(self._told_drill, attempt))
        else:
            self._feedback(attempt)

    def _told_drill(self, attempt: Attempt, wish: DrillWish | None) -> None:
        if wish == "feedback":
            self._feedback(attempt)

    def _feedback(self, attempt: Attempt) -> None:
        record = self._record
        assessment = record.assessments.get(attempt.id)
        if assessment is None:
            if attempt.unheard:
                self._mend(attempt.id)
            else:
                toast(self, "This answer was not assessed.")
            return
        session, structure = self._session, self._services.structure(attempt.structure)
        screen = FeedbackScreen(
            whole_answer(attempt, record.attempts),
            whole_assessment(attempt, assessment, record.joined),
            structure,
            self._services.bands(structure),
            relabel=None if session is None else relabel(session, attempt),
            letters_to=len(attempt.answer),
            journal=self._journal(),
            linker=StoryLinker(self._services, record.id),
            followed=why_asked(attempt, record.attempts, record.probed_why),
            drill=record.plan.drill,
        )
        self.app.push_screen(screen, partial(self._left_feedback, attempt.id))

    def _left_feedback(self, attempt_id: str, wish: Wish | None) -> None:
        if wish == "edit":
            self._mend(attempt_id)
        else:
            self._refresh(wish)

    @work
    async def _mend(self, attempt_id: str) -> None:
        """See to the words of a spoken answer."""
        mending = self._mending
        if mending is None:
            return
        try:
            if mending.get(attempt_id).unheard:
                await mending.unheard(attempt_id, running=False)
            else:
                await mending.edit(attempt_id)
        except SesprepError as error:
            toast_error(self, error)
        self._refresh(None)

    def _journal(self) -> Path:
        return journal_path(self._services.places, self._record.id, self._record.started)

    def _refresh(self, _wish: object) -> None:
        if self._session is not None:
            session = self._session
            update = {
                "attempts": tuple(session.attempts),
                "assessments": dict(session.assessments),
                "joined": dict(session.joined),
                "drilled": dict(session.drilled),
            }
            self._record = self._record.model_copy(update=update)
            row = self.query_one("#answers", DataTable).cursor_row
            self._fill()
            self.query_one("#answers", DataTable).move_cursor(row=row)
            self.query_one("#next-step", Static).update(self._next())

    def action_back(self) -> None:
        """Leave."""
        self.dismiss(None)
