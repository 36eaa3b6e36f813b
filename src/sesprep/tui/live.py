"""A session that is being held, with all that its screens need."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

from sesprep.domain.assessment import Assessment, SetRole, Verdict
from sesprep.domain.attempt import Attempt, Medium
from sesprep.domain.bank import Question
from sesprep.domain.framework import Framework
from sesprep.domain.session import SCHEMA_VERSION, SessionRecord
from sesprep.domain.structure import Band, Structure
from sesprep.practice.session import Session
from sesprep.storage.journal import SUFFIX, discard
from sesprep.tui.keeper import Keeper
from sesprep.tui.outlines import Outlines


class Glance(Protocol):
    """A quick look at an answer that is not finished."""

    @property
    def shares(self) -> Mapping[str, float]:
        """Shares of the words, 0 to 1, by element id."""
        ...

    @property
    def present(self) -> Mapping[str, Verdict]:
        """Verdicts by element id."""
        ...


class AnswerChecker(Protocol):
    """The checker, bound to a structure and the user's settings."""

    def __call__(
        self, text: str, *, attempt_id: str, question: Question | None, set_roles: tuple[SetRole, ...]
    ) -> Assessment:  # fmt: skip
        """Assess a finished answer."""
        ...

    def glance(self, text: str) -> Glance:
        """Look quickly at an unfinished one."""
        ...


@dataclass
class Live:
    """One running session."""

    id: str
    started: datetime
    session: Session
    keeper: Keeper
    checker: AnswerChecker
    structure: Structure
    framework: Framework
    outlines: Outlines
    bands: dict[str, Band] = field(default_factory=dict)
    text: str = ""
    """The words with which the question screen opens: those of an interrupted answer."""
    medium: Medium = "typed"
    """How the answer at hand is given; the candidate may turn it."""
    folder: Path = Path()
    """Where the session's recordings are; it is made with the first one."""
    recordings: tuple[str, ...] = ()
    """What is recorded of an interrupted answer, by the files' names in that folder."""
    source: Attempt | None = None
    """The earlier answer that a drill works on."""
    glance_delay: float = 0.3
    """Seconds without a key before the live strip looks again."""

    @property
    def is_bare(self) -> bool:
        """Whether nothing of the user's is in it: no answer, no words, nothing recorded, no outline written."""
        return not (self.session.attempts or self.text.strip() or self.recordings or self.outlines.written)

    def drop(self) -> bool:
        """End a bare session without a trace; returns False, with all as it was, when it holds anything.

        Raises SesprepError when its file cannot be removed.
        """
        if not self.is_bare or not discard(self.folder.with_suffix(SUFFIX)):
            return False
        self.session.abandon()
        self.keeper.clear()
        return True

    def record(self) -> SessionRecord:
        """The session so far, as the history will tell it."""
        session = self.session
        return SessionRecord(
            id=self.id,
            started=self.started,
            schema_version=SCHEMA_VERSION,
            plan=session.plan,
            attempts=tuple(session.attempts),
            assessments=session.assessments,
            probed_why=dict(session.probed_why),
            joined=session.joined,
            drilled=dict(session.drilled),
            reasons=tuple(supplement.reason for supplement in session.supplements),
        )
