"""The answer with a letter at every clause, and below it the reason for the one that is selected."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sesprep.domain.assessment import Assessment, Unit
from sesprep.domain.attempt import Attempt
from sesprep.domain.structure import Structure
from sesprep.tui.letters import role_name
from sesprep.tui.pieces import cut, row
from sesprep.tui.plain import MUTED, plain, short

PADDING = 2


class Lettered(Vertical):
    """Shows an answer clause by clause; the highlighted clause is the selected one."""

    class Moved(Message):
        """Another clause is selected."""

    def __init__(self, attempt: Attempt, assessment: Assessment, structure: Structure) -> None:
        """Show `attempt` as `assessment` sees it."""
        super().__init__(id="lettered")
        self._attempt = attempt
        self._structure = structure
        self._mark: tuple[int, int] | None = None
        self._width = 76
        self._take(assessment)

    def _take(self, assessment: Assessment) -> None:
        self._assessment = assessment
        self._pieces = cut(self._attempt.answer, assessment)

    def compose(self) -> ComposeResult:
        """Compose the clauses and the reason."""
        yield OptionList(*self._rows(), id="clauses")
        with VerticalScroll(id="reason-box", can_focus=False):
            yield Static("", id="reason")

    def on_mount(self) -> None:
        """Select the first clause."""
        self._list.highlighted = 0 if self._pieces else None
        self.query_one("#reason-box").border_title = Content("Why this letter")
        self._tell()

    @property
    def _list(self) -> OptionList:
        return self.query_one("#clauses", OptionList)

    @property
    def unit(self) -> Unit | None:
        """The selected clause; None when there is none."""
        index = self._list.highlighted
        if index is None or index >= len(self._pieces):
            return None
        number = self._pieces[index].unit
        return None if number is None else self._assessment.units[number]

    def show(self, assessment: Assessment) -> None:
        """Show a newer assessment of the same answer, with the same clause selected."""
        kept = self.unit
        self._take(assessment)
        self._mark = None
        self._refill(self._index_of(kept.start) if kept else 0)

    def jump(self, start: int, end: int) -> None:
        """Select the clause that holds `start`, and mark the words from `start` to `end` (code points)."""
        self._mark = (start, max(start, end))
        self._refill(self._index_of(start))
        self._list.focus()

    def on_resize(self) -> None:
        """Wrap the words anew."""
        width = max(20, self._list.scrollable_content_region.width - PADDING)
        if width != self._width:
            self._width = width
            self._refill(self._list.highlighted or 0)

    def _index_of(self, place: int) -> int:
        return next((i for i, p in reversed(list(enumerate(self._pieces))) if p.start <= place), 0)

    def _refill(self, index: int) -> None:
        with self.prevent(OptionList.OptionHighlighted):
            self._list.clear_options()
            self._list.add_options(self._rows())
        self._list.highlighted = index if self._pieces else None
        self._tell()

    def _rows(self) -> list[Option]:
        units = self._assessment.units
        width = self._width
        return [
            Option(
                row(
                    self._attempt.answer,
                    piece,
                    None if piece.unit is None else units[piece.unit],
                    self._structure,
                    time_up=self._attempt.time_up_at,
                    mark=self._mark,
                    width=width,
                )
            )
            for piece in self._pieces
        ] or [Option(Content.styled("There are no words in this answer.", MUTED), disabled=True)]

    @on(OptionList.OptionHighlighted, "#clauses")
    def _selected(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._tell()
        self.post_message(self.Moved())

    def _tell(self) -> None:
        self.query_one("#reason", Static).update(self._reason(self.unit))

    def _reason(self, unit: Unit | None) -> Content:
        if unit is None:
            return Content.styled("Nothing to letter here: write a few sentences and try again.", MUTED)
        name = role_name(unit.role, self._structure)
        if unit.set_by_you:
            return Content.assemble((name, "bold"), ": you set this. L changes it again.")
        sure = {"clear": "clearly", "likely": "probably", "unsure": "not sure"}[unit.certainty]
        told = unit.reason if unit.reason not in {cue.says for cue in unit.cues} else ""
        lines = [Content.assemble((name, "bold"), f", {sure}", ": " if told else ".", plain(told))]
        if unit.certainty == "unsure":
            element = self._structure.element_of(unit.role)
            ask = f"Is this your {element.name}?" if element else "Is this part of the story?"
            lines.append(Content.assemble((ask, "bold"), " If not, press L to give it another letter."))
        cues = [(self._attempt.answer[cue.start : cue.end], cue.says) for cue in unit.cues]
        lines += [
            Content.assemble(" “", plain(short(words, 40), "bold underline"), "” ", plain(says)) for words, says in cues
        ]
        return Content("\n").join(lines)
