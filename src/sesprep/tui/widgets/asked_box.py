"""A question as the panel puts it, with what it tests below."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sesprep.domain.bank import Question
from sesprep.domain.framework import Framework
from sesprep.tui.plain import plain


class AskedBox(VerticalScroll):
    """Shows a question whose placeholders are filled."""

    def __init__(self, question: Question, framework: Framework) -> None:
        """Show `question`, its competencies named as `framework` has them."""
        super().__init__(id="question-box")
        self._question = question
        self._framework = framework

    def compose(self) -> ComposeResult:
        """Compose the question and what it tests."""
        yield Static(plain(self._question.text), id="question-text")
        yield Static(self._aim(), id="question-aim")

    def show(self, question: Question, framework: Framework) -> None:
        """Show another question."""
        self._question, self._framework = question, framework
        self.query_one("#question-text", Static).update(plain(question.text))
        self.query_one("#question-aim", Static).update(self._aim())

    def _aim(self) -> Content:
        question, framework = self._question, self._framework
        inside = [ref for ref in question.competencies if ref.startswith(f"{framework.id}/")]
        names = ", ".join(framework.name_of(ref) for ref in inside) or "no named competency"
        lines = [Content.assemble("Tests: ", plain(names))]
        lines += [Content.assemble("  · ", plain(part)) for part in question.parts]
        lines += [plain(question.notes)] if question.notes else []
        return Content("\n").join(lines)
