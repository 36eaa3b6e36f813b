"""The form of a question: every field with its label above and what is wrong below."""

from collections.abc import Mapping
from typing import get_args

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Select, Static, TextArea

from sesprep.domain.bank import Kind
from sesprep.tui.plain import plain
from sesprep.tui.question_form import LEVELS, QuestionForm
from sesprep.tui.question_told import NameOf
from sesprep.tui.widgets.competency_pick import CompetencyPick
from sesprep.tui.widgets.fields import LineField, TextField
from sesprep.tui.widgets.probe_rows import ProbeRows

KINDS: tuple[Kind, ...] = get_args(Kind)
TOLD = ("text", "kind", "competencies", "parts", "minutes", "probes", *LEVELS, "notes")


class QuestionFields(VerticalScroll, can_focus=False):
    """Holds a form; says when something changed."""

    class Changed(Message):
        """Something was typed or chosen."""

    def __init__(self, form: QuestionForm, name_of: NameOf, *, blink: bool = True) -> None:
        """Begin with `form`."""
        super().__init__(id="question-fields")
        self._form = form
        self._name_of = name_of
        self._blink = blink

    def compose(self) -> ComposeResult:
        """Compose one field below the other."""
        form = self._form
        yield from self._field("text", "Question", self._area("text", form.text, "As a panel says it aloud"))
        yield from self._field("competencies", "Competencies", CompetencyPick(form.competencies, self._name_of))
        kinds = [(Content(kind.replace("-", " ").capitalize()), kind) for kind in KINDS]
        kind = form.kind if form.kind in KINDS else KINDS[0]
        select: Select[str] = Select(kinds, value=kind, allow_blank=False, compact=True, id="field-kind")
        yield from self._field("kind", "Kind", select)
        parts = self._area("parts", "\n".join(form.parts), "Such as: What you protected")
        yield from self._field("parts", "Parts, one on each line", parts)
        yield from self._field("probes", "Follow-ups", ProbeRows(form.probes, form.aims, blink=self._blink))
        minutes = LineField(form.minutes, id="field-minutes", placeholder="such as 4", blink=self._blink)
        yield from self._field("minutes", "Minutes for the answer", minutes)
        for name, label in zip(LEVELS, ("1, weak", "3, sound", "5, outstanding"), strict=True):
            area = self._area(name, getattr(form, name), "What such an answer shows")
            yield from self._field(name, f"Level {label}", area)
        yield from self._field("notes", "Notes, shown on request", self._area("notes", form.notes, "How to answer it"))

    def _area(self, name: str, text: str, hint: str) -> TextField:
        return TextField(text, id=f"field-{name}", placeholder=hint, blink=self._blink)

    def _field(self, name: str, label: str, widget: Widget) -> ComposeResult:
        with Vertical(classes="field"):
            yield Static(label, classes="field-label", markup=False)
            yield widget
            yield Static("", id=f"told-{name}", classes="field-told")

    @property
    def form(self) -> QuestionForm:
        """What stands in the fields now."""
        rows = self.query_one(ProbeRows)
        texts = {name: self.query_one(f"#field-{name}", TextArea).text for name in ("text", *LEVELS, "notes")}
        return QuestionForm(
            kind=str(self.query_one("#field-kind", Select).value),
            competencies=self.query_one(CompetencyPick).chosen,
            parts=tuple(line for line in self.query_one("#field-parts", TextArea).text.split("\n") if line.strip()),
            minutes=self.query_one("#field-minutes", Input).value,
            probes=rows.probes,
            aims=rows.aims,
            **texts,
        )

    def choose(self, competencies: tuple[str, ...]) -> None:
        """Take the competencies that were chosen."""
        self.query_one(CompetencyPick).take(competencies)

    def tell(self, wrong: Mapping[str, str], advice: Mapping[str, str]) -> None:
        """Say under each field what is wrong with it, or else what would be better."""
        for name in TOLD:
            told = self.query_one(f"#told-{name}", Static)
            content = (
                plain(wrong[name], "$text-error") if name in wrong else plain(advice.get(name, ""), "$text-warning")
            )
            told.update(content)
            told.display = bool(content.plain)

    def begin(self, name: str) -> None:
        """Put the cursor into a field."""
        field = self.query_one("#probe-0" if name == "probes" else f"#field-{name}")
        field.focus()

    @on(TextArea.Changed)
    @on(Input.Changed)
    @on(Select.Changed)
    @on(CompetencyPick.Changed)
    def _changed(self) -> None:
        self.post_message(self.Changed())
