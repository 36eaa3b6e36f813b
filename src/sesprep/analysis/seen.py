"""What a rule looks at: the answer, its reading, and the verdicts on its elements."""

from collections.abc import Iterator
from dataclasses import dataclass

from sesprep.analysis.features import Clause
from sesprep.analysis.reading import Reading
from sesprep.analysis.story import StoryVerdict
from sesprep.domain.assessment import ElementVerdict
from sesprep.domain.bank import Question
from sesprep.domain.role import Role
from sesprep.domain.structure import Band, Element, Structure


@dataclass(frozen=True)
class Seen:
    """One answer with everything that was found out about it before the rules."""

    text: str
    reading: Reading
    structure: Structure
    bands: dict[str, Band]
    story: StoryVerdict
    elements: dict[str, ElementVerdict]
    question: Question | None = None
    year: int | None = None
    """This year; None when it is not known."""

    @property
    def is_story(self) -> bool:
        """Whether it is one specific story; most rules have nothing to say about anything else."""
        return self.story.story == "specific"

    def clauses(self, *roles: Role) -> Iterator[Clause]:
        """The clauses of these roles, in order."""
        pairs = zip(self.reading.clauses, self.reading.roles, strict=True)
        return (clause for clause, role in pairs if role in roles)

    def has(self, role: Role) -> bool:
        """Whether the element that this role makes up was found."""
        element = self.structure.element_of(role)
        return element is not None and self.elements[element.id].verdict == "present"

    def of_verdict(self, verdict: str) -> Iterator[Element]:
        """The elements that got this verdict, in the structure's order."""
        return (element for element in self.structure.elements if self.elements[element.id].verdict == verdict)
