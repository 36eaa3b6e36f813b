"""A session's plan, the lines of its journal, and the record they fold into."""

from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from sesprep.domain.assessment import Assessment, SetRole
from sesprep.domain.attempt import AskedQuestion, Attempt
from sesprep.domain.model import Model
from sesprep.domain.slug import Slug

SCHEMA_VERSION = 1


class Plan(Model):
    """What a session asks and how: fixed before the first question, and kept in the journal's first line."""

    framework: Slug
    structure: Slug
    format: Slug
    exam: bool = False
    seconds_each: float | None = Field(default=None, gt=0)
    """The time given for each answer; None when untimed."""
    seed: int
    asked: tuple[AskedQuestion, ...] = Field(min_length=1)


class Started(Model):
    """The journal's first line."""

    type: Literal["started"] = "started"
    schema_version: int = SCHEMA_VERSION
    id: str
    at: AwareDatetime
    plan: Plan


class Answered(Model):
    """An attempt was finished."""

    type: Literal["answered"] = "answered"
    attempt: Attempt


class Rated(Model):
    """The candidate rated an attempt."""

    type: Literal["rated"] = "rated"
    attempt: str
    rating: int = Field(ge=1, le=5)


class Assessed(Model):
    """The checker assessed an attempt; `set_roles` are the roles that the user had set by then."""

    type: Literal["assessed"] = "assessed"
    attempt: str
    assessment: Assessment
    set_roles: tuple[SetRole, ...] = ()


class Ended(Model):
    """The session is over: every question was put, or the user stopped it."""

    type: Literal["ended"] = "ended"
    at: AwareDatetime
    how: Literal["finished", "stopped"]


Event = Annotated[Started | Answered | Rated | Assessed | Ended, Field(discriminator="type")]
"""One line of a session's journal."""


class SessionRecord(Model):
    """A saved session, folded from its journal."""

    id: str
    started: AwareDatetime
    schema_version: int
    plan: Plan
    attempts: tuple[Attempt, ...] = ()
    assessments: dict[str, Assessment] = {}
    """The newest assessment of each attempt, by the attempt's id."""
    ended: AwareDatetime | None = None
    how: Literal["finished", "stopped"] | None = None

    def position(self) -> int:
        """The place in the plan of the first question without an attempt."""
        return max((attempt.position for attempt in self.attempts), default=-1) + 1
