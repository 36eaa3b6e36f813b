"""The live strip: which elements the answer holds so far, and their share of the words."""

from collections.abc import Mapping, Sequence

from textual.content import Content
from textual.widgets import Static

from sesprep.domain.assessment import Verdict
from sesprep.domain.structure import Element, Structure
from sesprep.tui.amounts import percent
from sesprep.tui.letters import INKS, VERDICT_MARKS
from sesprep.tui.plain import MUTED


class LiveStrip(Static):
    """One line: a mark, a name and a share for each element."""

    def __init__(self, structure: Structure, asked: Sequence[Element] | None = None) -> None:
        """Start with nothing found; where only some elements are `asked`, the others are left out."""
        self._structure = structure
        self._asked = structure.elements if asked is None else asked
        super().__init__(self._line({}, {}), id="strip")

    def show(self, present: Mapping[str, Verdict], shares: Mapping[str, float]) -> None:
        """Show a new glance; shares are 0 to 1 by element id."""
        self.update(self._line(present, shares))

    def _line(self, present: Mapping[str, Verdict], shares: Mapping[str, float]) -> Content:
        parts: list[Content] = []
        for index, element in enumerate(self._structure.elements):
            if element not in self._asked:
                continue
            verdict: Verdict = present.get(element.id, "missing")
            style = MUTED if verdict == "missing" else f"bold {INKS[index % len(INKS)]}"
            share = "" if verdict == "missing" else f" {percent(shares.get(element.id, 0.0))}"
            parts.append(Content.styled(f"{VERDICT_MARKS[verdict]} {element.name}{share}", style))
        return Content("   ").join(parts)
