"""An assessment: what the checker says about one answer. Its shape is the contract of `sesprep check --json`."""

from typing import Literal

from pydantic import ConfigDict, Field

from sesprep.domain.model import Model
from sesprep.domain.role import Role
from sesprep.domain.slug import CompetencyRef

Story = Literal["specific", "generic", "hypothetical", "too-short"]
Verdict = Literal["present", "unsure", "missing"]
Certainty = Literal["clear", "likely", "unsure"]
Severity = Literal["must", "should", "consider"]
Sight = Literal["shown", "hinted", "not-seen"]

SEVERITIES: tuple[Severity, ...] = ("must", "should", "consider")


class Cue(Model):
    """Words that helped to decide a unit's role, and what they say, in plain words. Offsets are code points."""

    start: int
    end: int
    says: str


class Unit(Model):
    """A clause of the answer with its role."""

    start: int
    end: int
    role: Role
    element: str | None
    certainty: Certainty
    p: float = Field(ge=0, le=1)
    cues: tuple[Cue, ...] = ()
    reason: str = ""
    """Why this role, in one plain phrase; says so when it is mostly the place in the answer."""
    set_by_you: bool = False


class Check(Model):
    """One named check behind an element's strength."""

    id: str
    says: str
    met: bool


class Nearest(Model):
    """The clause that comes closest to an element not found, and what it lacks."""

    start: int
    end: int
    lacks: str


class ElementVerdict(Model):
    """What the checker says about one element."""

    verdict: Verdict
    strength: int = Field(ge=0, le=3)
    share: float = Field(ge=0, le=1)
    """The element's share of the answer's words."""
    checks: tuple[Check, ...] = ()
    nearest: Nearest | None = None
    ask: str = ""
    """The question put to the user when the verdict is unsure."""


class Finding(Model):
    """One thing to mend, with why it matters and what to try; the place is absent when something is missing."""

    rule: str
    severity: Severity
    message: str
    why: str
    try_: str = Field(alias="try")
    start: int | None = None
    end: int | None = None

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)


class Evidence(Model):
    """What the words of an answer show of one competency; `not-seen` means that no words for it were seen."""

    competency: CompetencyRef
    asked: bool
    """Whether the question asks for it."""
    seen: Sight
    cues: tuple[Cue, ...] = ()
    """The words, each with the behavior that it tells of."""


class Assessment(Model):
    """What the checker says about one answer, with the version of the model and rules that said it."""

    schema_: Literal[1] = Field(default=1, alias="schema")
    id: str
    structure: str
    model: str
    words: int
    story: Story
    story_reason: str = ""
    elements: dict[str, ElementVerdict]
    units: tuple[Unit, ...]
    findings: tuple[Finding, ...]
    evidence: tuple[Evidence, ...] = ()
    """By competency: those that the question asks for, in its order, then others that were shown."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)


class SetRole(Model):
    """A role that the user gave to a stretch of the answer; it wins over the checker's."""

    start: int
    end: int
    role: Role
