"""A story as its form holds it, right or wrong, and what is wrong with it in plain words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from sesprep.domain.story import Figure, Story
from sesprep.domain.structure import Element, Structure
from sesprep.tui.form import Column, FormField, Values, first, lines, rows

TEXTS = ("title", "organization", "role", "grade", "lesson", "sensitivity")
SCALE = ("people", "money", "sites", "reach")
PART = "part-"
FIGURE = (Column("such as: from 9,000 to 400"), Column("where it can be looked up"))


@dataclass(frozen=True)
class StoryReading:
    """What a form says: the story when nothing is wrong, and words for each field that is."""

    story: Story | None
    wrong: Mapping[str, str]


def fields_for(structures: Sequence[Structure]) -> tuple[FormField, ...]:
    """The fields of a story told by any of the structures."""
    parts = (FormField(f"{PART}{e.id}", e.name, "lines", e.asks) for e in elements_of(structures))
    options = tuple((structure.id, structure.name) for structure in structures)
    return (
        FormField("title", "Title", hint="A short name, such as: The claims backlog"),
        FormField("competencies", "It shows", "competencies"),
        FormField("head-when", "Where and when", "head"),
        FormField("organization", "Organization"),
        FormField("role", "Role", hint="Your post at the time"),
        FormField("grade", "Grade", hint="such as GS-15, SES, O-6"),
        FormField("year", "Year", hint="in which it ended, such as 2023"),
        FormField("head-scale", "How large it was", "head"),
        FormField("people", "People", hint="such as: 140 in four divisions"),
        FormField("money", "Money", hint="such as: $38 million a year"),
        FormField("sites", "Sites", hint="such as: 12 field offices"),
        FormField("reach", "Reach", hint="Who was touched by it"),
        FormField("head-parts", "The elements, in notes: one on each line, no script", "head"),
        FormField("structure", "Told by", "choice", options=options),
        *parts,
        FormField("lesson", "Lesson", "text", "What you took from it"),
        FormField("figures", "Figures", "rows", columns=FIGURE),
        FormField("head-mind", "Never exported", "head"),
        FormField("sensitivity", "Sensitive", "text", "What must not be said, or not be written"),
    )


def elements_of(structures: Sequence[Structure]) -> tuple[Element, ...]:
    """The elements of all structures, each id once."""
    return tuple({e.id: e for s in reversed(structures) for e in reversed(s.elements)}.values())[::-1]


def part_names(structures: Sequence[Structure], wanted: str = "") -> tuple[str, ...]:
    """The fields of the parts: those of one structure, or all."""
    chosen = [s for s in structures if not wanted or s.id == wanted]
    return tuple(f"{PART}{element.id}" for element in elements_of(chosen))


def values_of(story: Story) -> Values:
    """The form of a story."""
    return {
        **{name: _one(getattr(story, name)) for name in TEXTS},
        **{name: _one(getattr(story.scale, name)) for name in SCALE},
        **{f"{PART}{element}": notes for element, notes in story.parts.items()},
        "year": _one("" if story.year is None else str(story.year)),
        "structure": (story.structure,),
        "competencies": story.competencies,
        "figures": tuple(cell for figure in story.figures for cell in (figure.says, figure.source)),
    }


def read_story(values: Values, story_id: str, before: Story | None, begun: Values) -> StoryReading:
    """The story that a form gives under that id.

    Fields that stand as in `begun`, the form when editing began, stay exactly what they were in `before`; so does
    what the form has no field for.
    """
    typed = _typed(values)
    if before is not None:
        same = {name for name, fields in _PARTS_OF.items() if all(values.get(f) == begun.get(f) for f in fields)}
        if all(values.get(n, ()) == begun.get(n, ()) for n in {*values, *begun} if n.startswith(PART)):
            same.add("parts")
        typed |= {name: getattr(before, name) for name in same} | {"told": before.told}
        if "parts" not in same:
            shown = {name.removeprefix(PART) for name in values if name.startswith(PART)}
            unseen = {e: notes for e, notes in before.parts.items() if e not in shown}
            held = dict.fromkeys(before.parts, ())  # an element that was there, and is empty now, stays as a line
            typed["parts"] = held | _parts(values) | unseen
    wrong = {} if typed["title"] else {"title": "Give the story a short name."}
    try:
        story = Story.model_validate({**typed, "id": story_id})
    except ValidationError as error:
        return StoryReading(None, {_field(e): _words(e) for e in error.errors(include_url=False)} | wrong)
    return StoryReading(None if wrong else story, wrong)


_PARTS_OF: dict[str, tuple[str, ...]] = {
    **{name: (name,) for name in (*TEXTS, "year", "structure", "competencies", "figures")},
    "scale": SCALE,
}
"""The fields behind each key of a story, its parts left out."""


def _typed(values: Values) -> dict[str, object]:
    year = first(values, "year")
    return {
        **{name: first(values, name) for name in TEXTS},
        "scale": {name: first(values, name) for name in SCALE},
        "year": int(year) if year.isdecimal() and year.isascii() else (year or None),
        "structure": first(values, "structure"),
        "competencies": values.get("competencies", ()),
        "parts": _parts(values),
        "figures": tuple(Figure.model_construct(says=s, source=f).model_dump() for s, f in rows(values, "figures", 2)),
    }


def _parts(values: Values) -> dict[str, tuple[str, ...]]:
    found = {name.removeprefix(PART): lines(values, name) for name in values if name.startswith(PART)}
    return {element: notes for element, notes in found.items() if notes}


def _one(text: str) -> tuple[str, ...]:
    return (text,) if text else ()


def _field(error: ErrorDetails) -> str:
    loc = [str(part) for part in error["loc"]]
    if loc[:1] == ["scale"] and len(loc) > 1:
        return loc[1]
    return f"{PART}{loc[1]}" if loc[:1] == ["parts"] and len(loc) > 1 else loc[0] if loc else "title"


def _words(error: ErrorDetails) -> str:
    context, kind = error.get("ctx", {}), error["type"]
    if error["loc"][:1] == ("year",):
        return "Write the year in which it ended, such as 2023, or nothing."
    if kind == "string_too_long":
        return f"{len(str(error['input'])):,} characters; at most {context['max_length']:,} fit."
    if kind == "string_too_short":
        return "A figure needs its words, not its source alone."
    return f"{error['msg']}."
