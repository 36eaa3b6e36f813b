"""A format: how a session is held."""

from typing import Literal

from pydantic import Field

from sesprep.domain.model import Model
from sesprep.domain.slug import Slug


class SessionFormat(Model):
    """How a session is held: how many questions, how long, and whether it is an exam."""

    schema_version: Literal[1] = 1
    id: Slug
    name: str
    description: str
    source: str = ""
    """Where the figures come from, and how sure they are."""
    exam: bool = False
    """An exam has no live strip, no pausing, and no feedback before the end."""
    questions: int = Field(ge=1, le=50)
    minutes_each: float | None = Field(default=None, gt=0, le=60)
    one_per_qualification: bool = False
    """Whether the questions are spread over the framework's core qualifications, one each as far as they go."""
