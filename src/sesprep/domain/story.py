"""A story: an accomplishment that the candidate can tell."""

from datetime import date
from typing import Literal

from pydantic import Field

from sesprep.domain.model import Model
from sesprep.domain.slug import CompetencyRef, Slug


class Scale(Model):
    """How large it was, in the candidate's own words; every line may be empty."""

    people: str = Field(default="", max_length=120)
    money: str = Field(default="", max_length=120)
    sites: str = Field(default="", max_length=120)
    reach: str = Field(default="", max_length=200)
    """Who was touched by it: citizens, agencies, states."""

    def words(self) -> str:
        """The lines that are filled, each with its name where it does not say of what it tells, joined by commas."""
        lines = (("people", self.people), ("money", self.money), ("sites", self.sites), ("reach", self.reach))
        return ", ".join(_named(name, line) for name, line in lines if line)


def _named(name: str, line: str) -> str:
    told = name in line.lower() or (name == "money" and "$" in line) or (name == "reach" and not line[0].isdigit())
    return line if told else f"{name}: {line}"


class Figure(Model):
    """One figure, and where it can be looked up."""

    says: str = Field(min_length=1, max_length=300)
    source: str = Field(default="", max_length=300)


class Told(Model):
    """One answer in which the story was told."""

    session: str = Field(min_length=1, max_length=80)
    attempt: str = Field(min_length=1, max_length=80)
    day: date


class Story(Model):
    """An accomplishment in note form, with its size, its figures and what it shows."""

    schema_version: Literal[1] = 1
    id: Slug
    title: str = Field(min_length=1, max_length=160)
    organization: str = Field(default="", max_length=200)
    role: str = Field(default="", max_length=200)
    grade: str = Field(default="", max_length=40)
    """As GS-15, SES or O-6; anything else is taken as it is."""
    year: int | None = Field(default=None, ge=1950, le=2100)
    """The year in which it ended."""
    structure: Slug = "star"
    scale: Scale = Scale()
    parts: dict[Slug, tuple[str, ...]] = {}
    """The elements of the structure by id, each as a few notes."""
    lesson: str = Field(default="", max_length=1000)
    figures: tuple[Figure, ...] = ()
    competencies: tuple[CompetencyRef, ...] = ()
    """What it shows, the strongest first; of any framework."""
    sensitivity: str = Field(default="", max_length=1000)
    """What must not be said, or not be written; never exported."""
    told: tuple[Told, ...] = ()

    @property
    def last_told(self) -> date | None:
        """The day on which it was last told in an answer."""
        return max((told.day for told in self.told), default=None)
