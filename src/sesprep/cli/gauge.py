"""One line on stderr that is written over while something goes on; nothing where nobody watches."""

import contextlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from sesprep.domain.text import printable


class Gauge:
    """The line."""

    def __init__(self, shown: bool) -> None:
        """Nothing is written before the first `show`."""
        self._shown = shown
        self._width = 0

    def show(self, words: str) -> None:
        """Put these words in place of the last ones; a terminal that is gone is no reason to stop."""
        if self._shown:
            line = printable(words).replace("\n", " ")[:100]
            with contextlib.suppress(OSError, ValueError):
                sys.stderr.write(f"\r{line.ljust(self._width)}")
                sys.stderr.flush()
            self._width = len(line)

    def clear(self) -> None:
        """Wipe the line."""
        if self._shown and self._width:
            with contextlib.suppress(OSError, ValueError):
                sys.stderr.write(f"\r{' ' * self._width}\r")
                sys.stderr.flush()
            self._width = 0


@contextmanager
def gauge() -> Iterator[Gauge]:
    """A line that is gone when the block ends."""
    line = Gauge(sys.stderr is not None and not sys.stderr.closed and sys.stderr.isatty())
    try:
        yield line
    finally:
        line.clear()


def bar(share: float, width: int = 20) -> str:
    """A share of 0 to 1 as a bar of `#` and `-`, which every terminal can show."""
    full = round(min(max(share, 0.0), 1.0) * width)
    return "#" * full + "-" * (width - full)
