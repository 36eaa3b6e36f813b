"""A bank of questions."""

from typing import Literal

from pydantic import Field

from sesprep.domain.model import Model
from sesprep.domain.slug import CompetencyRef, Slug
from sesprep.domain.structure import ProbeAim

Kind = Literal["behavioral", "situational", "technical", "opener", "closer", "motivation", "red-flag"]
STORYLESS: tuple[Kind, ...] = ("opener", "closer")
"""What is answered without a story."""


class Probe(Model):
    """A planned follow-up, and what it digs for."""

    text: str = Field(min_length=1, max_length=400)
    aim: ProbeAim


class Benchmark(Model):
    """What an answer at rating levels 1, 3 and 5 shows."""

    level_1: str = Field(min_length=1, max_length=600)
    level_3: str = Field(min_length=1, max_length=600)
    level_5: str = Field(min_length=1, max_length=600)


class Question(Model):
    """A lead question as a panel would say it aloud."""

    id: Slug
    text: str = Field(min_length=1, max_length=1200)
    kind: Kind = "behavioral"
    competencies: tuple[CompetencyRef, ...] = ()
    """What it tests; the first is the main one."""
    parts: tuple[str, ...] = ()
    """The asks of a multi-part question, each in a few words."""
    probes: tuple[Probe, ...] = ()
    benchmark: Benchmark | None = None
    minutes: float | None = Field(default=None, gt=0, le=60)
    """Suggested length of the answer, in minutes."""
    notes: str = Field(default="", max_length=2000)
    """How to answer it well; shown on request."""

    @property
    def wants_story(self) -> bool:
        """Whether a story is asked for: not by an opener, nor by last words such as your questions to the panel."""
        return self.kind not in STORYLESS


class Bank(Model):
    """A named set of questions with its own id."""

    schema_version: Literal[1] = 1
    id: Slug
    title: str = Field(min_length=1, max_length=120)
    description: str = Field(default="", max_length=1000)
    author: str = Field(default="", max_length=200)
    license: str = Field(default="", max_length=100)
    questions: tuple[Question, ...] = ()
