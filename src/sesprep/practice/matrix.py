"""Which story shows which competency, where the holes are, and which stories carry too much."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from sesprep.domain.framework import Framework, FrameworkMap
from sesprep.domain.story import Story

Cell = Literal["tagged", "by-map", ""]
OVERUSED = 2
"""A story that alone stands for so many qualifications would be needed twice in one interview."""


@dataclass(frozen=True)
class Row:
    """One story against every competency of the matrix."""

    story: Story
    cells: tuple[Cell, ...]
    alone_for: tuple[str, ...]
    """The qualifications for which there is no other story."""

    @property
    def overused(self) -> bool:
        """Whether one interview would need it for two questions."""
        return len(self.alone_for) >= OVERUSED


@dataclass(frozen=True)
class Matrix:
    """Stories against the competencies of one framework, core and fundamental ones."""

    framework: str
    refs: tuple[str, ...]
    names: tuple[str, ...]
    rows: tuple[Row, ...]
    holes: tuple[str, ...]
    """Competencies without any story."""
    bare: tuple[str, ...]
    """Core qualifications with fewer than two stories."""

    @property
    def overused(self) -> tuple[Row, ...]:
        """The stories that carry too much."""
        return tuple(row for row in self.rows if row.overused)


def matrix(stories: Iterable[Story], framework: Framework, maps: Iterable[FrameworkMap] = ()) -> Matrix:
    """The matrix in the order of the stories and of the framework; `maps` offer where an older tag fits now. Pure.

    A story tagged with a whole qualification stands in all of its competencies' columns. Technical competencies have
    no column: announcements set them.
    """
    wanted = [(ref, q, c) for ref, q, c in framework.competencies() if q.kind != "technical"]
    refs = tuple(ref for ref, _, _ in wanted)
    known = tuple(maps)
    told = [(story, _cells(story, refs, framework, known)) for story in stories]
    core = [f"{framework.id}/{q.id}" for q in framework.qualifications if q.kind == "core"]
    holders = {whole: [s.id for s, cells in told if _holds(cells, refs, whole)] for whole in core}
    rows = tuple(Row(s, cells, tuple(w for w in core if holders[w] == [s.id])) for s, cells in told)
    holes = tuple(ref for at, ref in enumerate(refs) if not any(cells[at] for _, cells in told))
    return Matrix(
        framework=framework.id,
        refs=refs,
        names=tuple(c.name for _, _, c in wanted),
        rows=rows,
        holes=holes,
        bare=tuple(whole for whole in core if len(holders[whole]) < 2),
    )


def fits_now(story: Story, framework: Framework, maps: Iterable[FrameworkMap]) -> tuple[str, ...]:
    """The competencies of a framework that the story's tags of other frameworks correspond to, not tagged yet."""
    own = frozenset(story.competencies)
    inside = frozenset(framework.refs())
    known = tuple(maps)
    mapped = [new for ref in story.competencies for one in known for new in one.elsewhere(ref)]
    found = [new for new in mapped if new in inside and new not in own]
    return tuple(dict.fromkeys(found))


def with_mapped(story: Story, framework: Framework, maps: Iterable[FrameworkMap]) -> Story:
    """The story as if it named, after its own competencies, those that the map offers; to practice it with."""
    return story.model_copy(update={"competencies": (*story.competencies, *fits_now(story, framework, maps))})


def _cells(story: Story, refs: Sequence[str], framework: Framework, maps: Sequence[FrameworkMap]) -> tuple[Cell, ...]:
    mapped = frozenset(fits_now(story, framework, maps))
    return tuple(
        "tagged" if any(_covers(tag, ref) for tag in story.competencies) else "by-map" if ref in mapped else ""
        for ref in refs
    )


def _covers(tag: str, ref: str) -> bool:
    return tag == ref or ref.startswith(f"{tag}/")


def _holds(cells: Sequence[Cell], refs: Sequence[str], whole: str) -> bool:
    return any(cell and ref.startswith(f"{whole}/") for cell, ref in zip(cells, refs, strict=True))
