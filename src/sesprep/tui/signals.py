"""A closed terminal and a polite kill: what was typed goes to the disk first."""

import asyncio
import signal
from collections.abc import Callable

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
