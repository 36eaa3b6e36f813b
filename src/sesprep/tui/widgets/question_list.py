"""A list of questions, of which a long one is laid out page by page."""

from collections.abc import Callable, Collection

from textual import on
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sesprep.domain.bank import Question
from sesprep.tui.question_told import NameOf, in_a_list

PAGE = 200
"""How many questions are listed at once: a longer list takes seconds to lay out."""
MORE = "more of them"
"""No question has a blank in its id."""

IsAsked = Callable[[Question], bool]


class QuestionList(OptionList):
    """Shows questions and knows which one is selected."""

    def __init__(self) -> None:
        """Show none yet."""
        super().__init__(id="question-list")
        self.shown: tuple[Question, ...] = ()
        self._room = PAGE
        self._name_of: NameOf = str
        self._is_asked: IsAsked = lambda _: False

    @property
    def question(self) -> Question | None:
        """The selected question; None when there is none."""
        place = self.highlighted
        return self.shown[place] if place is not None and place < min(len(self.shown), self._room) else None

    def show(self, questions: tuple[Question, ...], name_of: NameOf, is_asked: IsAsked, selected: str = "") -> None:
        """Show `questions` with that id selected, else the one selected before, else the one at its place."""
        place = self.highlighted or 0
        kept = selected or (self.question.id if self.question else "")
        self.shown, self._name_of, self._is_asked = questions, name_of, is_asked
        ids = [question.id for question in questions]
        place = ids.index(kept) if kept in ids else min(place, max(len(ids) - 1, 0))
        self._room = max(PAGE, (place // PAGE + 1) * PAGE)
        with self.prevent(OptionList.OptionHighlighted):
            self.clear_options()
            self.add_options(self._listed(questions[: self._room]))
        self.highlighted = place if ids else None

    def after(self, question_id: str, step: int) -> str:
        """The id of the question that is shown `step` places after one; empty when there is none."""
        ids = [question.id for question in self.shown]
        place = ids.index(question_id) + step if question_id in ids else -1
        return ids[place] if 0 <= place < len(ids) else ""

    @on(OptionList.OptionSelected)
    def _go_on(self, event: OptionList.OptionSelected) -> None:
        if event.option_id != MORE:
            return
        event.stop()
        place = self._room
        self._room += PAGE
        self.remove_option(MORE)
        self.add_options(self._listed(self.shown[place : self._room]))
        self.highlighted = place

    def _listed(self, questions: Collection[Question]) -> list[Option]:
        options = [Option(in_a_list(q, self._name_of, asked=self._is_asked(q)), id=q.id) for q in questions]
        left = len(self.shown) - self._room
        if left > 0:
            rest = f"{left:,} more: Enter lists the next {min(PAGE, left)}, F looks for words"
            options.append(Option(Content.styled(rest, "$text-primary"), id=MORE))
        return options
