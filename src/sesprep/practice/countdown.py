"""The time given for an answer, and what is left of it."""

from sesprep.practice.clock import Clock

LAST_MINUTE = 60.0


class Countdown:
    """A stopwatch with a limit, both in seconds; it can be paused and never ends anything by itself."""

    def __init__(self, clock: Clock, limit: float | None, *, used: float = 0.0) -> None:
        """Prepare a countdown that has not started; `used` seconds were spent before an interruption."""
        self._clock = clock
        self._used = used
        self._since: float | None = None
        self.limit = limit

    @property
    def running(self) -> bool:
        """Whether time is passing."""
        return self._since is not None

    def start(self) -> None:
        """Let time pass from now on; nothing happens when it already does."""
        if self._since is None:
            self._since = self._clock.monotonic()

    def stop(self) -> None:
        """Hold the time where it is; nothing happens when it is held."""
        self._used = self.elapsed()
        self._since = None

    def give_back(self, seconds: float) -> float:
        """Take time out that should not count, and return how much: at most what has run."""
        given = max(0.0, min(seconds, self.elapsed()))
        self._used -= given
        return given

    def elapsed(self) -> float:
        """Seconds used so far."""
        return self._used + (self._clock.monotonic() - self._since if self._since is not None else 0.0)

    def remaining(self) -> float | None:
        """Seconds left, below zero when over; None when there is no limit."""
        return None if self.limit is None else self.limit - self.elapsed()
