"""An answer with its feedback: clauses on one side, what was found on the other; how it was spoken is a third."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from sesprep.domain.assessment import SEVERITIES, Assessment
from sesprep.domain.attempt import Attempt
from sesprep.domain.counted import counted
from sesprep.domain.format import Drill
from sesprep.domain.structure import Band, Structure
from sesprep.tui.delivery_words import delivery_of
from sesprep.tui.letters import VERDICT_MARKS
from sesprep.tui.plain import MUTED, plain
from sesprep.tui.widgets.delivery_view import DeliveryView
from sesprep.tui.widgets.findings import Findings
from sesprep.tui.widgets.lettered import Lettered

STORY_WORDS = {
    "specific": "One specific example.",
    "generic": "This is not one specific example:",
    "hypothetical": "This is not one specific example:",
    "too-short": "Too short to judge:",
}
STORY_REASONS = {
    "specific": "",
    "generic": "it says what you usually do. Tell of one time.",
    "hypothetical": "it says what you would do. Tell of one time you did it.",
    "too-short": "write a few sentences about one thing you did.",
}


FOCUS = {"answer": "#clauses", "findings": "#found-list", "delivery": "#delivery-numbers"}


class FeedbackView(Vertical):
    """All sides at once where there is room, one at a time where there is not."""

    def __init__(
        self,
        attempt: Attempt,
        assessment: Assessment,
        structure: Structure,
        bands: dict[str, Band],
        spoken: Attempt | None = None,
        followed: tuple[str, ...] = (),
        drill: Drill | None = None,
    ) -> None:
        """Show `attempt` as `assessment` sees it, and of each follow-up why it was put.

        `spoken` is the same without its follow-ups, for the delivery. A `drill` on a part says what it asks instead of
        whether a story was told.
        """
        super().__init__(id="feedback-view")
        self._attempt = attempt
        self._assessment = assessment
        self._structure = structure
        self._spoken = spoken or attempt
        self._followed = followed
        self._part = drill if drill is not None and not drill.whole else None
        self._bands = bands if self._part is None else {}
        self._side = "answer"

    def compose(self) -> ComposeResult:
        """Compose the verdict and both sides."""
        yield Static(self._verdict(), id="verdict")
        with Horizontal(id="sides"):
            yield Lettered(self._attempt, self._assessment, self._structure)
            yield Findings(self._attempt, self._assessment, self._structure, self._bands)
        delivery = delivery_of(self._spoken, self._assessment)
        if delivery is not None and self._spoken.transcript is not None:
            yield DeliveryView(delivery, self._spoken.transcript, self._structure)

    def on_mount(self) -> None:
        """Name the sides."""
        self.query_one("#lettered").border_title = Content("Your answer")
        self.query_one("#found").border_title = Content("What was found")
        self.flip(to_findings=False)

    @property
    def lettered(self) -> Lettered:
        """The side with the clauses."""
        return self.query_one(Lettered)

    def show(self, assessment: Assessment) -> None:
        """Let everything follow a newer assessment."""
        self._assessment = assessment
        self.query_one("#verdict", Static).update(self._verdict())
        self.lettered.show(assessment)
        self.query_one(Findings).show(assessment)
        delivery = delivery_of(self._spoken, assessment)
        for view in self.query(DeliveryView):
            if delivery is not None:
                view.show(delivery)

    def flip(self, *, to_findings: bool | None = None) -> None:
        """Bring the next side, or the named one, to the front and give it the cursor."""
        sides = [side for side in FOCUS if side != "delivery" or self.query(DeliveryView)]
        if to_findings is None:
            self._side = sides[(sides.index(self._side) + 1) % len(sides)]
        else:
            self._side = "findings" if to_findings else "answer"
        self.set_class(self._side == "findings", "-findings")
        self.set_class(self._side == "delivery", "-delivery")
        self.query_one(FOCUS[self._side]).focus()

    def _verdict(self) -> Content:
        a = self._assessment
        reason = a.story_reason or STORY_REASONS[a.story]
        tone = "$text-success" if a.story == "specific" else "bold $text-warning"
        first = Content.assemble((STORY_WORDS[a.story], tone), " ", plain(reason))
        if self._part is not None:
            first = Content.assemble(("Drill  ", "bold $text-primary"), plain(self._part.asks))
        marks = [
            f"{e.letter} {VERDICT_MARKS[v.verdict]}"
            for e in self._structure.elements
            if (v := a.elements.get(e.id)) is not None
        ]
        second = Content.assemble((counted(a.words, "word"), MUTED), "   ", ("  ".join(marks), "bold"))
        weightiest = sorted(a.findings, key=lambda f: SEVERITIES.index(f.severity))[:1]
        lines = [first, second, *(Content.assemble(("Try next  ", "bold"), plain(f.try_)) for f in weightiest)]
        lines += [plain(line, MUTED) for line in self._followed]
        return Content("\n").join(lines)
