"""One question of a real interview, as fields."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Select, Static

from sesprep.tui.debrief_form import QuestionFields
from sesprep.tui.widgets.competency_pick import CompetencyPick
from sesprep.tui.widgets.fields import TextField

FEELINGS = ("1 badly", "2", "3", "4", "5 well")


def feeling(value: int | None, id: str) -> Select[int]:  # noqa: A002 - as Textual has it
    """A choice of 1 to 5, or none."""
    options = [(label, number) for number, label in enumerate(FEELINGS, start=1)]
    return Select(options, prompt="not said", value=value if value else Select.NULL, compact=True, id=id)


class DebriefQuestionBox(Vertical):
    """What was asked, what it seemed to test, how the answer felt, what the panel probed."""

    def __init__(self, number: int, fields: QuestionFields, name_of: Callable[[str], str], *, blink: bool) -> None:
        """Question `number`, from 1, with `fields` in it; `name_of` gives the plain name of a competency."""
        super().__init__(id=f"asked-{number}", classes="asked")
        self._number = number
        self._fields = fields
        self._name_of = name_of
        self._blink = blink

    def compose(self) -> ComposeResult:
        """Compose the fields."""
        f, n, blink = self._fields, self._number, self._blink
        yield from _line(
            f"Question {n}",
            TextField(f.text, id=f"asked-text-{n}", placeholder="As well as you remember it", blink=blink),
        )
        yield from _line("It tested", CompetencyPick(f.competencies, self._name_of, id=f"asked-tests-{n}"))
        yield from _line("It felt", feeling(f.felt, f"asked-felt-{n}"))
        yield from _line("They probed", TextField(f.probed, id=f"asked-probed-{n}", blink=blink))
        yield from _line("Notes", TextField(f.notes, id=f"asked-notes-{n}", blink=blink))

    @property
    def value(self) -> QuestionFields:
        """What the fields hold now."""
        n = self._number
        felt = self.query_one(f"#asked-felt-{n}", Select).value
        return QuestionFields(
            text=self.query_one(f"#asked-text-{n}", TextField).text,
            competencies=self.query_one(f"#asked-tests-{n}", CompetencyPick).chosen,
            felt=int(felt) if isinstance(felt, int) else None,
            probed=self.query_one(f"#asked-probed-{n}", TextField).text,
            notes=self.query_one(f"#asked-notes-{n}", TextField).text,
        )


def _line(label: str, widget: CompetencyPick | Select[int] | TextField) -> ComposeResult:
    with Horizontal(classes="line"):
        yield Static(label, classes="label", markup=False)
        yield widget
