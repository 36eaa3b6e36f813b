"""A live run: questions that another person puts, and the ratings that person gave."""

from datetime import date
from typing import Literal

from pydantic import Field

from sesprep.domain.attempt import AskedQuestion
from sesprep.domain.model import Model
from sesprep.domain.slug import Slug


class PartnerRating(Model):
    """The partner's rating of one answer, 1 to 5, with what was written beside it."""

    question: int = Field(ge=1, le=50)
    """The place of the question on the sheet, from 1."""
    rating: int = Field(ge=1, le=5)
    note: str = Field(default="", max_length=2000)


class LiveRun(Model):
    """A sheet that was printed for a partner, and the ratings that came back."""

    schema_version: Literal[1] = 1
    id: Slug
    made: date
    partner: str = Field(default="", max_length=120)
    framework: Slug
    asked: tuple[AskedQuestion, ...] = Field(min_length=1, max_length=50)
    held: date | None = None
    ratings: tuple[PartnerRating, ...] = ()
    notes: str = Field(default="", max_length=8000)
