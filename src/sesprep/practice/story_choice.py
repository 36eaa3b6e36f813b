"""Which competencies a story can be practiced for, and what a telling of it repeats."""

from collections.abc import Iterable
from dataclasses import dataclass

from sesprep.domain.attempt import AskedQuestion
from sesprep.domain.bank import Bank
from sesprep.domain.framework import Framework
from sesprep.domain.story import Story
from sesprep.errors import BadInputError
from sesprep.practice.story_from import questions_for

Put = dict[tuple[str, str], int]
"""How often each question was put, by bank and question id."""


@dataclass(frozen=True)
class Way:
    """One competency that a story shows, with the questions that ask for it."""

    ref: str
    asked: tuple[AskedQuestion, ...]


def ways(story: Story, banks: Iterable[Bank], frameworks: Iterable[Framework]) -> tuple[Way, ...]:
    """Each competency of the story, the strongest first, with its questions; none where the banks have none."""
    known, every = tuple(banks), {framework.id: framework for framework in frameworks}
    found: list[Way] = []
    for ref in story.competencies:
        framework = every.get(ref.partition("/")[0])
        if framework is not None:
            found.append(Way(ref, _asked(story, known, framework, ref)))
    return tuple(found)


def least_put(asked: Iterable[AskedQuestion], put: Put) -> AskedQuestion | None:
    """The question that was put least often, the first of several; None when there is none."""
    return min(asked, key=lambda one: put.get((one.bank, one.question.id), 0), default=None)


def search(stories: Iterable[Story], words: str) -> tuple[Story, ...]:
    """The stories that hold every one of the words, in any field, in any case."""
    wanted = words.casefold().split()
    return tuple(s for s in stories if all(word in _text(s) for word in wanted))


def toggled(story: Story, ref: str) -> Story:
    """The story with a competency more, or without it when it has it."""
    refs = tuple(one for one in story.competencies if one != ref)
    return story.model_copy(update={"competencies": refs if len(refs) < len(story.competencies) else (*refs, ref)})


def _asked(story: Story, banks: tuple[Bank, ...], framework: Framework, ref: str) -> tuple[AskedQuestion, ...]:
    try:
        return questions_for(story, banks, framework, ref)
    except BadInputError:  # no question is left for it, which the caller says in its own place
        return ()


def _text(story: Story) -> str:
    notes = (note for part in story.parts.values() for note in part)
    figures = (f"{figure.says} {figure.source}" for figure in story.figures)
    texts = (
        story.title,
        story.organization,
        story.role,
        story.grade,
        str(story.year or ""),
        *story.scale.model_dump().values(),
    )
    return "\n".join((*texts, *notes, *figures, story.lesson, story.sensitivity)).casefold()
