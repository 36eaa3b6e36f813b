"""The time that an answer took, where it is read line by line."""

from sesprep.domain.attempt import Attempt
from sesprep.tui.amounts import elapsed_time


def reached(start: int, end: int, before: float, now: float, limit: float | None) -> int:
    """The code point at which time ran out while a line was being written, taking its pace as even."""
    if limit is None or now <= before or now < limit:
        return end
    return start + round((end - start) * max(0.0, limit - before) / (now - before))


def time_words(attempt: Attempt) -> tuple[str, ...]:
    """How long an answer took, and the words at which its time was up."""
    took = f"You took {elapsed_time(attempt.seconds)}."
    if attempt.limit is not None:
        took = f"You took {elapsed_time(attempt.seconds)} of {elapsed_time(attempt.limit)}."
    if attempt.time_up_at is None:
        return (took,)
    heard = " ".join(attempt.answer[: attempt.time_up_at].split()[-6:])
    return (took, f'Time was up at about: "…{heard}"' if heard else "Time was up before you began.")
