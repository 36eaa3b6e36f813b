"""A closed terminal and a polite kill: what was typed goes to the disk first."""

import asyncio
import signal
import sys
from collections.abc import Callable

from textual.app import App
from textual.driver import Driver

WATCHED = ("SIGHUP", "SIGTERM")


def watch(then: Callable[[], None]) -> None:
    """Call `then` in the running loop when the terminal goes away or the system asks to end; nothing on Windows."""
    loop = asyncio.get_running_loop()
    for name in WATCHED:
        number = getattr(signal, name, None)
        if number is None:
            continue
        try:
            loop.add_signal_handler(number, then)
        except NotImplementedError:  # Windows has no such loop; drafts every few seconds are what is left there
            return


class LastingApp(App[None]):
    """An app that notices when its terminal is gone, and is not held up by it."""

    def get_driver_class(self) -> type[Driver]:
        """The driver of this system's terminals; on Windows, and where the environment names one, Textual's own."""
        found = super().get_driver_class()
        if sys.platform == "win32":
            return found
        from textual.drivers.linux_driver import LinuxDriver

        from sesprep.tui.terminal import TerminalDriver

        return TerminalDriver if found is LinuxDriver else found
