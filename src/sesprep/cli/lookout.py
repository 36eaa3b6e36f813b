"""Looks at the clocks while a person types a line, so that a computer that slept is told from a slow line."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from sesprep.practice.session import Phase, Session

EVERY = 5.0
"""Seconds between two looks."""


@contextmanager
def lookout(session: Session, *, wanted: bool) -> Iterator[None]:
    """Look every few seconds as long as the body waits, and once more when it is through.

    Nothing else may use the session inside.
    """
    if not wanted or session.phase is not Phase.ANSWERING:
        yield
        return
    over = threading.Event()

    def look() -> None:
        while not over.wait(EVERY):
            session.times.look()

    watching = threading.Thread(target=look, daemon=True)
    watching.start()
    try:
        yield
    finally:
        over.set()
        watching.join()
        session.times.look()
