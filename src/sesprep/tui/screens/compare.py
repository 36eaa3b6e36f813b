"""Two attempts side by side."""

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sesprep.domain.session import SessionRecord
from sesprep.domain.story import Story
from sesprep.review.compare import Comparison, Side, compare
from sesprep.tui.amounts import day_and_time, elapsed_time, figure
from sesprep.tui.change_words import NAME, SIDE, element_rows, finding_rows, models_line, text_difference
from sesprep.tui.commands import bindings
from sesprep.tui.plain import MUTED, hang, plain, short
from sesprep.tui.room import Room
from sesprep.tui.services import Services
from sesprep.tui.widgets.top_bar import TopBar


class CompareScreen(Room[None]):
    """Shows numbers and findings on one side, the words that changed on the other; V switches where it is narrow."""

    NAME = "compare"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#numbers-side"

    def __init__(
        self,
        one: tuple[SessionRecord, str],
        other: tuple[SessionRecord, str],
        services: Services,
        stories: tuple[Story, ...] = (),
    ) -> None:
        """Compare two answers, each by its record and id. Raises BadInputError for an id that is not there."""
        super().__init__()
        self.comparison: Comparison = compare(one, other, stories)
        self._services = services

    def body(self) -> ComposeResult:
        """Compose both sides."""
        found = self.comparison
        title = _question(found.after) if found.same_question else f"Story: {', '.join(found.stories)}"
        yield TopBar(plain(short(title, max(20, self.app.size.width - 24))), Content("earlier → later"))
        with Horizontal(id="compare-sides"):
            with VerticalScroll(id="numbers-side") as left:
                left.border_title = Content("What changed")
                yield Static("", id="compare-numbers")
            with VerticalScroll(id="text-side") as right:
                right.border_title = Content("The words: [-gone-] {+new+}")
                yield Static(text_difference(self.comparison.text), id="compare-text")

    def on_resize(self) -> None:
        """Wrap the findings anew."""
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        width = max(40, self.query_one("#numbers-side").scrollable_content_region.width - 2)
        self.query_one("#compare-numbers", Static).update(self._numbers(width))

    def _numbers(self, width: int) -> Content:
        found = self.comparison
        structure = self._services.structure(found.after.attempt.structure)
        blocks = [self._figures()]
        if not found.same_question:
            heads = (("Earlier  ", found.before), ("Later    ", found.after))
            asked = [hang(Content.styled(head, "bold"), plain(_question(side)), width) for head, side in heads]
            blocks.insert(0, Content("\n").join(asked))
        elif found.stories:
            blocks.insert(0, Content.assemble((f"{'Story':<{NAME}}", "bold"), plain(", ".join(found.stories))))
        if found.change is None:
            blocks.append(Content.styled("One of them was never checked.", MUTED))
        else:
            blocks.append(element_rows(found.change, self._services.structures.values, self._services.bands(structure)))
            blocks.append(finding_rows(found.change, width))
            blocks.append(models_line(found.change))
        return Content("\n\n").join(blocks)

    def _figures(self) -> Content:
        before, after = self.comparison.before, self.comparison.after
        rows = (
            ("When", day_and_time(before.attempt.started), day_and_time(after.attempt.started)),
            ("Words", str(before.words), str(after.words)),
            ("Minutes", _minutes(before), _minutes(after)),
            ("Strength", f"{figure(before.strength)} of 3", f"{figure(after.strength)} of 3"),
            ("Your rating", _rating(before), _rating(after)),
        )
        return Content("\n").join(
            Content.assemble((f"{name:<{NAME}}", "bold"), (f"{old:<{SIDE}}", MUTED), "  ", new)
            for name, old, new in rows
        )

    def action_view(self) -> None:
        """Bring the other side to the front."""
        self.toggle_class("-text")
        self.query_one("#text-side" if self.has_class("-text") else "#numbers-side").focus()

    def action_back(self) -> None:
        """Leave."""
        self.dismiss(None)


def _question(side: Side) -> str:
    return side.attempt.asked.question.text


def _minutes(side: Side) -> str:
    limit = side.attempt.limit
    return elapsed_time(side.attempt.seconds) + (f" of {elapsed_time(limit)}" if limit else "")


def _rating(side: Side) -> str:
    return f"{side.attempt.rating} of 5" if side.attempt.rating else "–"
