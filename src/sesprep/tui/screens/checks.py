"""The checks behind an element's strength."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sesprep.domain.assessment import ElementVerdict
from sesprep.domain.structure import Element
from sesprep.tui.commands import bindings
from sesprep.tui.letters import VERDICT_WORDS, strength_dots
from sesprep.tui.plain import MUTED, plain, short
from sesprep.tui.room import ModalRoom


class ChecksScreen(ModalRoom[None]):
    """Shows what an element has and lacks, and the clause that comes nearest when it was not found."""

    NAME = "checks"
    BINDINGS = bindings(NAME)

    def __init__(self, element: Element, verdict: ElementVerdict, answer: str) -> None:
        """Show `verdict` on `element` in `answer`."""
        super().__init__()
        self._element = element
        self._verdict = verdict
        self._answer = answer

    def body(self) -> ComposeResult:
        """Compose the checks."""
        with VerticalScroll(classes="box") as box:
            box.border_title = Content(f"{self._element.name}: {VERDICT_WORDS[self._verdict.verdict]}")
            box.border_subtitle = Content("Esc closes")
            yield Static(self._told())

    def _told(self) -> Content:
        verdict = self._verdict
        lines = [
            Content(self._element.asks),
            Content.assemble(("Strength  ", "bold"), strength_dots(verdict.strength), "\n"),
        ]
        for check in verdict.checks:
            mark, tone = ("✓", "$text-success") if check.met else ("–", MUTED)
            lines.append(Content.assemble((f" {mark} ", tone), plain(check.says)))
        if not verdict.checks:
            lines.append(Content.styled("No checks were made.", MUTED))
        if verdict.ask:
            lines.append(Content("\n") + plain(verdict.ask, "italic"))
        if verdict.nearest is not None:
            words = short(self._answer[verdict.nearest.start : verdict.nearest.end], 200)
            lines.append(Content.assemble("\n", ("Nearest to it: ", "bold"), "“", plain(words), "”"))
            lines.append(Content.assemble(("It lacks: ", "bold"), plain(verdict.nearest.lacks)))
        return Content("\n").join(lines)

    def action_back(self) -> None:
        """Close."""
        self.dismiss(None)
