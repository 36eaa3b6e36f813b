"""An agency: what the candidate knows of a post applied for."""

from datetime import date
from typing import Literal

from pydantic import Field

from sesprep.domain.model import Model
from sesprep.domain.slug import Slug


class TechnicalQualification(Model):
    """One technical qualification in the announcement's own words; `mandatory` when it is called so."""

    name: str = Field(default="", max_length=200)
    text: str = Field(min_length=1, max_length=2000)
    mandatory: bool = False


class Agency(Model):
    """Notes on one agency and post; `name`, `field` and `program` fill the placeholders of the banks."""

    schema_version: Literal[1] = 1
    id: Slug
    name: str = Field(min_length=1, max_length=200)
    """As a panel would say it: "the Bureau of Land Management"."""
    post: str = Field(default="", max_length=200)
    field: str = Field(default="", max_length=120)
    """The field of the post, such as "grants management"."""
    program: str = Field(default="", max_length=200)
    """The program the post answers for."""
    interview_date: date | None = None
    mission: str = Field(default="", max_length=2000)
    goals: tuple[str, ...] = ()
    initiatives: tuple[str, ...] = ()
    challenges: tuple[str, ...] = ()
    stakeholders: tuple[str, ...] = ()
    qualifications: tuple[TechnicalQualification, ...] = ()
    notes: str = Field(default="", max_length=8000)
