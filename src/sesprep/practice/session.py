"""A session's turns: a question is put, answered, rated, assessed; again or next; the end."""

from collections.abc import Callable
from enum import Enum, auto
from typing import Protocol

from sesprep.domain.assessment import Assessment, SetRole
from sesprep.domain.attempt import AskedQuestion, Attempt
from sesprep.domain.bank import Question
from sesprep.domain.session import Answered, Assessed, Ended, Event, Plan, Rated
from sesprep.practice.clock import Clock
from sesprep.practice.countdown import LAST_MINUTE, Countdown


class Phase(Enum):
    """Where a session stands."""

    READY = auto()
    """The question is shown and its time has not started."""
    ANSWERING = auto()
    RATING = auto()
    FEEDBACK = auto()
    ENDED = auto()


class Signal(Enum):
    """What the countdown has to say, once for each answer."""

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


class Session:
    """One run through a plan. Every turn that the user could lose is in the journal before it returns."""

    def __init__(
        self,
        plan: Plan,
        *,
        clock: Clock,
        journal: Journal,
        assess: Assessor,
        new_id: Callable[[], str],
        position: int = 0,
        used: float = 0.0,
        time_up_at: int | None = None,
        attempts: tuple[Attempt, ...] = (),
        assessments: dict[str, Assessment] | None = None,
    ) -> None:
        """Prepare a session at `position`; the last four values come from an interrupted one."""
        self.plan = plan
        self.position = position
        self.attempts = list(attempts)
        self.assessments = dict(assessments or {})
        self.time_up_at = time_up_at
        self._clock = clock
        self._journal = journal
        self._assess = assess
        self._new_id = new_id
        self._signaled: set[Signal] = {Signal.TIME_UP} if time_up_at is not None else set()
        self.countdown = Countdown(clock, plan.seconds_each, used=used)
        self._started = clock.now()
        self.phase = Phase.READY if position < len(plan.asked) else Phase.ENDED

    @property
    def asked(self) -> AskedQuestion:
        """The question at hand."""
        return self.plan.asked[self.position]

    @property
    def attempt(self) -> Attempt:
        """The newest attempt."""
        return self.attempts[-1]

    @property
    def assessment(self) -> Assessment | None:
        """The newest attempt's assessment; None while the user has not rated it yet, and during an exam."""
        return self.assessments.get(self.attempt.id) if self.attempts else None

    @property
    def is_last(self) -> bool:
        """Whether no question follows."""
        return self.position + 1 >= len(self.plan.asked)

    def begin(self) -> None:
        """Start the answer's time."""
        self._need(Phase.READY)
        self._started = self._clock.now()
        self.countdown.start()
        self.phase = Phase.ANSWERING

    def pause(self) -> bool:
        """Hold or release the time; returns whether it is now held. An exam is never held."""
        self._need(Phase.ANSWERING)
        if self.plan.exam:
            return False
        if self.countdown.running:
            self.countdown.stop()
        else:
            self.countdown.start()
        return not self.countdown.running

    def tick(self, length: int) -> tuple[Signal, ...]:
        """What the countdown has to say now; `length` is the answer's length, kept as the place where time ran out."""
        left = self.countdown.remaining()
        if self.phase is not Phase.ANSWERING or left is None:
            return ()
        due = [signal for signal, at in _DUE if left <= at and signal not in self._signaled]
        if Signal.TIME_UP in due:
            self.time_up_at = length
            due = [Signal.TIME_UP]
            self._signaled.add(Signal.LAST_MINUTE)
        if self.plan.seconds_each is not None and self.plan.seconds_each <= LAST_MINUTE:
            due = [signal for signal in due if signal is not Signal.LAST_MINUTE]
        self._signaled.update(due)
        return tuple(due)

    def finish(self, answer: str) -> Attempt:
        """End the answer and keep it."""
        self._need(Phase.ANSWERING)
        self.countdown.stop()
        tries = [a for a in self.attempts if a.position == self.position]
        attempt = Attempt(
            id=self._new_id(),
            asked=self.asked,
            position=self.position,
            number=len(tries) + 1,
            structure=self.plan.structure,
            started=self._started,
            seconds=self.countdown.elapsed(),
            limit=self.plan.seconds_each,
            time_up_at=None if self.time_up_at is None else min(self.time_up_at, len(answer)),
            answer=answer,
        )
        self._journal.append(Answered(attempt=attempt))
        self.attempts.append(attempt)
        self.phase = Phase.RATING
        return attempt

    def rate(self, rating: int | None) -> None:
        """Keep the candidate's own rating, 1 to 5, or None when skipped; then assess, except in an exam."""
        self._need(Phase.RATING)
        if rating is not None:
            self._journal.append(Rated(attempt=self.attempt.id, rating=rating))
            self.attempts[-1] = self.attempt.model_copy(update={"rating": rating})
        if self.plan.exam:
            self._advance()
            return
        self._assess_attempt(len(self.attempts) - 1, ())
        self.phase = Phase.FEEDBACK

    def set_role(self, attempt_id: str, set_roles: tuple[SetRole, ...]) -> Assessment:
        """Assess an attempt again with the roles that the user gave."""
        index = next(i for i, a in enumerate(self.attempts) if a.id == attempt_id)
        return self._assess_attempt(index, set_roles)

    def again(self) -> None:
        """Put the same question once more."""
        self._need(Phase.FEEDBACK)
        self._prepare(self.position)

    def proceed(self) -> None:
        """Go on to the next question, or to the end."""
        self._need(Phase.FEEDBACK)
        self._advance()

    def stop(self) -> None:
        """End the session where it stands."""
        if self.phase is not Phase.ENDED:
            self._end("stopped")

    def _advance(self) -> None:
        if self.is_last:
            self._end("finished")
        else:
            self._prepare(self.position + 1)

    def _prepare(self, position: int) -> None:
        self.position = position
        self.time_up_at = None
        self._signaled = set()
        self.countdown = Countdown(self._clock, self.plan.seconds_each)
        self.phase = Phase.READY

    def _end(self, how: str) -> None:
        self.countdown.stop()
        for index, attempt in enumerate(self.attempts):
            if attempt.id not in self.assessments:
                self._assess_attempt(index, attempt.set_roles)
        self._journal.append(Ended.model_validate({"at": self._clock.now(), "how": how}))
        self.phase = Phase.ENDED

    def _assess_attempt(self, index: int, set_roles: tuple[SetRole, ...]) -> Assessment:
        attempt = self.attempts[index].model_copy(update={"set_roles": set_roles})
        found = self._assess(
            attempt.answer, attempt_id=attempt.id, question=attempt.asked.question, set_roles=set_roles
        )  # fmt: skip
        self._journal.append(Assessed(attempt=attempt.id, assessment=found, set_roles=set_roles))
        self.attempts[index] = attempt
        self.assessments[attempt.id] = found
        return found

    def _need(self, phase: Phase) -> None:
        if self.phase is not phase:
            raise WrongPhaseError(f"needs {phase.name}, is {self.phase.name}")


_DUE = ((Signal.LAST_MINUTE, LAST_MINUTE), (Signal.TIME_UP, 0.0))
