"""A format: how a session is held."""

from typing import Literal

from pydantic import Field

from sesprep.domain.model import Model
from sesprep.domain.slug import Slug
from sesprep.domain.structure import ProbeAim

Certainty = Literal["reported", "disputed", "derived", "ours"]
DrillKind = Literal["one-element", "own-part", "shorten", "other-competency", "which-competency"]


class Panelist(Model):
    """One person of the panel; the voice is the speaker's own name for one, empty for the usual one."""

    name: str = Field(min_length=1, max_length=80)
    post: str = Field(default="", max_length=120)
    voice: str = Field(default="", max_length=120)


class Fact(Model):
    """What stands behind one key of the format, so that a person can judge it and change it."""

    key: str = Field(min_length=1, max_length=60)
    """The key of this file that it is about."""
    says: str = Field(min_length=1, max_length=600)
    source: str = Field(min_length=1, max_length=600)
    certainty: Certainty
    """`reported` by a source, `disputed` among sources, `derived` from others, or `ours`."""


class Drill(Model):
    """One small task on one side of an answer."""

    kind: DrillKind
    asks: str = Field(min_length=1, max_length=400)
    """What the candidate is told to do, in one or two sentences."""
    aim: ProbeAim | None = None
    """The element to tell, by what a probe for it would dig for; for `one-element`."""
    sentences: int | None = Field(default=None, ge=1, le=20)
    """At most so many sentences."""
    figure: bool = False
    """Whether a figure must be said."""
    share: float | None = Field(default=None, gt=0, lt=1)
    """For `shorten`: at most this part of the first answer's words."""

    @property
    def whole(self) -> bool:
        """Whether it asks for a whole story, so that its answer counts as any other."""
        return self.kind == "other-competency"


class Done(Model):
    """One thing that a drill asks for, and whether an answer did it."""

    id: str
    says: str
    """What was to be done, as "says a figure"."""
    detail: str = ""
    """What was counted in this answer."""
    met: bool | None
    """None when the checker is not sure."""

    @property
    def told(self) -> str:
        """What was to be done, with what was counted."""
        return f"{self.says} ({self.detail})" if self.detail else self.says


class SessionFormat(Model):
    """How a session is held: how many questions, how long, who asks, and whether it is an exam."""

    schema_version: Literal[1] = 1
    id: Slug
    name: str = Field(min_length=1, max_length=80)
    description: str = Field(max_length=1000)
    source: str = ""
    """Where the figures come from, and how sure they are."""
    exam: bool = False
    """An exam has no live strip, no pausing, no hints, and no feedback before the end."""
    questions: int = Field(ge=1, le=50)
    """All lead questions, those of `openers`, `technical` and `closers` among them."""
    minutes_each: float | None = Field(default=None, gt=0, le=60)
    minutes_whole: float | None = Field(default=None, gt=0, le=240)
    """One clock for all questions, which the candidate shares out."""
    minutes_preparation: float | None = Field(default=None, gt=0, le=60)
    """Time with the questions in hand before the first is put."""
    one_per_qualification: bool = False
    """Whether the questions are spread over the framework's core qualifications, one each as far as they go."""
    openers: int = Field(default=0, ge=0, le=5)
    technical: int = Field(default=0, ge=0, le=10)
    closers: int = Field(default=0, ge=0, le=5)
    ends_with: str = Field(default="", pattern=r"^([a-z0-9-]+/[a-z0-9-]+)?$", max_length=200)
    """The closer that is put last, as bank/question, where that bank is there; else one is drawn."""
    multi_part: int = Field(default=0, ge=0, le=50)
    """How many of the questions should have several parts, as far as the banks have such."""
    probes: int = Field(default=0, ge=0, le=5)
    """At most so many follow-ups for each question."""
    supplemental: int = Field(default=0, ge=0, le=10)
    """At most so many further questions after the last, where evidence was thin."""
    minutes_supplemental: float | None = Field(default=None, gt=0, le=120)
    silent: bool = False
    """Whether the panel shows nothing: no thanks, no nod, no word between questions. The first question says so."""
    outline: bool = True
    """Whether the candidate may look at an outline of notes; that it was shown is kept."""
    decision: bool = False
    """Whether the end says for each qualification whether there is evidence, as a board does."""
    examples_each: int | None = Field(default=None, ge=1, le=10)
    """At most so many examples for each qualification."""
    oldest_years: int | None = Field(default=None, ge=1, le=50)
    """No example older than this."""
    lacking_fails: int | None = Field(default=None, ge=1, le=10)
    """From so many qualifications without evidence on, a board is said to disapprove."""
    panel: tuple[Panelist, ...] = Field(default=(), max_length=8)
    drill: Drill | None = None
    facts: tuple[Fact, ...] = ()

    def facts_about(self, key: str) -> tuple[Fact, ...]:
        """What stands behind one key of the format."""
        return tuple(fact for fact in self.facts if fact.key == key)
