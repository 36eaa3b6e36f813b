"""What a session needs from outside, and the words for where it stands."""

from enum import Enum, auto
from typing import Protocol

from sesprep.domain.assessment import Assessment, SetRole
from sesprep.domain.bank import Question
from sesprep.domain.session import Event


class Phase(Enum):
    """Where a session stands."""

    READY = auto()
    """The question or the follow-up is shown and its time has not started."""
    ANSWERING = auto()
    RATING = auto()
    FEEDBACK = auto()
    ENDED = auto()


class Signal(Enum):
    """What the time has to say, once for each answer."""

    LAST_MINUTE = auto()
    TIME_UP = auto()


class Journal(Protocol):
    """Where a session's events are kept; `append` returns when the event is safe."""

    def append(self, event: Event) -> None:
        """Keep one event."""
        ...


class Assessor(Protocol):
    """The checker, bound to a structure and the user's settings."""

    def __call__(
        self, text: str, *, attempt_id: str, question: Question | None, set_roles: tuple[SetRole, ...]
    ) -> Assessment:  # fmt: skip
        """Assess one answer; pure."""
        ...


class WrongPhaseError(RuntimeError):
    """A turn was asked of a session that is not at that point: a fault of the caller's, never of the user's."""
