"""A form: a label and a field on each line, and under it what is wrong."""

from collections.abc import Callable, Collection, Mapping, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Checkbox, Input, Select, Static, TextArea

from sesprep.tui.form import FormField, Values
from sesprep.tui.plain import plain
from sesprep.tui.widgets.competency_pick import CompetencyPick
from sesprep.tui.widgets.fields import LineField, TextField
from sesprep.tui.widgets.form_rows import FormRows


class FormFields(VerticalScroll, can_focus=False):
    """Holds a form; says when something changed."""

    class Changed(Message):
        """Something was typed or chosen."""

    def __init__(
        self, fields: Sequence[FormField], values: Values, name_of: Callable[[str], str], *, blink: bool = True
    ) -> None:
        """Begin with `values`; `name_of` gives the plain name of a competency."""
        super().__init__(id="form-fields")
        self._fields = tuple(fields)
        self._begin = values
        self._name_of = name_of
        self._blink = blink

    def compose(self) -> ComposeResult:
        """Compose one field below the other."""
        for field in self._fields:
            if field.kind == "head":
                yield Static(field.label, classes="form-head", markup=False)
                continue
            with Horizontal(classes="entry", id=f"entry-{field.name}"):
                yield Static(field.label, classes="entry-label", markup=False)
                with Vertical(classes="entry-body"):
                    yield self._widget(field)
                    yield Static("", id=f"told-{field.name}", classes="field-told")

    def _widget(self, field: FormField) -> Widget:
        texts, id_ = self._begin.get(field.name, ()), f"field-{field.name}"
        match field.kind:
            case "text" | "lines":
                return TextField("\n".join(texts), id=id_, placeholder=field.hint, blink=self._blink)
            case "choice":
                options = [(plain(name), value) for value, name in field.options]
                known = texts and texts[0] in [value for value, _ in field.options]
                value = texts[0] if known else field.options[0][0]
                return Select(options, value=value, allow_blank=False, compact=True, id=id_)
            case "rows":
                return FormRows(field.name, field.columns, texts, blink=self._blink)
            case "competencies":
                return CompetencyPick(texts, self._name_of)
            case _:
                return LineField("".join(texts[:1]), id=id_, placeholder=field.hint, blink=self._blink)

    @property
    def values(self) -> Values:
        """What stands in the fields now."""
        return {field.name: self._value(field) for field in self._fields if field.kind != "head"}

    def _value(self, field: FormField) -> tuple[str, ...]:
        if field.kind == "competencies":
            return self.query_one(CompetencyPick).chosen
        widget = self.query_one(f"#field-{field.name}")
        match widget:
            case FormRows():
                return widget.cells
            case TextArea() if field.kind == "lines":
                return tuple(line for line in widget.text.split("\n") if line.strip())
            case TextArea():
                return (widget.text,) if widget.text else ()
            case Input():
                return (widget.value,) if widget.value else ()
            case Select():
                return (str(widget.value),)
            case _:
                return ()

    def choose(self, competencies: tuple[str, ...]) -> None:
        """Take the competencies that were chosen."""
        self.query_one(CompetencyPick).take(competencies)

    def tell(self, wrong: Mapping[str, str]) -> None:
        """Say under each field what is wrong with it."""
        for field in self._fields:
            if field.kind != "head":
                told = self.query_one(f"#told-{field.name}", Static)
                told.update(plain(wrong.get(field.name, ""), "$text-error"))
                told.display = field.name in wrong

    def show_only(self, names: Collection[str], among: Collection[str]) -> None:
        """Of the fields `among`, show `names` and those with words in them."""
        values = self.values
        for name in among:
            self.query_one(f"#entry-{name}").display = name in names or bool(values.get(name))

    def begin(self, name: str) -> None:
        """Put the cursor into a field."""
        widget = self.query_one(f"#field-{name}")
        if isinstance(widget, FormRows):
            widget.begin()
        else:
            widget.focus()

    @on(TextArea.Changed)
    @on(Input.Changed)
    @on(Select.Changed)
    @on(CompetencyPick.Changed)
    @on(Checkbox.Changed)
    def _changed(self) -> None:
        self.post_message(self.Changed())
