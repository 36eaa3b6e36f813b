"""Lines of standard input: typed at a terminal, or written by a script."""

import contextlib
import sys
from collections import deque
from typing import BinaryIO, Protocol

from sesprep.domain.text import storable
from sesprep.errors import BadInputError


class Lines(Protocol):
    """Where lines come from."""

    @property
    def interactive(self) -> bool:
        """Whether a person is there to be asked."""
        ...

    @property
    def partial(self) -> str:
        """A line that was not finished when the reading was interrupted."""
        ...

    def read(self) -> str | None:
        """The next line without its end, or None at the end of input."""
        ...

    def put_back(self, line: str) -> None:
        """Give a line back, to be read next."""
        ...

    def waiting(self) -> bool:
        """Whether a whole line is there already, so that reading it will not block."""
        ...

    def ended(self) -> bool:
        """Whether nothing more can come, as far as is known without waiting."""
        ...


class Piped:
    """Lines of a stream of bytes; bytes that are not UTF-8 are read as Windows-1252, so that nothing is lost."""

    interactive = False

    def __init__(self, stream: BinaryIO) -> None:
        """Read from `stream`; nothing is read here."""
        self._stream = stream
        self._lines: deque[str] = deque()
        self._rest: list[bytes] = []
        self._ended = False

    @property
    def partial(self) -> str:
        """The bytes after the last line end, as text."""
        return _decoded(b"".join(self._rest))

    def read(self) -> str | None:
        """The next line, or None at the end. Raises BadInputError for an input that cannot be read."""
        while not self._lines and not self._ended:
            self._fill()
        return self._lines.popleft() if self._lines else None

    def put_back(self, line: str) -> None:
        """Give a line back, to be read next."""
        self._lines.appendleft(line)

    def waiting(self) -> bool:
        """Whether a whole line has been read already."""
        return bool(self._lines)

    def ended(self) -> bool:
        """Whether the end of the stream has been seen and every line has been read."""
        return self._ended and not self._lines

    def _fill(self) -> None:
        try:
            block = self._stream.read1(65536)  # type: ignore[attr-defined]  # BinaryIO leaves read1 out
        except OSError as error:
            raise BadInputError(f"Standard input cannot be read: {error.strerror}.") from error
        if not block:
            self._ended = True
            if self._rest:
                self._lines.append(self.partial)
                self._rest = []
            return
        *whole, rest = block.split(b"\n")
        if whole:
            self._lines.append(_decoded(b"".join([*self._rest, whole[0]])))
            self._lines.extend(_decoded(line) for line in whole[1:])
            self._rest = []
        if rest:
            self._rest.append(rest)


class Typed:
    """Lines typed at a terminal, with the editing keys of readline where the system has it.

    Without readline a terminal cuts lines at 4,095 bytes, which is a paragraph of an answer.
    """

    interactive = True

    def __init__(self) -> None:
        """Prepare the terminal's line editing."""
        self.partial = ""
        self._lines: deque[str] = deque()
        if hasattr(sys.stdin, "reconfigure"):
            sys.stdin.reconfigure(errors="surrogateescape")
        with contextlib.suppress(ImportError):  # Windows has its own line editing
            import readline

            readline.set_auto_history(False)
            readline.parse_and_bind("tab: tab-insert")

    def read(self) -> str | None:
        """The next line, or None when the user ended the input."""
        if self._lines:
            return self._lines.popleft()
        self.partial = ""
        try:
            typed = input()
        except EOFError:
            return None
        except KeyboardInterrupt:
            self.partial = _line_buffer()
            raise
        first, *more = typed.split("\n")  # pasted text may bring several lines at once
        self._lines.extend(storable(line) for line in more)
        return storable(first)

    def put_back(self, line: str) -> None:
        """Give a line back, to be read next."""
        self._lines.appendleft(line)

    def waiting(self) -> bool:
        """Whether a pasted line is there already."""
        return bool(self._lines)

    def ended(self) -> bool:
        """Never: at a terminal the end of one answer is not the end of the input."""
        return False


def standard_input() -> Lines:
    """The process's own standard input."""
    if sys.stdin is None:
        raise BadInputError("There is no standard input here.", hint="Pipe an answer in, or use a terminal.")
    return Typed() if sys.stdin.isatty() else Piped(sys.stdin.buffer)


def _line_buffer() -> str:
    try:
        import readline
    except ImportError:
        return ""
    return storable(readline.get_line_buffer())


def _decoded(raw: bytes) -> str:
    raw = raw.removesuffix(b"\r")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")
