"""When to ask for a live run with a person."""

from collections.abc import Sequence
from datetime import date

from sesprep.domain.partner import LiveRun

ANSWERS = 8
"""Answers after which a live run is worth asking for."""
DAYS = 10
"""Days between two of them at least, as long as the interview is far."""
LAST_WEEKS = 14
EVE = 1
"""Days before the interview in which none is asked for any more."""


def live_run_wanted(answered: Sequence[date], runs: Sequence[LiveRun], interview: date | None, today: date) -> str:
    """Why a live run with a person should come now, in a sentence; empty when none should.

    `answered` are the days of the answers so far. Practice before people gave higher ratings of speeches in one study
    (Smith and Frymier, 2006); no study says how often.
    """
    held = max((run.held for run in runs if run.held is not None and run.held <= today), default=None)
    asked = max((run.made for run in runs if run.made <= today), default=None)
    newest = max((day for day in (held, asked) if day is not None), default=None)
    since = sum(newest is None or day > newest for day in answered)
    left = (interview - today).days if interview is not None and interview >= today else None
    if left is not None and left <= EVE:
        return ""
    if newest is not None and (today - newest).days < DAYS:
        return ""
    if left is not None and left <= LAST_WEEKS and (held is None or (today - held).days > LAST_WEEKS) and answered:
        return f"The interview is in {left} days, and nobody has heard you lately."
    if since >= ANSWERS:
        return f"{since} answers since " + (
            "a person last heard one." if newest else "you began, none before a person."
        )
    return ""
