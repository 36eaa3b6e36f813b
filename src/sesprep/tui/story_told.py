"""A story in a list, and in full."""

from collections.abc import Callable, Iterable

from textual.content import Content

from sesprep.domain.counted import counted
from sesprep.domain.story import Story
from sesprep.domain.structure import Structure
from sesprep.tui.plain import MUTED, hang, plain, short

NameOf = Callable[[str], str]
LABEL = 11
"""Cells of a label."""


def story_cells(story: Story, minds: int, room: int) -> tuple[str, ...]:
    """The cells of a row: title, year, how much it shows, when it was last told, and how much is to be minded."""
    told = str(story.last_told) if story.last_told else "never"
    shows = counted(len(story.competencies), "competency", "competencies") if story.competencies else "nothing yet"
    marks = " · sensitive" if story.sensitivity.strip() else ""
    title = short(story.title, room - len(marks)) + marks
    return (title, str(story.year or "–"), shows, told, str(minds) if minds else "")


def story_in_full(
    story: Story, structure: Structure | None, minds: Iterable[str], now: Iterable[str], name_of: NameOf, width: int
) -> Content:
    """Everything about a story but its title, what to mind first; `now` is where it fits by the map."""
    rows = [("Mind", says, "$text-warning") for says in minds]
    if story.sensitivity.strip():
        rows.append(("Sensitive", story.sensitivity, "$text-warning"))
    grade = ", ".join(part for part in (story.role, story.grade, story.organization) if part)
    size = story.scale.words()
    rows += [(label, words, "") for label, words in (("Where", grade), ("Size", size)) if words]
    names = {e.id: e.name for e in structure.elements} if structure else {}
    rows += [(names.get(part, part), "; ".join(notes), "") for part, notes in story.parts.items() if any(notes)]
    for figure in story.figures:
        rows.append(("Figure", f"{figure.says} ({figure.source or 'no source'})", ""))
    rows += [("Lesson", story.lesson, "")] if story.lesson else []
    rows += [("Shows", ", ".join(name_of(ref) for ref in story.competencies) or "no competency yet", "")]
    by_map = ", ".join(name_of(ref) for ref in now)
    rows += [("Fits now", f"{by_map}, by the map of the two frameworks", "")] if by_map else []
    rows += [("Told", _told(story), "")] if story.told else []
    return Content("\n").join(
        hang(Content.styled(f"{label[: LABEL - 1]:<{LABEL}}", "bold"), plain(words, tone), width)
        for label, words, tone in rows
    )


def no_stories() -> Content:
    """What to say when there is none."""
    head = Content("No stories yet. + writes the first one.\n\n")
    why = (
        "A story is an accomplishment in notes, not a script. Coaches advise eight to twelve, at least two for each "
        "core qualification, none older than ten years. An answer that went well can become one: 7 on its feedback."
    )
    return head + plain(why, MUTED)


def _told(story: Story) -> str:
    days = sorted((told.day for told in story.told), reverse=True)
    more = f" and {len(days) - 3} more" if len(days) > 3 else ""
    return f"{counted(len(days), 'time')}: {', '.join(str(day) for day in days[:3])}{more}"
