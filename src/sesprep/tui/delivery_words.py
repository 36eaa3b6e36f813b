"""How an answer was spoken, in a sentence and as a table: observations, apart from the verdict on its structure."""

from collections.abc import Iterator

from sesprep.domain.assessment import Assessment
from sesprep.domain.attempt import Attempt
from sesprep.domain.counted import counted
from sesprep.domain.delivery import Delivery
from sesprep.domain.structure import Structure
from sesprep.tui.amounts import elapsed_time, percent
from sesprep.tui.plain import short
from sesprep.tui.trend_tables import Table
from sesprep.tui.widgets.delivery_rows import PACE_WORDS

OBSERVED = "Observed, not judged; no part of the verdict on the structure."

AFTER = 30
"""Characters of the words before a pause that are told."""


def delivery_of(attempt: Attempt, assessment: Assessment | None) -> Delivery | None:
    """How an attempt was spoken; None for one that was typed, or of which no words are known."""
    if attempt.transcript is None:
        return None
    from sesprep.analysis.delivery import observe  # a typed answer needs none of it

    own = None
    if assessment is not None:
        end = len(attempt.answer)
        own = assessment.model_copy(update={"units": tuple(u for u in assessment.units if u.start < end)})
    return observe(attempt.transcript, text=attempt.answer, assessment=own, limit=attempt.limit)


def delivery_says(delivery: Delivery) -> str:
    """The answer in one line."""
    parts = []
    if delivery.words_per_minute is not None and delivery.pace is not None:
        parts.append(f"{delivery.words_per_minute} words a minute ({PACE_WORDS[delivery.pace]})")
    parts.append(counted(len(delivery.pauses), "pause") if delivery.pauses else "no long pause")
    parts.append(f"at least {counted(delivery.filler_count, 'filler')}" if delivery.fillers else "no filler heard")
    if delivery.think is not None:
        parts.append(f"think {delivery.think:.1f} s")
    return " · ".join(parts)


def delivery_table(delivery: Delivery, structure: Structure) -> Table:
    """Every number behind the picture: when, what, and how much."""
    return ("What", "At", "How much"), tuple(_rows(delivery, structure))


def _rows(delivery: Delivery, structure: Structure) -> Iterator[tuple[str, ...]]:
    from sesprep.analysis.delivery import load_bands

    bands = load_bands().pace
    usual = f"usual {bands.slow_under:.0f} to {bands.fast_over:.0f}"
    if delivery.words_per_minute is not None and delivery.pace is not None:
        yield "Words", "", f"{delivery.words_per_minute} a minute: {PACE_WORDS[delivery.pace]} ({usual})"
    for window in delivery.windows if len(delivery.windows) > 1 else ():
        at = f"{elapsed_time(window.start)} to {elapsed_time(window.end)}"
        yield "Words", at, f"{window.words_per_minute} a minute: {PACE_WORDS[window.pace]}"
    if delivery.think is not None:
        yield "Think time", "0:00", f"{delivery.think:.1f} s until the first word"
    given = f" of {elapsed_time(delivery.limit)} given" if delivery.limit else ""
    yield "Length", "", f"{elapsed_time(delivery.spoken)}{given}, {counted(delivery.words, 'word')}"
    if delivery.over and delivery.limit:
        yield "Over time", elapsed_time(delivery.limit), f"{delivery.over:.0f} s spoken after the time was up"
    for element in structure.elements:
        if (took := delivery.elements.get(element.id)) is not None:
            first = next(s.start for s in delivery.stretches if s.element == element.id)
            yield element.name, elapsed_time(first), f"{took.seconds:.0f} s, {percent(took.share)} of the time"
    yield "Longest run", "", f"{delivery.longest_run:.0f} s without a pause"
    for pause in delivery.pauses:
        after = f' after "{short(pause.after, AFTER)}"' if pause.after else ""
        yield "Pause", elapsed_time(pause.start), f"{pause.seconds:.1f} s{after}"
    if delivery.fillers:
        named = ", ".join(f"{filler.text} {filler.count}" for filler in delivery.fillers)
        yield "Fillers", "", f"at least {delivery.filler_count}: {named}"
    for repeat in delivery.repeats:
        yield "Said twice", "", repeat.text
