"""A board's decision, in its own terms: evidence or not enough evidence, never a mark."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sesprep.practice.decision import VERDICT_WORDS, Decision, QualificationDecision
from sesprep.practice.decision import Verdict as BoardVerdict
from sesprep.tui.commands import bindings
from sesprep.tui.plain import MUTED, hang, plain
from sesprep.tui.room import Room
from sesprep.tui.widgets.top_bar import TopBar

STYLES: dict[BoardVerdict, str] = {
    "evidence": "bold $text-success",
    "not-enough": "bold $text-warning",
    "not-asked": f"bold {MUTED}",
    "not-heard": f"bold {MUTED}",
}
MARGIN = 6
"""Cells beside the text."""
WIDEST = 112


class DecisionScreen(Room[None]):
    """Tells the decision for each qualification with its reasons and its source; then the summary follows."""

    NAME = "decision"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#decision"

    def __init__(self, name: str, decision: Decision, further: tuple[str, ...]) -> None:
        """Tell `decision` on the session called `name`, and why the panel asked further, a line for each question."""
        super().__init__()
        self._name = name
        self._decision = decision
        self._further = further

    def body(self) -> ComposeResult:
        """Compose the decision."""
        yield TopBar(plain(f"{self._name} · the board's decision"), Content("N goes on to the summary"))
        with VerticalScroll(id="decision"):
            yield Static(id="decision-told")

    def on_resize(self) -> None:
        """Wrap the words anew."""
        self.query_one("#decision-told", Static).update(self._told())

    def _told(self) -> Content:
        blocks = [plain(self._decision.says, "bold")]
        blocks += [self._one(row) for row in self._decision.qualifications]
        if self._further:
            lines = [Content.styled("Why the panel asked further", "bold $text-primary")]
            lines += [self._hung(f"{number}  ", words) for number, words in enumerate(self._further, start=1)]
            blocks.append(Content("\n").join(lines))
        notes = [self._hung("· ", caution) for caution in self._decision.cautions]
        for fact in self._decision.facts:
            notes.append(self._hung("· ", f"{fact.says} Source, {fact.certainty}: {fact.source}"))
        if notes:
            blocks.append(Content("\n").join([Content.styled("Mind", "bold $text-primary"), *notes]))
        return Content("\n\n").join(blocks)

    def _one(self, row: QualificationDecision) -> Content:
        head = Content.assemble(plain(row.name, "bold"), "  ", (VERDICT_WORDS[row.verdict], STYLES[row.verdict]))
        return Content("\n").join([head, *(self._hung("  · ", reason) for reason in row.reasons)])

    def _hung(self, head: str, words: str) -> Content:
        return hang(Content(head), plain(words), min(self.app.size.width, WIDEST) - MARGIN)

    def action_next(self) -> None:
        """Go on."""
        self.dismiss(None)

    def action_back(self) -> None:
        """Go on."""
        self.dismiss(None)
