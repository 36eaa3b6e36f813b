"""What comes before a question, each once: the time to prepare, and the panel's word that it asks further."""

from sesprep.practice.countdown import Countdown
from sesprep.practice.session import Session


class Due:
    """Knows what of it was given."""

    def __init__(self, session: Session, *, begun: bool) -> None:
        """Before the questions of `session`; `begun` says that words of an unfinished answer are there."""
        self._session = session
        self._prepared = bool(session.attempts) or begun
        self._conferred = begun and bool(session.supplements)  # else it has still to confer

    @property
    def preparation(self) -> Countdown | None:
        """The time to prepare, as long as it was not given."""
        return None if self._prepared else self._session.preparation

    @property
    def confers(self) -> bool:
        """Whether the panel has still to say that it asks further, before the question at hand."""
        session = self._session
        return bool(session.supplements) and session.position == session.plan.main and not self._conferred

    def prepared(self) -> None:
        """The time to prepare was given."""
        self._prepared = True

    def conferred(self) -> None:
        """The panel has said it."""
        self._conferred = True
