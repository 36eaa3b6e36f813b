"""An attempt: one try at one question."""

from typing import Literal

from pydantic import AwareDatetime, Field

from sesprep.domain.assessment import SetRole
from sesprep.domain.bank import Probe, Question
from sesprep.domain.delivery import Transcript
from sesprep.domain.model import Model
from sesprep.domain.slug import Slug

Medium = Literal["typed", "spoken"]


class AskedQuestion(Model):
    """A question as it was asked, with the bank it came from; editing the bank later changes nothing here."""

    bank: Slug
    question: Question


class Attempt(Model):
    """One try at one question: the words, and how long they took."""

    id: str
    asked: AskedQuestion
    position: int = Field(ge=0)
    """The place of the question in the session's plan, from 0."""
    number: int = Field(ge=1)
    """1 for the first try at this question in this session, 2 for the second, and so on."""
    structure: Slug
    medium: Medium = "typed"
    started: AwareDatetime
    """When the countdown started, in UTC."""
    seconds: float = Field(ge=0)
    """How long the answer took, from a monotonic clock, pauses left out."""
    limit: float | None = Field(default=None, gt=0)
    """The time given, in seconds; None when untimed."""
    time_up_at: int | None = Field(default=None, ge=0)
    """The code point at which time ran out; None when it did not."""
    answer: str
    transcript: Transcript | None = None
    """What was heard of a spoken answer, with times; `answer` is the text as the candidate left it."""
    audio: str | None = None
    """The recording's file name in the session's own folder; None when nothing was recorded or it was dropped."""
    rating: int | None = Field(default=None, ge=1, le=5)
    """The candidate's own rating, given before the analysis was shown."""
    set_roles: tuple[SetRole, ...] = ()
    probe: Probe | None = None
    """The follow-up that it answers; None when it answers the lead question."""
    follows: str | None = None
    """The id of the attempt at the lead question that the probe followed."""
    outline_shown: int = Field(default=0, ge=0)
    """How often the candidate looked at the outline."""
    left_out: float = Field(default=0, ge=0)
    """Seconds left out of `seconds` because the computer had slept."""
    think: float | None = Field(default=None, ge=0)
    """Seconds of the recording until the first word, as the microphone heard it; None when it heard none."""
    said_again: int = Field(default=0, ge=0)
    """How often the candidate had the panel say the question again."""
    self_check: tuple[Slug, ...] | None = None
    """The elements that the candidate found in a spoken answer whose words are not known; None before being asked."""

    @property
    def unheard(self) -> bool:
        """Whether it was spoken and its words are not known: nothing can be said about it yet."""
        return self.medium == "spoken" and self.transcript is None and not self.answer.strip()
