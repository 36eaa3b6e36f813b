"""A debrief as its form holds it, and the value that the form makes."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from pydantic import ValidationError

from sesprep.domain.debrief import Debrief, DebriefQuestion
from sesprep.domain.slug import slugify
from sesprep.domain.text import storable
from sesprep.errors import BadInputError


@dataclass(frozen=True)
class QuestionFields:
    """One question as it was typed."""

    text: str = ""
    competencies: tuple[str, ...] = ()
    felt: int | None = None
    probed: str = ""
    notes: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing was typed or chosen."""
        return self == QuestionFields()


@dataclass(frozen=True)
class DebriefFields:
    """The whole form as it was typed."""

    day: date
    title: str = ""
    felt: int | None = None
    feedback: str = ""
    notes: str = ""
    questions: tuple[QuestionFields, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing but the day is there."""
        return self == DebriefFields(self.day)


def fields_of(debrief: Debrief) -> DebriefFields:
    """A debrief as its form shows it."""
    questions = tuple(
        QuestionFields(q.text, tuple(q.competencies), q.felt, q.probed, q.notes) for q in debrief.questions
    )
    return DebriefFields(
        debrief.day, debrief.title, debrief.felt, debrief.feedback, debrief.notes, questions
    )  # fmt: skip


def debrief_of(fields: DebriefFields, debrief_id: str, framework: str | None) -> Debrief:
    """The debrief; a question without words gets some. Raises BadInputError for a text that is too long."""
    try:
        return Debrief(
            id=debrief_id,
            day=fields.day,
            title=storable(fields.title),
            framework=framework,
            felt=fields.felt,
            feedback=storable(fields.feedback),
            notes=storable(fields.notes),
            questions=tuple(_question(q) for q in fields.questions if not q.empty),
        )
    except ValidationError as error:
        where = ", ".join(str(part) for part in error.errors()[0]["loc"])
        raise BadInputError(f"A text is too long: {where}.", hint="Make it shorter, or split it.") from error


def free_id(fields: DebriefFields, taken: Collection[str]) -> str:
    """An id from the day and the title that is not taken."""
    wanted = slugify(f"{fields.day} {fields.title}")[:70].rstrip("-")
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(name for name in numbered if name not in taken)


def _question(q: QuestionFields) -> DebriefQuestion:
    return DebriefQuestion(
        text=storable(q.text.strip() or "(question not remembered)"),
        competencies=q.competencies,
        felt=q.felt,
        probed=storable(q.probed),
        notes=storable(q.notes),
    )
