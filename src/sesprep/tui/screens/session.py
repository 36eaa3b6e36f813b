"""A past session as it was given, with the assessments of that day."""

from pathlib import Path

from textual import on, work
from textual.content import Content
from textual.widgets import DataTable, Static

from sesprep.domain.attempt import Attempt
from sesprep.domain.session import SessionRecord
from sesprep.errors import SesprepError
from sesprep.tui.amounts import elapsed_time
from sesprep.tui.commands import bindings
from sesprep.tui.comparing import Comparing
from sesprep.tui.delivery_words import delivery_of, delivery_says
from sesprep.tui.drill_rows import check_lines, marks_of, number_of
from sesprep.tui.joined_view import whole_answer, whole_assessment
from sesprep.tui.mending import mend_past
from sesprep.tui.past import Past
from sesprep.tui.plain import MUTED, cell, hang, plain, short
from sesprep.tui.screens.export import ExportScreen
from sesprep.tui.screens.note import NoteScreen
from sesprep.tui.screens.recheck import RecheckScreen
from sesprep.tui.screens.summary import SummaryScreen
from sesprep.tui.services import Services
from sesprep.tui.story_link import StoryLinker
from sesprep.tui.toasts import toast, toast_error

OTHERS = 52
"""Cells that the other columns and their gaps take."""


class RecordScreen(SummaryScreen):
    """Shows a past session; nothing of it is lost: notes, stars and mended words are added to it."""

    NAME = "record"
    BINDINGS = bindings(NAME)
    HEADING = "Past session"

    def __init__(self, record: SessionRecord, services: Services, *, path: Path) -> None:
        """Show `record`, whose journal is at `path`."""
        super().__init__(record, services)
        self._path = path
        self._past = Past(services.places, services.clock.now)
        self._linker = StoryLinker(services, record.id)

    def _fill(self) -> None:
        table = self.query_one("#answers", DataTable)
        row = table.cursor_row
        table.clear(columns=True)
        if self._record.plan.drill is not None:
            self._fill_drill(table)
            table.move_cursor(row=row)
            return
        room = max(18, self.app.size.width - OTHERS)
        widths = (("#", 4), ("Question", room), ("Found", 11), ("Time", 6), ("You", 3), ("Must", 4), ("", 5))
        for label, width in widths:
            table.add_column(cell(label), width=width)
        for attempt in self._record.attempts:
            table.add_row(*self._cells(attempt, room), key=attempt.id)
        table.display = bool(self._record.attempts)
        table.move_cursor(row=row)

    def _cells(self, attempt: Attempt, room: int) -> list[object]:
        record = self._record
        found = record.assessments.get(attempt.id) if attempt.asked.question.wants_story else None
        asked = attempt.probe.text if attempt.probe else attempt.asked.question.text
        texts = (
            number_of(attempt),
            short(f"↳ {asked}" if attempt.probe else asked, room),
            " ".join(self._letters(attempt.id)) if found else self._unsaid(attempt),
            elapsed_time(attempt.seconds),
            str(attempt.rating) if attempt.rating else "–",
            str(sum(f.severity == "must" for f in found.findings)) if found else "",
            marks_of(record, attempt),
        )
        return [cell(text) for text in texts]

    def _next(self) -> Content:
        attempt = self._selected()
        if attempt is None:
            return Content("No question was answered in this session. Esc goes back.")
        width = max(40, self.app.size.width - 6)
        hear = " F7 plays it; E mends its words." if attempt.audio else ""
        drilled = self._record.drilled.get(attempt.id)
        opens = "tells what was done" if drilled else "opens an answer with its feedback of that day"
        lines = [Content.styled(f"Enter {opens}.{hear}", MUTED)]
        if drilled:
            lines.insert(0, check_lines(drilled, width))
        if note := self._record.notes.get(attempt.id):
            lines.insert(0, hang(Content.styled("Note  ", "bold $text-primary"), plain(note), width))
        if spoken := delivery_of(attempt, self._record.assessments.get(attempt.id)):
            lines.insert(0, hang(Content.styled("Spoken  ", "bold $text-primary"), plain(delivery_says(spoken)), width))
        if titles := self._linker.titles(attempt.follows or attempt.id):
            told = plain("; ".join(titles))
            lines.insert(0, hang(Content.styled("Story  ", "bold $text-primary"), told, width))
        asked = attempt.probe.text if attempt.probe else attempt.asked.question.text
        lines.insert(0, hang(Content.styled("Question  ", "bold $text-primary"), plain(asked), width))
        kept = len(self._record.rechecks.get(attempt.id, ()))
        if kept:
            lines.append(Content.styled(f"Checked again and kept: {kept} × (R shows today's).", MUTED))
        return Content("\n").join(lines)

    def _journal(self) -> Path:
        return self._path

    def action_listen(self) -> None:
        """Hear the selected answer."""
        attempt = self._selected()
        if attempt is None:
            return
        if attempt.medium != "spoken":
            toast(self, "This answer was typed, so there is nothing to hear.")
            return
        from sesprep.tui.screens.playback import PlaybackScreen  # typed answers need nothing of it

        structure = self._services.structure(attempt.structure)
        found = self._record.assessments.get(attempt.id)
        self.app.push_screen(PlaybackScreen(attempt, found, structure, self._path))

    def action_edit(self) -> None:
        """Mend the words of the selected spoken answer, and have them checked again."""
        attempt = self._selected()
        if attempt is not None and attempt.medium == "spoken":
            self._mend(attempt.id)
        elif attempt is not None:
            toast(self, "This answer was typed, and stays as it was given.")

    @work
    async def _mend(self, attempt_id: str) -> None:
        """See to the words of a spoken answer; those that were never written down are now."""
        try:
            self._record = self._past.record(self._record.id)
            await mend_past(self.app, self._services, self._record, self._path, attempt_id)
            self._renew()
        except SesprepError as error:
            self._tell(error)

    def _selected(self) -> Attempt | None:
        attempts = self._record.attempts
        row = self.query_one("#answers", DataTable).cursor_row if self.is_mounted else 0
        return attempts[row] if 0 <= row < len(attempts) else None

    @on(DataTable.RowHighlighted, "#answers")
    def _moved(self) -> None:
        self.query_one("#next-step", Static).update(self._next())

    def _renew(self) -> None:
        self._record = self._past.record(self._record.id)
        self._fill()
        self._moved()

    def action_stories(self) -> None:
        """Say which story the selected answer told."""
        chosen, record = self._selected(), self._record
        lead = next((a for a in record.attempts if chosen and a.id == (chosen.follows or chosen.id)), None)
        if lead is None:
            return
        found = record.assessments.get(lead.id)
        whole = whole_answer(lead, record.attempts)
        self._linker.ask(self, whole, whole_assessment(lead, found, record.joined) if found else None)

    def action_undo(self) -> None:
        """Take the last link back."""
        self._linker.undo(self)
        self._moved()

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        """Leave out what cannot be done just now."""
        return self._linker.can_undo if action == "undo" else True

    def on_screen_resume(self) -> None:
        """Show the story that was linked meanwhile."""
        if self._record.attempts and self.query("#next-step"):
            self._moved()

    def action_star(self) -> None:
        """Put a star on the selected answer, or take it off."""
        attempt = self._selected()
        if attempt is None:
            return
        try:
            self._past.set_star(self._path, attempt.id, attempt.id not in self._record.starred)
            self._renew()
        except SesprepError as error:
            self._tell(error)

    def action_note(self) -> None:
        """Write a note on the selected answer."""
        attempt = self._selected()
        if attempt is not None:
            before = self._record.notes.get(attempt.id, "")
            screen = NoteScreen(before, lambda text: self._write(attempt, text), blink=self._services.blink)
            self.app.push_screen(screen)

    def _write(self, attempt: Attempt, text: str) -> bool:
        try:
            self._past.write_note(self._path, attempt.id, text)
            self._renew()
        except SesprepError as error:
            self._tell(error)
            return False
        return True

    def action_recheck(self) -> None:
        """Check the selected answer again with today's model."""
        attempt = self._selected()
        before = self._record.assessments.get(attempt.id) if attempt else None
        if attempt is None or before is None:
            toast(self, "This answer was never checked.")
            return
        screen = RecheckScreen(attempt, before, self._record.plan.framework, self._services, self._path)
        self.app.push_screen(screen, lambda kept: self._renew() if kept else None)

    def action_compare(self) -> None:
        """Put the selected answer beside another one to its question or with its story."""
        attempt = self._selected()
        if attempt is not None:
            Comparing(self._services, self._record).ask(self, attempt)

    def action_export(self) -> None:
        """Write this session to a file."""
        self.app.push_screen(ExportScreen((self._record.id,), self._services))

    def _tell(self, error: SesprepError) -> None:
        toast_error(self, error)
