"""Which process holds something, and whether it still runs."""

import os
import re
from dataclasses import dataclass

import psutil

_MARK = re.compile(r"(\d{1,10})-(\d{1,15})")
_SLACK_MS = 2000  # a system may reckon a process's start anew when its clock is set


@dataclass(frozen=True)
class Owner:
    """A process: its number, and when it started, since numbers are used again."""

    pid: int
    started_ms: int
    """Milliseconds since 1970, as the system tells it."""

    @classmethod
    def this(cls) -> "Owner":
        """The process that asks."""
        return cls(os.getpid(), int(psutil.Process().create_time() * 1000))

    @classmethod
    def parse(cls, mark: str) -> "Owner | None":
        """The owner that a mark such as `4711-1760000000000` names, or None."""
        found = _MARK.fullmatch(mark)
        return cls(int(found[1]), int(found[2])) if found else None

    @property
    def mark(self) -> str:
        """The owner as a part of a file's name."""
        return f"{self.pid}-{self.started_ms}"

    def alive(self) -> bool:
        """Whether this very process still runs; a zombie does not."""
        try:
            process = psutil.Process(self.pid)
            same = abs(process.create_time() * 1000 - self.started_ms) <= _SLACK_MS
            return same and process.status() != psutil.STATUS_ZOMBIE
        except (psutil.NoSuchProcess, OverflowError):
            return False
        except psutil.AccessDenied:  # it runs, and is another user's
            return True
