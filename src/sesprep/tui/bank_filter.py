"""Which questions of a bank are shown."""

from collections.abc import Collection
from dataclasses import dataclass

from sesprep.domain.bank import Bank, Question

NO_COMPETENCY = ""
"""Stands for questions that name no competency."""


@dataclass(frozen=True)
class BankFilter:
    """What a question must have to be shown; None and empty ask for nothing."""

    words: str = ""
    """All of them stand in the question's text, in any case and order."""
    competency: str | None = None
    """A competency, a whole qualification, or `NO_COMPETENCY`."""
    kind: str | None = None
    never_asked: bool = False

    def chosen(self, bank: Bank, asked: Collection[tuple[str, str]]) -> tuple[Question, ...]:
        """The questions of a bank that fit, in its order; `asked` are those asked before."""
        words = self.words.casefold().split()
        return tuple(
            question
            for question in bank.questions
            if (self.kind is None or question.kind == self.kind)
            and (self.competency is None or self._tests(question))
            and not (self.never_asked and (bank.id, question.id) in asked)
            and (not words or all(word in question.text.casefold() for word in words))
        )

    def _tests(self, question: Question) -> bool:
        if self.competency == NO_COMPETENCY:
            return not question.competencies
        return any(ref == self.competency or ref.startswith(f"{self.competency}/") for ref in question.competencies)
