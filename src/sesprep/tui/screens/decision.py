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
from sesprep.tui.wrapped import Wrapped

STYLES: dict[BoardVerdict, str] = {
    "evidence": "bold $text-success",
    "not-enough": "bold $text-warning",
    "not-asked": f"bold {MUTED}",
    "not-heard": f"bold {MUTED}",
}


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
            yield Static(Wrapped(self._told), id="decision-told")

    def _told(self, width: int) -> Content:
        blocks = [plain(self._decision.says, "bold")]
        blocks += [_one(row, width) for row in self._decision.qualifications]
        if self._further:
            lines = [Content.styled("Why the panel asked further", "bold $text-primary")]
            lines += [_hung(f"{number}  ", words, width) for number, words in enumerate(self._further, start=1)]
            blocks.append(Content("\n").join(lines))
        notes = [_hung("· ", caution, width) for caution in self._decision.cautions]
        for fact in self._decision.facts:
            notes.append(_hung("· ", f"{fact.says} Source, {fact.certainty}: {fact.source}", width))
        if notes:
            blocks.append(Content("\n").join([Content.styled("Mind", "bold $text-primary"), *notes]))
        return Content("\n\n").join(blocks)

    def action_next(self) -> None:
        """Go on."""
        self.dismiss(None)

    def action_back(self) -> None:
        """Go on."""
        self.dismiss(None)


def _one(row: QualificationDecision, width: int) -> Content:
    head = Content.assemble(plain(row.name, "bold"), "  ", (VERDICT_WORDS[row.verdict], STYLES[row.verdict]))
    return Content("\n").join([head, *(_hung("  · ", reason, width) for reason in row.reasons)])


def _hung(head: str, words: str, width: int) -> Content:
    return hang(Content(head), plain(words), width)
