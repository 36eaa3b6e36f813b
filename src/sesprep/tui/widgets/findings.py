"""The findings of an assessment in order of weight, with the selected one told in full."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sesprep.domain.assessment import SEVERITIES, Assessment, ElementVerdict, Finding, Sight, Verdict
from sesprep.domain.attempt import Attempt
from sesprep.domain.structure import Band, Element, Structure
from sesprep.practice.parts import PartSeen, parts_seen
from sesprep.tui.letters import INKS, VERDICT_MARKS
from sesprep.tui.plain import MUTED, hang, plain
from sesprep.tui.widgets.balance import element_lines

SEEN: dict[Sight, Verdict] = {"shown": "present", "hinted": "unsure", "not-seen": "missing"}
TONES = {"must": "bold $text-error", "should": "bold $text-warning", "consider": f"bold {MUTED}"}


PADDING = 2


class Findings(Vertical):
    """The elements, then the findings; Enter on an element shows its checks, Enter on a finding goes to its place."""

    class ChecksWanted(Message):
        """Show the checks behind an element's strength."""

        def __init__(self, element: str) -> None:
            """For the element with that id."""
            super().__init__()
            self.element = element

    class PlaceWanted(Message):
        """Go to the place of a finding."""

        def __init__(self, finding: Finding) -> None:
            """For that finding."""
            super().__init__()
            self.finding = finding

    def __init__(
        self, attempt: Attempt, assessment: Assessment, structure: Structure, bands: dict[str, Band]
    ) -> None:  # fmt: skip
        """Show what `assessment` says of `attempt`; `bands` are by element id, and none for a part."""
        super().__init__(id="found")
        self._attempt = attempt
        self._structure = structure
        self._bands = bands
        self._width = 76
        self._take(assessment)

    def _take(self, assessment: Assessment) -> None:
        self._assessment = assessment
        self._parts = parts_seen(self._attempt.asked.question, self._attempt.answer, assessment)
        self._findings = sorted(assessment.findings, key=lambda f: SEVERITIES.index(f.severity))

    def compose(self) -> ComposeResult:
        """Compose the list and the full text of the selected finding."""
        yield OptionList(*self._options(), id="found-list")
        with VerticalScroll(id="more-box", can_focus=False):
            yield Static("", id="more")

    def show(self, assessment: Assessment) -> None:
        """Show a newer assessment of the same answer."""
        self._take(assessment)
        listed = self.query_one("#found-list", OptionList)
        index = listed.highlighted
        listed.clear_options()
        listed.add_options(self._options())
        listed.highlighted = index

    def on_resize(self) -> None:
        """Wrap the words anew."""
        width = max(20, self.query_one("#found-list").scrollable_content_region.width - PADDING)
        if width != self._width:
            self._width = width
            self.show(self._assessment)

    def _options(self) -> list[Option | None]:
        elements: list[Option | None] = [
            Option(self._element(element, verdict, INKS[index % len(INKS)]), id=f"e-{element.id}")
            for index, element in enumerate(self._structure.elements)
            if (verdict := self._assessment.elements.get(element.id)) is not None
        ]
        findings = [Option(_head(f, self._width), id=f"f-{i}") for i, f in enumerate(self._findings)]
        nothing = Option(Content.styled(_silence(self._assessment), MUTED), disabled=True)
        return [*elements, None, *self._part_options(), *(findings or [nothing])]

    def _element(self, element: Element, verdict: ElementVerdict, ink: str) -> Content:
        return element_lines(element, verdict, self._bands.get(element.id), ink, self._width)

    def _part_options(self) -> list[Option | None]:
        """Whether each part of the question was spoken of; none for a question of one part."""
        if not self._parts:
            return []
        head = Option(Content.styled("The parts of the question", MUTED), disabled=True)
        rows = [Option(_part(part, self._width), id=f"p-{i}") for i, part in enumerate(self._parts)]
        return [head, *rows, None]

    @on(OptionList.OptionHighlighted, "#found-list")
    def _tell(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self.query_one("#more", Static).update(self._more(event.option_id or ""))

    @on(OptionList.OptionSelected, "#found-list")
    def _open(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        kind, _, name = (event.option_id or "").partition("-")
        if kind == "e":
            self.post_message(self.ChecksWanted(name))
        elif kind == "f":
            self.post_message(self.PlaceWanted(self._findings[int(name)]))

    def _more(self, option_id: str) -> Content:
        kind, _, name = option_id.partition("-")
        if kind == "f":
            finding = self._findings[int(name)]
            go = "" if finding.start is None else "\nEnter goes to the place."
            return Content.assemble(
                ("Why  ", "bold"), plain(finding.why), "\n", ("Try  ", "bold"), plain(finding.try_), (go, MUTED)
            )  # fmt: skip
        if kind == "p":
            return part_words(self._parts[int(name)], self._attempt.answer)
        if kind == "e":
            ask = self._assessment.elements[name].ask
            asks = plain(ask, "bold") if ask else Content(self._structure.element(name).asks)
            return asks + Content.styled("\nEnter shows what its strength is made of.", MUTED)
        return Content("")


def _part(part: PartSeen, width: int) -> Content:
    return hang(
        Content.styled(f"{VERDICT_MARKS[SEEN[part.seen]]}  ", "bold"),
        plain(part.part[:1].upper() + part.part[1:]),
        width,
    )


def part_words(part: PartSeen, text: str) -> Content:
    """The words of the answer that speak of a part, each with the reason."""
    if not part.cues:
        return Content("No words for this part were found. It may be answered in others.")
    said = [plain(f"“{' '.join(text[c.start : c.end].split())}” ({c.says})") for c in part.cues]
    head = "These words speak of it" if part.seen == "shown" else "These words may speak of it"
    return Content("\n").join([Content.styled(head, "bold"), *said])


def _silence(assessment: Assessment) -> str:
    """What it means that no rule spoke; never more than is known."""
    if assessment.story == "too-short":
        return "Too short for the rules to look at."
    if all(verdict.verdict == "present" for verdict in assessment.elements.values()):
        return "No findings."
    return "No findings. See above what is not sure."


def _head(finding: Finding, width: int) -> Content:
    tag = Content.styled(f"{finding.severity.upper():<9}", TONES[finding.severity])
    return hang(tag, plain(finding.message), width)
