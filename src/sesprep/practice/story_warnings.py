"""What to mend or mind in a story before it is told."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sesprep.analysis.resources import words
from sesprep.analysis.tokens import tokenize
from sesprep.domain.session import SessionRecord
from sesprep.domain.story import Story
from sesprep.domain.structure import Structure
from sesprep.practice.resources import table
from sesprep.practice.thin import qualification_of

OLDEST = 10
"""Years after which coaches call an example too old."""

_NOT_ALONE = frozenset({"one"})
"""Mostly no figure: "one of my staff"."""
_YEAR = re.compile(r"(19|20)\d\d")
_GRADE = re.compile(r"^\s*([A-Za-z]{1,3})[\s-]*(\d{1,2})\b")


@dataclass(frozen=True)
class StoryWarning:
    """One thing to mend or mind in one story."""

    story: str
    says: str


def story_warnings(story: Story, structure: Structure | None, today: date) -> tuple[StoryWarning, ...]:
    """What one story lacks, is too old for or is below; the gravest first. Pure."""
    return tuple(StoryWarning(story.id, says) for says in _says(story, structure, today))


def same_mock(stories: Iterable[Story], record: SessionRecord) -> tuple[StoryWarning, ...]:
    """The stories that answered questions on two qualifications, or two questions, in the same session."""
    found: list[StoryWarning] = []
    for story in stories:
        ids = {told.attempt for told in story.told}
        told = [a for a in record.attempts if a.id in ids and a.probe is None]
        refs = {qualification_of(a.asked, record.plan.framework) for a in told} - {""}
        places = {a.position for a in told}
        if len(refs) > 1:
            says = (
                f"It answered {len(refs)} qualifications in one session: a board hears one experience for all of them."
            )
            found.append(StoryWarning(story.id, says))
        elif len(places) > 1:
            found.append(StoryWarning(story.id, f"It answered {len(places)} questions in one session."))
    return tuple(found)


def is_below(grade: str) -> bool:
    """Whether a grade is below the one that coaches name; False for a grade that is not known."""
    read = _GRADE.match(grade)
    lowest = table("grades.toml")["lowest"]
    assert isinstance(lowest, dict)
    least = lowest.get(read[1].upper()) if read else None
    return read is not None and isinstance(least, int) and int(read[2]) < least


def _without_figures(story: Story) -> str:
    notes = " ".join(note for part in story.parts.values() for note in part)
    told = " ".join((notes, *story.scale.model_dump().values()))
    numbers = words("numbers") - _NOT_ALONE
    for token in tokenize(told):
        if any(part in numbers or (part[0].isdigit() and not _YEAR.fullmatch(part)) for part in _pieces(token.lower)):
            return "It lists no figure: put those in its notes under Figures, with where each can be looked up."
    return "It has no figure."


def _pieces(word: str) -> list[str]:
    return [piece for piece in word.strip("$%").split("-") if piece]


def _says(story: Story, structure: Structure | None, today: date) -> Iterator[str]:
    if story.year is not None and today.year - story.year > OLDEST:
        yield f"It ended in {story.year}, more than {OLDEST} years ago."
    if story.year is not None and story.year > today.year:
        yield f"It ends in {story.year}, which has not come yet."
    if is_below(story.grade):
        yield f"Its grade, {story.grade}, is below the GS-14 level that coaches name."
    for element in structure.elements if structure else ():
        if not any(note.strip() for note in story.parts.get(element.id, ())):
            yield f"It has no notes on the {element.name}."
    if not story.figures:
        yield _without_figures(story)
    elif any(not figure.source.strip() for figure in story.figures):
        yield "A figure has no source: note where it can be looked up."
    if not story.competencies:
        yield "It names no competency."
    if story.year is None:
        yield "It has no year."
