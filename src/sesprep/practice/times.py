"""The time of a session: that of the answer, and that of the whole when the format has one clock."""

from collections.abc import Sequence

from sesprep.domain.attempt import Attempt
from sesprep.domain.session import Plan
from sesprep.practice.clock import Clock
from sesprep.practice.countdown import LAST_MINUTE, Countdown
from sesprep.practice.interruption import Interruption, Watch
from sesprep.practice.ports import Signal


class Times:
    """Holds both countdowns and says once for each answer what is due. They run while an answer is given."""

    def __init__(
        self,
        clock: Clock,
        plan: Plan,
        position: int,
        attempts: Sequence[Attempt],
        *,
        used: float = 0.0,
        time_up_at: int | None = None,
    ) -> None:
        """Prepare the times at `position`; what the attempts and an interrupted answer used counts to the whole."""
        self._clock = clock
        self._watch = Watch(clock)
        self._signaled: set[Signal] = {Signal.TIME_UP} if time_up_at is not None else set()
        self.time_up_at = time_up_at
        self.left_out = 0.0
        self.interruption: Interruption | None = None
        self.answer = Countdown(clock, plan.seconds_each, used=used)
        self.whole = whole_of(clock, plan, position, attempts, used=used)

    @property
    def is_over(self) -> bool:
        """Whether the whole's time has run out."""
        left = self.whole.remaining()
        return left is not None and left <= 0

    def start(self) -> None:
        """Let time pass from now on."""
        self._watch.restart()
        self.answer.start()
        self.whole.start()

    def stop(self) -> None:
        """Hold the time where it is."""
        self.answer.stop()
        self.whole.stop()

    def next_answer(self, plan: Plan) -> None:
        """Prepare the next answer's time; the whole goes on from where it stands."""
        self._signaled = set()
        self.time_up_at = None
        self.left_out = 0.0
        self.interruption = None
        self.answer = Countdown(self._clock, plan.seconds_each)

    def next_part(self, plan: Plan) -> None:
        """Give the supplemental questions their own whole."""
        self.whole = Countdown(self._clock, whole_limit(plan, plan.main))

    def look(self) -> None:
        """Compare the clocks and keep what happened; for whoever cannot call `tick` several times a minute."""
        self.interruption = self._watch.look() or self.interruption

    def tick(self, length: int) -> tuple[Signal, ...]:
        """What is due now; `length` is the answer's length, kept as the place where time ran out."""
        self.look()
        times = [(left, c.limit) for c in (self.answer, self.whole) if (left := c.remaining()) is not None]
        if not times:
            return ()
        left, limit = min(times)
        due = [signal for signal, at in _DUE if left <= at and signal not in self._signaled]
        if Signal.TIME_UP in due:
            self.time_up_at = length
            due = [Signal.TIME_UP]
            self._signaled.add(Signal.LAST_MINUTE)
        if limit is not None and limit <= LAST_MINUTE:
            due = [signal for signal in due if signal is not Signal.LAST_MINUTE]
        self._signaled.update(due)
        return tuple(due)

    def leave_out(self, seconds: float) -> None:
        """Take time out of both that should not count, such as that of a computer asleep."""
        self.left_out += self.answer.give_back(seconds)
        self.whole.give_back(seconds)
        self.interruption = None
        lefts = [left for c in (self.answer, self.whole) if (left := c.remaining()) is not None]
        if lefts and min(lefts) > 0:
            self.time_up_at = None
            self._signaled.discard(Signal.TIME_UP)
            if min(lefts) > LAST_MINUTE:
                self._signaled.discard(Signal.LAST_MINUTE)


def whole_of(clock: Clock, plan: Plan, position: int, attempts: Sequence[Attempt], *, used: float) -> Countdown:
    """The countdown of the part that `position` is in, less what its answers have used."""
    supplemental = position >= plan.main
    spent = sum(a.seconds for a in attempts if (a.position >= plan.main) == supplemental)
    return Countdown(clock, whole_limit(plan, position), used=spent + used)


def whole_limit(plan: Plan, position: int) -> float | None:
    """Seconds for the part that `position` is in; None when it has no clock of its own."""
    if position < plan.main:
        return plan.seconds_whole
    minutes = plan.held.minutes_supplemental if plan.held else None
    return None if minutes is None else minutes * 60


_DUE = ((Signal.LAST_MINUTE, LAST_MINUTE), (Signal.TIME_UP, 0.0))
