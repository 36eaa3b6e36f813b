"""A debrief: what a real interview asked, and how it went."""

from datetime import date
from typing import Literal

from pydantic import Field

from sesprep.domain.model import Model
from sesprep.domain.slug import CompetencyRef, Slug


class DebriefQuestion(Model):
    """One question that the panel asked."""

    text: str = Field(min_length=1, max_length=1200)
    """As well as it is remembered."""
    competencies: tuple[CompetencyRef, ...] = ()
    """What it seemed to test."""
    felt: int | None = Field(default=None, ge=1, le=5)
    """How the answer felt, 1 (badly) to 5 (well)."""
    probed: str = Field(default="", max_length=4000)
    """What the panel asked further."""
    notes: str = Field(default="", max_length=4000)


class Debrief(Model):
    """A real interview as the candidate remembers it; it never leaves this machine by itself."""

    schema_version: Literal[1] = 1
    id: Slug
    day: date
    title: str = Field(default="", max_length=200)
    """The position or the agency, in the candidate's own words."""
    framework: Slug | None = None
    felt: int | None = Field(default=None, ge=1, le=5)
    """How the whole felt, 1 (badly) to 5 (well)."""
    feedback: str = Field(default="", max_length=8000)
    """What the panel or the agency said afterwards."""
    notes: str = Field(default="", max_length=8000)
    questions: tuple[DebriefQuestion, ...] = ()
