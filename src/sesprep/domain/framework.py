"""A framework: a published set of competencies, such as the Executive Core Qualifications of 2025."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from pydantic import Field

from sesprep.domain.model import Model
from sesprep.domain.slug import CompetencyRef, Slug

Author = Literal["opm", "sesprep"]


class Level(Model):
    """One level of the rating scale."""

    value: int = Field(ge=1, le=5)
    name: str
    difficulty: str
    """How hard a situation a person at this level can handle."""
    guidance: str
    """How much help a person at this level needs."""


class Competency(Model):
    """One competency: what it is called and what it means."""

    id: Slug
    name: str
    definition: str
    definition_by: Author
    """`opm` when the words are OPM's own, `sesprep` when they are our gloss."""


class Qualification(Model):
    """A group of competencies: an Executive Core Qualification, the fundamentals, or a technical set."""

    id: Slug
    name: str
    short: str
    """A name of at most 20 characters, for tables."""
    kind: Literal["core", "fundamental", "technical"] = "core"
    definition: str
    definition_by: Author
    competencies: tuple[Competency, ...] = Field(min_length=1)


class Framework(Model):
    """A published set of competencies with its rating scale."""

    schema_version: Literal[1] = 1
    id: Slug
    name: str
    short: str
    in_force_from: date | None = None
    in_force_to: date | None = None
    source: str
    note: str = ""
    levels: tuple[Level, ...] = ()
    levels_source: str = ""
    qualifications: tuple[Qualification, ...] = Field(min_length=1)

    def competencies(self) -> Iterator[tuple[str, Qualification, Competency]]:
        """Yield every competency with its full reference and its qualification, in the framework's order."""
        for qualification in self.qualifications:
            for competency in qualification.competencies:
                yield f"{self.id}/{qualification.id}/{competency.id}", qualification, competency

    def refs(self) -> tuple[str, ...]:
        """Every reference that a question may name: qualifications and competencies."""
        whole = tuple(f"{self.id}/{qualification.id}" for qualification in self.qualifications)
        return whole + tuple(ref for ref, _, _ in self.competencies())

    def name_of(self, ref: str) -> str:
        """The plain name for a reference into this framework, or the reference itself when it is unknown."""
        for qualification in self.qualifications:
            if ref == f"{self.id}/{qualification.id}":
                return qualification.name
        return next((c.name for r, _, c in self.competencies() if r == ref), ref)

    def in_force(self, day: date) -> bool:
        """Whether this framework is in force on `day`."""
        started = self.in_force_from is not None and self.in_force_from <= day
        return started and (self.in_force_to is None or day <= self.in_force_to)


class Correspondence(Model):
    """Where one competency of an older framework is found in a newer one."""

    old: CompetencyRef
    new: tuple[CompetencyRef, ...]


class FrameworkMap(Model):
    """A map from one framework to another, with who drew it."""

    schema_version: Literal[1] = 1
    source: str
    correspondences: tuple[Correspondence, ...]

    def elsewhere(self, ref: str) -> tuple[str, ...]:
        """Where a reference is found in the other framework, in either direction; a whole one by its competencies."""
        found: list[str] = []
        for one in self.correspondences:
            if one.old == ref or one.old.startswith(f"{ref}/"):
                found += one.new
            elif any(new == ref or new.startswith(f"{ref}/") for new in one.new):
                found.append(one.old)
        return tuple(dict.fromkeys(found))
