"""Writes a debrief of a real interview; what is typed goes to its file while it is typed."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Select, Static, TextArea

from sesprep.domain.debrief import Debrief
from sesprep.errors import SesprepError
from sesprep.storage.debriefs import load_debriefs, replace_debrief, save_debrief
from sesprep.tui.commands import bindings
from sesprep.tui.debrief_form import DebriefFields, QuestionFields, debrief_of, fields_of, free_id
from sesprep.tui.room import Room
from sesprep.tui.screens.competencies import CompetenciesScreen
from sesprep.tui.screens.settings import read_date
from sesprep.tui.services import Services
from sesprep.tui.toasts import toast_error, toast_warning
from sesprep.tui.widgets.competency_pick import CompetencyPick
from sesprep.tui.widgets.debrief_question import DebriefQuestionBox, feeling
from sesprep.tui.widgets.fields import LineField, TextField
from sesprep.tui.widgets.top_bar import TopBar

EVERY = 2.5
"""Seconds between looks at whether something is to be written."""


class DebriefScreen(Room[bool]):
    """Gives back whether anything was written; leaving it keeps what was typed."""

    NAME = "debrief"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#debrief-title"

    def __init__(self, services: Services, before: Debrief | None = None) -> None:
        """Begin with `before`, or with an empty page."""
        super().__init__()
        self._services = services
        self._saved = before
        self._begin = fields_of(before) if before else DebriefFields(services.today())
        self._kept = self._begin
        self._boxes: list[DebriefQuestionBox] = []
        framework = services.framework()
        wanted = before.framework if before and before.framework in services.frameworks.ids() else framework.id
        self._framework = services.frameworks.get(str(wanted))

    def body(self) -> ComposeResult:
        """Compose the form."""
        b, blink = self._begin, self._services.blink
        yield TopBar(Content("Debrief of a real interview"), Content(""))
        with VerticalScroll(id="debrief", can_focus=False):
            yield from _line("Position", LineField(b.title, id="debrief-title", placeholder="Or agency", blink=blink))
            yield from _line("Day", LineField(str(b.day), id="debrief-day", blink=blink))
            yield from _line("It felt", feeling(b.felt, "debrief-felt"))
            for fields in (*b.questions, QuestionFields()):
                yield self._box(fields)
            with Horizontal(classes="page"):
                yield Static("Feedback", classes="label", markup=False)
                yield TextField(b.feedback, id="debrief-feedback", blink=blink)
            with Horizontal(classes="page"):
                yield Static("Notes", classes="label", markup=False)
                yield TextField(b.notes, id="debrief-notes", blink=blink)

    def on_mount(self) -> None:
        """Keep what is typed."""
        for name, most in (("#debrief-title", 200), ("#debrief-day", 10)):
            self.query_one(name, Input).max_length = most
        self.set_interval(EVERY, self.checkpoint)

    def _box(self, fields: QuestionFields) -> DebriefQuestionBox:
        box = DebriefQuestionBox(len(self._boxes) + 1, fields, self._services.name_of, blink=self._services.blink)
        self._boxes.append(box)
        return box

    @on(TextArea.Changed)
    def _grow(self, event: TextArea.Changed) -> None:
        """An empty question stands at the end, ready for the next one."""
        last = self._boxes[-1]
        if last.is_mounted and event.text_area in last.query(TextArea) and event.text_area.text.strip():
            self.mount(self._box(QuestionFields()), after=last)

    @on(CompetencyPick.Wanted)
    def _choose(self, event: CompetencyPick.Wanted) -> None:
        """Ask what a question tested; one question may test several."""
        others = (f for f in self._services.frameworks.values if f.id != self._framework.id)
        offered, pick = (self._framework, *others), event.pick
        screen = CompetenciesScreen(offered, pick.chosen, title="What did it test?", blink=self._services.blink)
        self.app.push_screen(screen, lambda refs: None if refs is None else pick.take(refs))

    def fields(self) -> DebriefFields:
        """The form as it is; a day that cannot be read goes to the notes, so that it is not lost."""
        written = self.query_one("#debrief-day", Input).value.strip()
        day, notes = read_date(written), self.query_one("#debrief-notes", TextArea).text
        if day is None and written:
            notes = f"{notes}\nDay: {written}".strip()
        felt = self.query_one("#debrief-felt", Select).value
        questions = tuple(q for q in (box.value for box in self._boxes if box.is_mounted) if not q.empty)
        return DebriefFields(
            day=day or self._begin.day,
            title=self.query_one("#debrief-title", Input).value,
            felt=felt if isinstance(felt, int) else None,
            feedback=self.query_one("#debrief-feedback", TextArea).text,
            notes=notes,
            questions=questions,
        )

    def _day_is_wrong(self) -> bool:
        written = self.query_one("#debrief-day", Input).value.strip()
        return bool(written) and read_date(written) is None

    def checkpoint(self) -> None:
        """Write what was typed since the last time; a day that is still being typed waits."""
        if not self._day_is_wrong():
            self._write()

    def keep(self) -> None:
        """Write what was typed, as it is."""
        self._write()

    def _write(self) -> bool:
        fields = self.fields()
        if fields == self._kept or (fields.empty and self._saved is None):
            return True
        places = self._services.places
        try:
            if self._saved is None:
                taken = [known.id for known in load_debriefs(places).debriefs]
                debrief = debrief_of(fields, free_id(fields, taken), self._framework.id)
                save_debrief(places, debrief)
            else:
                debrief = debrief_of(fields, self._saved.id, self._saved.framework)
                replace_debrief(places, self._saved, debrief)
        except SesprepError as error:
            toast_error(self, error, "Not saved")
            return False
        self._saved, self._kept = debrief, fields
        self.query_one(TopBar).say_right(Content("saved"))
        return True

    def action_done(self) -> None:
        """Keep it and leave."""
        if self._day_is_wrong():
            toast_warning(self, "A date looks like 2027-01-31.")
            self.query_one("#debrief-day").focus()
        elif self._write():
            self.dismiss(self._saved is not None)

    def action_back(self) -> None:
        """Keep it and leave."""
        self.action_done()


def _line(label: str, widget: Select[int] | LineField) -> ComposeResult:
    with Horizontal(classes="line"):
        yield Static(label, classes="label", markup=False)
        yield widget
