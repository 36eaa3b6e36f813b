"""The time of an answer and of the whole, in the words of the question screen."""

from sesprep.practice.pace import pace
from sesprep.practice.session import Phase, Session, Signal
from sesprep.tui.amounts import clock_time, elapsed_time


def whole_first(session: Session) -> bool:
    """Whether the time of the whole ends before that of the answer."""
    whole, answer = session.whole.remaining(), session.countdown.remaining()
    return whole is not None and (answer is None or whole <= answer)


def signal_words(session: Session, signal: Signal, *, end: str = "Ctrl+D") -> str:
    """What the time has to say, in words; `end` is what ends an answer."""
    whole = whole_first(session)
    if signal is Signal.LAST_MINUTE:
        return "One minute left in all." if whole else "One minute left."
    what = "All the time is up" if whole else "Time is up"
    return f"{what}: finish your sentence, then {end}."


def start_words(session: Session, *, back: bool) -> str:
    """What to tell when the question opens; `back` says that words of an interrupted answer are there."""
    if session.time_up_at is not None:
        return signal_words(session, Signal.TIME_UP)
    limit = session.countdown.limit
    if session.whole.limit is not None:
        start = "The clock is running. Ctrl+D when you are done."
    else:
        used = session.countdown.elapsed() > 0
        time = "The clock starts" if limit is None else f"Your {clock_time(limit)} start"
        start = f"{'The clock goes on' if used else time} with the first key, or Enter."
    return f"Your words are back. {start}" if back else start


def left_words(session: Session) -> str:
    """What is left of the answer's time and of the whole's; empty without a limit."""
    answer, whole = session.countdown.remaining(), session.whole.remaining()
    parts = [] if answer is None else [_left(answer)]
    if whole is not None:
        parts.append(f"{_left(whole)} in all")
    shown = " · ".join(parts)
    if session.phase is Phase.ANSWERING and not session.countdown.running:
        shown = f"held · {shown}".rstrip(" ·")
    return shown


def pace_words(session: Session) -> str:
    """Planned against used time at this question; empty when there is no one clock."""
    found = pace(session.plan, session.position, session.whole.elapsed())
    if found is None:
        return ""
    used, planned = int(found.used), int(found.planned + found.share)
    head = f"Pace: {elapsed_time(used)} used of {elapsed_time(planned)} planned up to here"
    if used > planned:  # of the seconds as shown, or they would not add up
        return f"{head}, {elapsed_time(used - planned)} behind"
    return f"{head}, {elapsed_time(found.ahead)} ahead" if found.ahead >= 1 else head


def _left(seconds: float) -> str:
    return f"{clock_time(seconds)} {'left' if seconds > 0 else 'over'}"
