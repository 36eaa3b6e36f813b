"""The line that narrows a bank's questions down."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Checkbox, Input, Select

from sesprep.domain.bank import Bank
from sesprep.tui.bank_filter import NO_COMPETENCY, BankFilter
from sesprep.tui.plain import plain
from sesprep.tui.question_told import NameOf
from sesprep.tui.widgets.choices import Tick
from sesprep.tui.widgets.fields import LineField

Labels = list[tuple[Content, str]]


class QuestionFilter(Horizontal):
    """Words, competency, kind, and whether it was never asked."""

    class Changed(Message):
        """Other questions are wanted."""

    def __init__(self, labels: Labels, bank: Bank, *, blink: bool = True) -> None:
        """Offer the competencies of `labels` and the kinds of `bank`."""
        super().__init__(id="question-filter")
        self._labels = labels
        self._kinds = _kinds(bank)
        self._blink = blink

    def compose(self) -> ComposeResult:
        """Compose the four."""
        yield LineField("", id="wanted-words", placeholder="Words to look for", blink=self._blink)
        yield Select(self._labels, prompt="any competency", compact=True, id="wanted-competency")
        yield Select(self._kinds, prompt="any kind", compact=True, id="wanted-kind")
        yield Tick("never asked", compact=True, id="wanted-new")

    @property
    def value(self) -> BankFilter:
        """What is wanted."""
        return BankFilter(
            words=self.query_one("#wanted-words", Input).value,
            competency=_chosen(self.query_one("#wanted-competency", Select)),
            kind=_chosen(self.query_one("#wanted-kind", Select)),
            never_asked=self.query_one("#wanted-new", Checkbox).value,
        )

    def want(self, competency: str, name: str) -> None:
        """Show the questions of one competency, or of a whole qualification, which no question may name as such."""
        select = self.query_one("#wanted-competency", Select)
        if competency not in (value for _, value in self._labels):
            self._labels = [*self._labels, (plain(name), competency)]
            select.set_options(self._labels)
        select.value = competency

    def offer(self, labels: Labels, bank: Bank) -> None:
        """Offer what a changed bank has; what was wanted stays wanted, as far as it is there."""
        kinds = _kinds(bank)
        had = {value for _, value in (*self._labels, *self._kinds)}
        if had >= {value for _, value in (*labels, *kinds)}:  # one too many finds nothing, and harms nobody
            return
        self._labels, self._kinds = labels, kinds
        for id_, options in (("#wanted-competency", labels), ("#wanted-kind", kinds)):
            select = self.query_one(id_, Select)
            before = _chosen(select)
            select.set_options(options)
            if before is not None and before in (value for _, value in options):
                select.value = before

    @on(Input.Changed)
    @on(Select.Changed)
    @on(Checkbox.Changed)
    def _changed(self) -> None:
        self.post_message(self.Changed())

    def begin(self) -> None:
        """Put the cursor into the words."""
        self.query_one("#wanted-words").focus()


def _kinds(bank: Bank) -> Labels:
    kinds = dict.fromkeys(question.kind for question in bank.questions)
    return [(Content(kind.replace("-", " ")), kind) for kind in kinds]


def labels_of(bank: Bank, name_of: NameOf) -> Labels:
    """The competencies that a bank's questions name, in plain names, and one for those that name none."""
    refs = dict.fromkeys(ref for question in bank.questions for ref in question.competencies)
    labels = [(plain(name_of(ref)), ref) for ref in refs]
    without = any(not question.competencies for question in bank.questions)
    return labels + ([(Content("no competency"), NO_COMPETENCY)] if without else [])


def _chosen(select: Select[str]) -> str | None:
    return None if select.value is Select.NULL else str(select.value)
