"""A one-page outline of the stories for the interview, and their bullets for a resume."""

from collections.abc import Iterable, Iterator, Sequence

from sesprep.domain.framework import Framework, FrameworkMap
from sesprep.domain.story import Story
from sesprep.domain.structure import Structure
from sesprep.practice.matrix import fits_now

PAGE = 54
"""Lines that a printed page holds."""
LONGEST = 96
"""Characters of a line, so that a page stays a page."""


def outline_page(
    stories: Sequence[Story], framework: Framework, structures: Sequence[Structure], maps: Iterable[FrameworkMap] = ()
) -> str:
    """Key words by qualification as Markdown, at most 54 lines: two stories each, with title, figures and notes.

    What a story keeps under `sensitivity` is never in it. When the page is full, notes are left out before titles.
    """
    known = tuple(maps)
    groups = [(q.name, _under(stories, framework, f"{framework.id}/{q.id}", known)) for q in framework.qualifications
              if q.kind == "core"]  # fmt: skip
    for notes in (2, 1, 0):
        lines = list(_lines(groups, {s.id: s for s in structures}, notes))
        if len(lines) <= PAGE:
            break
    return "\n".join(lines[:PAGE]) + "\n"


def bullets(stories: Iterable[Story], structures: Iterable[Structure]) -> tuple[str, ...]:
    """One line for each story in accomplishment form: the result, how it was reached, how large, where and when.

    It joins the notes as they stand and adds no words of its own; a story without a result and
    without actions gives none.
    """
    known = {structure.id: structure for structure in structures}
    return tuple(line for story in stories if (line := _bullet(story, known.get(story.structure))))


def _bullet(story: Story, structure: Structure | None) -> str:
    elements = structure.elements if structure else ()
    result = [note for e in elements if "result" in e.aims for note in _notes(story, e.id)]
    action = [note for e in elements if "action" in e.aims for note in _notes(story, e.id)]
    if not result and not action:
        return ""
    figures = _further(story)
    head = _clean("; ".join(result[:1] + figures[:1]) if result else action[0])
    how = _clean("; ".join(action[:2])) if result and action else ""
    size, where = story.scale.words(), ", ".join(part for part in (story.role, story.organization) if part)
    when = str(story.year) if story.year else ""
    tail = ", ".join(part for part in (where, when) if part)
    text = f"{head[:1].upper()}{head[1:]}"
    text += f" — {how}" if how else ""
    text += f" ({size})" if size else ""
    return f"{text}. {tail}".rstrip(". ") + "."


def _notes(story: Story, element: str) -> list[str]:
    return [note.strip() for note in story.parts.get(element, ()) if note.strip()]


def _further(story: Story) -> list[str]:
    """The figures that no note says already."""
    told = " ".join(note for notes in story.parts.values() for note in notes)
    return [figure.says for figure in story.figures if figure.says not in told]


def _clean(text: str) -> str:
    return " ".join(text.split()).rstrip(" .;,")


def _under(stories: Sequence[Story], framework: Framework, whole: str, maps: Sequence[FrameworkMap]) -> list[Story]:
    """At most two stories for a qualification: those that name it first, in the order of how strongly they do."""
    ranked: list[tuple[int, Story]] = []
    for story in stories:
        refs = (*story.competencies, *fits_now(story, framework, maps))
        places = [at for at, ref in enumerate(refs) if ref == whole or ref.startswith(f"{whole}/")]
        if places:
            ranked.append((places[0], story))
    return [story for _, story in sorted(ranked, key=lambda pair: pair[0])][:2]


def _lines(groups: list[tuple[str, list[Story]]], structures: dict[str, Structure], notes: int) -> Iterator[str]:
    for name, stories in groups:
        yield f"## {_cut(name)}"
        if not stories:
            yield "(no story yet)"
        for story in stories:
            when = f", {story.year}" if story.year else ""
            yield _cut(f"**{story.title}**{when}; {story.scale.words()}".rstrip("; "))
            structure = structures.get(story.structure)
            for element in structure.elements if structure else ():
                for note in _notes(story, element.id)[:notes]:
                    yield _cut(f"- {element.letter}: {note}")
            if notes:
                yield from (_cut(f"- figure: {says}") for says in _further(story)[:notes])


def _cut(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST else f"{plain[: LONGEST - 1]}…"
