"""A session's plan, the lines of its journal, and the record they fold into."""

from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from sesprep.domain.assessment import Assessment, SetRole
from sesprep.domain.attempt import AskedQuestion, Attempt, Medium
from sesprep.domain.bank import Probe
from sesprep.domain.format import Done, Drill, SessionFormat
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
    seconds_whole: float | None = Field(default=None, gt=0)
    """One clock for all questions before the supplemental ones; None when there is none."""
    reserve: tuple[AskedQuestion, ...] = ()
    """The predetermined questions from which supplemental ones are chosen."""
    supplemented: int = Field(default=0, ge=0)
    """How many questions at the end of `asked` are supplemental."""
    held: SessionFormat | None = None
    """The format as it was; editing its file later changes nothing here."""
    source: str = ""
    """For a drill, the id of the attempt it works on."""
    story: str = ""
    """The id of the story that is practiced; empty when none is."""
    medium: Medium = "typed"
    """How answers are given, unless the candidate turns a question the other way."""

    @property
    def format_name(self) -> str:
        """What people call the format, or its id in a session that did not keep it."""
        return self.held.name if self.held else self.format

    @property
    def drill(self) -> Drill | None:
        """The small task that is asked instead of a whole answer; None in any other session."""
        return self.held.drill if self.held else None

    @property
    def main(self) -> int:
        """How many questions there are before the supplemental ones."""
        return len(self.asked) - self.supplemented


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


class Noted(Model):
    """The user wrote a note on an attempt; it takes the place of an earlier one, and an empty one takes it away."""

    type: Literal["noted"] = "noted"
    at: AwareDatetime
    attempt: str
    text: str


class Starred(Model):
    """The user put a star on an attempt, or took it off."""

    type: Literal["starred"] = "starred"
    at: AwareDatetime
    attempt: str
    on: bool


class Rechecked(Model):
    """A later model's assessment that the user wanted to keep; the assessment of that day stays what it was."""

    type: Literal["rechecked"] = "rechecked"
    at: AwareDatetime
    attempt: str
    assessment: Assessment


class Probed(Model):
    """A follow-up was put after an attempt; it is answered by an attempt that follows that one."""

    type: Literal["probed"] = "probed"
    attempt: str
    """The attempt at the lead question."""
    probe: Probe
    why: str = ""
    """What of the answer called for it, in plain words."""


class Piece(Model):
    """Where one answer stands in the joined text of a question and its follow-ups. Offsets are code points."""

    attempt: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Joined(Model):
    """The assessment of an answer together with the answers to its follow-ups."""

    type: Literal["joined"] = "joined"
    attempt: str
    """The attempt at the lead question."""
    pieces: tuple[Piece, ...]
    assessment: Assessment


class Drilled(Model):
    """What of a drill was done in an answer; a later one takes its place."""

    type: Literal["drilled"] = "drilled"
    attempt: str
    checks: tuple[Done, ...]


class Supplemented(Model):
    """The panel added questions after the last one, each with its reason."""

    type: Literal["supplemented"] = "supplemented"
    at: AwareDatetime
    asked: tuple[AskedQuestion, ...] = Field(min_length=1)
    reasons: tuple[str, ...] = ()


Event = Annotated[
    Started
    | Answered
    | Rated
    | Assessed
    | Ended
    | Noted
    | Starred
    | Rechecked
    | Probed
    | Joined
    | Drilled
    | Supplemented,
    Field(discriminator="type"),
]
"""One line of a session's journal."""


class SessionRecord(Model):
    """A saved session, folded from its journal."""

    id: str
    started: AwareDatetime
    schema_version: int
    plan: Plan
    attempts: tuple[Attempt, ...] = ()
    assessments: dict[str, Assessment] = {}
    """The newest assessment of each attempt, by the attempt's id; rechecks are not among them."""
    notes: dict[str, str] = {}
    """The newest note on each attempt that has one, by the attempt's id."""
    starred: tuple[str, ...] = ()
    """The ids of the attempts with a star."""
    rechecks: dict[str, tuple[Assessment, ...]] = {}
    """The later assessments that were kept, oldest first, by the attempt's id."""
    probed: dict[str, tuple[Probe, ...]] = {}
    """The follow-ups that were put, by the id of the attempt at the lead question."""
    probed_why: dict[str, tuple[str, ...]] = {}
    """Why each of `probed` was put, in plain words, by the same id; empty where it was not kept."""
    joined: dict[str, Joined] = {}
    """The newest joined assessment of each attempt that has follow-ups, by the attempt's id."""
    drilled: dict[str, tuple[Done, ...]] = {}
    """What of the drill was done, by the attempt's id; empty in a session that is no drill."""
    reasons: tuple[str, ...] = ()
    """Why the panel added its supplemental questions, one for each, in their order."""
    ended: AwareDatetime | None = None
    how: Literal["finished", "stopped"] | None = None

    def fullest(self) -> dict[str, Assessment]:
        """The fullest assessment of each answer by its id: with those to its follow-ups where it has any."""
        return self.assessments | {lead: joined.assessment for lead, joined in self.joined.items()}

    def position(self) -> int:
        """The place in the plan of the first question without an attempt."""
        return max((attempt.position for attempt in self.attempts), default=-1) + 1
