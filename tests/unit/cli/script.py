"""A clock that a script moves, and the script: lines that each take some seconds to write."""

from collections import deque
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta


@dataclass
class Clock:
    seconds: float = 0.0

    def monotonic(self):
        return self.seconds

    def now(self):
        return datetime(2026, 11, 22, tzinfo=UTC) + timedelta(seconds=self.seconds)


@dataclass
class Script:
    """Lines that each take some seconds to write."""

    clock: Clock
    lines: deque[tuple[float, str]]
    interactive: bool = False
    partial: str = ""
    back: list[str] = field(default_factory=list)

    def read(self):
        if self.back:
            return self.back.pop()
        if not self.lines:
            return None
        seconds, line = self.lines.popleft()
        self.clock.seconds += seconds
        return line

    def put_back(self, line):
        self.back.append(line)

    def waiting(self):
        return False

    def ended(self):
        return not self.interactive and not self.lines and not self.back
