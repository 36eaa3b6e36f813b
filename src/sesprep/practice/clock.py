"""Time, from one injected object."""

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Where a session gets its time from."""

    def monotonic(self) -> float:
        """Seconds that never jump; the only source of durations."""
        ...

    def now(self) -> datetime:
        """The wall-clock time in UTC; stored, never used for a duration."""
        ...


class SystemClock:
    """The machine's own clocks."""

    def monotonic(self) -> float:
        """Seconds from the system's monotonic clock."""
        return time.monotonic()

    def now(self) -> datetime:
        """The system's time in UTC."""
        return datetime.now(UTC)
