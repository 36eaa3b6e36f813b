"""Starts a story from an answer, and finds what to practice a story with."""

import re
from collections.abc import Iterable

from sesprep.domain.assessment import Assessment
from sesprep.domain.attempt import AskedQuestion, Attempt
from sesprep.domain.bank import Bank
from sesprep.domain.framework import Framework
from sesprep.domain.slug import slugify
from sesprep.domain.story import Figure, Story, Told
from sesprep.errors import BadInputError

LONGEST_NOTE = 400
_FIGURE = re.compile(r"(?<!\w)\$?\d")
_YEAR = re.compile(r"\b(?:19[6-9]\d|20\d\d)\b")


def story_from(attempt: Attempt, assessment: Assessment, title: str, session: str) -> Story:
    """A story from an answer: its clauses as notes under their elements, its figures, its competencies, its telling.

    The words are the candidate's own, clause by clause; the year is the latest one named that is not in the future.
    Raises BadInputError when the answer has nothing that could be noted.
    """
    parts: dict[str, list[str]] = {name: [] for name in assessment.elements}
    figures: list[Figure] = []
    for unit in assessment.units:
        words = " ".join(attempt.answer[unit.start : unit.end].split()).strip(" ,;")
        if unit.element in parts and words:
            parts[unit.element].append(words[:LONGEST_NOTE])
            if _FIGURE.search(_YEAR.sub("", words)):
                figures.append(Figure(says=words[:300]))
    if not any(parts.values()):
        raise BadInputError("Nothing in this answer can be noted as a story.", hint="Take a fuller answer.")
    years = [int(year) for year in _YEAR.findall(attempt.answer) if int(year) <= attempt.started.year]
    return Story(
        id=slugify(title),
        title=title[:160],
        year=max(years, default=None),
        structure=attempt.structure,
        parts={name: tuple(notes) for name, notes in parts.items()},
        figures=tuple(figures),
        competencies=attempt.asked.question.competencies,
        told=(told_in(attempt, session),),
    )


def told_in(attempt: Attempt, session: str) -> Told:
    """That an attempt told a story: the link between the two."""
    return Told(session=session, attempt=attempt.id, day=attempt.started.date())


def questions_for(
    story: Story, banks: Iterable[Bank], framework: Framework, competency: str | None = None
) -> tuple[AskedQuestion, ...]:
    """The questions with which to practice a story, those of its strongest competency first.

    `competency` takes only those on it. Raises BadInputError, in plain words, when the banks have none.
    """
    inside = [ref for ref in story.competencies if ref.startswith(f"{framework.id}/")]
    wanted = [competency] if competency else inside
    every = [AskedQuestion(bank=bank.id, question=q) for bank in banks for q in bank.questions]
    ranked = {ref: [a for a in every if _main(a, ref)] for ref in wanted}
    found = [asked for asked_of in ranked.values() for asked in asked_of]
    if not found:
        names = ", ".join(framework.name_of(ref) for ref in wanted) or f"a competency of {framework.name}"
        hint = "Add a question to a bank of yours, or give the story another competency."
        raise BadInputError(f"No question is left for {names}.", hint=hint)
    return _once(found)


def _once(found: Iterable[AskedQuestion]) -> tuple[AskedQuestion, ...]:
    known: dict[tuple[str, str], AskedQuestion] = {}
    for asked in found:
        known.setdefault((asked.bank, asked.question.id), asked)
    return tuple(known.values())


def _main(asked: AskedQuestion, ref: str) -> bool:
    refs = asked.question.competencies
    return bool(refs) and (refs[0] == ref or refs[0].startswith(f"{ref}/") or ref.startswith(f"{refs[0]}/"))
