"""The terminal as the app drives it: when it is gone, the app is told, and never waits for it. Not for Windows."""

import errno
import select
import signal
from threading import Thread
from typing import TextIO

from textual.drivers.linux_driver import LinuxDriver

GONE = (errno.EIO, errno.EPIPE)


class TerminalDriver(LinuxDriver):
    """Textual's own driver, for terminals that go away without a word."""

    _watched = False

    def start_application_mode(self) -> None:
        """Take the terminal, also after a pause, and wait for its end from now on."""
        if not self._watched:
            self._watched = True
            if self._file is not None:
                self._file = Output(self._file)  # type: ignore[assignment]  # what of a file the writing needs
            if self.input_tty:
                tell_when_gone(self.fileno)
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual gives no type


class Output:
    """Writes to a terminal, and goes on without it when it is gone.

    Textual writes from a thread that an error ends, and whoever writes next may then wait for that thread forever; no
    signal gets through to an app that waits so.
    """

    def __init__(self, file: TextIO) -> None:
        """Write to `file`."""
        self._file = file

    def fileno(self) -> int:
        """The number of the file."""
        return self._file.fileno()

    def write(self, text: str) -> int:
        """Write a text; nobody is left to read it when the terminal is gone. Raises OSError for other troubles."""
        try:
            return self._file.write(text)
        except OSError as error:
            if error.errno not in GONE:
                raise
            return len(text)

    def flush(self) -> None:
        """Write what was held back, as `write` does."""
        try:
            self._file.flush()
        except OSError as error:
            if error.errno not in GONE:
                raise


def tell_when_gone(fileno: int) -> None:
    """Send this process SIGHUP when the terminal behind `fileno` is gone.

    The system does so only for the terminal that a process was started at. Any other just reads as an empty file from
    then on, which Textual takes for a pipe and reads again at once, at the full speed of a processor.
    """
    Thread(target=_wait, args=(fileno,), name="terminal", daemon=True).start()


def _wait(fileno: int) -> None:
    waiting = select.poll()
    waiting.register(fileno, 0)  # not for keys; that the terminal is gone is told in any case
    if any(seen & select.POLLHUP for _, seen in waiting.poll()):
        signal.raise_signal(signal.SIGHUP)
