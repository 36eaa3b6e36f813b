"""Delivery: pace, pauses, runs and repeats of a spoken answer, as observations and never as a verdict."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise

import tomli

from sesprep.analysis.fillers import find_fillers, find_repeats
from sesprep.analysis.timing import Said, align
from sesprep.domain.assessment import Assessment, Unit
from sesprep.domain.delivery import Delivery, ElementTime, Pace, Pause, Span, Stretch, Transcript, Window
from sesprep.domain.model import Model

_CONTEXT = 4  # words told before a pause


class PaceBands(Model):
    """Words per minute that are told as slow or fast; seconds of a window, and of the shortest answer with a pace."""

    slow_under: float
    fast_over: float
    window: float
    shortest: float


class PauseBands(Model):
    """Seconds from which a silence is listed, and from which it ends a run of speech."""

    noticed: float
    breath: float


class FillerWords(Model):
    """The fillers looked for."""

    sounds: tuple[str, ...]
    phrases: tuple[str, ...]
    not_after: tuple[str, ...]


class FillerRate(Model):
    """Fillers a minute up to which they are usual, and over which they are many."""

    usual_to: float
    many_over: float


class RepeatWords(Model):
    """How long a repeat may be, in words, and which words may stand twice."""

    longest: int
    allowed: tuple[str, ...]


class Bands(Model):
    """Everything that delivery is measured against, from data/delivery.toml."""

    pace: PaceBands
    pauses: PauseBands
    fillers: FillerWords
    filler_rate: FillerRate
    repeats: RepeatWords


@cache
def load_bands() -> Bands:
    """The shipped bands and words."""
    return Bands.model_validate(tomli.loads(files("sesprep").joinpath("data", "delivery.toml").read_text("utf-8")))


def observe(
    transcript: Transcript,
    *,
    text: str | None = None,
    assessment: Assessment | None = None,
    limit: float | None = None,
    bands: Bands | None = None,
) -> Delivery:
    """How the answer was spoken; pure, and never raises on any transcript.

    `text` is the answer as it was checked, when the user mended the transcript; `assessment` is the one of that text,
    and gives the time of each element. `limit` is the time given, in seconds.
    """
    known = bands or load_bands()
    answer = transcript.text if text is None else text
    said = align(answer, transcript.words)
    spans = _spans(transcript)
    start, end = (spans[0].start, spans[-1].end) if spans else (0.0, 0.0)
    spoken = max(end - start, 0.0)
    count = len(said)
    stretches = _stretches(said, assessment.units, end) if assessment else []
    first = next((word.start for word in said if word.start is not None), end)
    rate = round(count / spoken * 60) if spoken >= known.pace.shortest and count else None
    return Delivery(
        think=round(start, 2) if spans else None,
        spoken=round(spoken, 2),
        words=count,
        words_per_minute=rate,
        pace=None if rate is None else pace_of(rate, known.pace),
        windows=tuple(_windows(said, start, end, known.pace)),
        pauses=tuple(_pauses(spans, said, answer, known.pauses.noticed)),
        longest_run=round(_longest_run(spans, known.pauses.breath), 2),
        fillers=find_fillers(said, known.fillers.sounds, known.fillers.phrases, known.fillers.not_after),
        repeats=find_repeats(said, known.repeats.longest, known.repeats.allowed),
        elements=_element_times(stretches, max(end - first, 0.0)),
        stretches=tuple(stretches),
        limit=limit,
        over=round(max(end - limit, 0.0), 2) if limit else 0,
    )


def pace_of(words_per_minute: float, bands: PaceBands) -> Pace:
    """A pace in one word."""
    if words_per_minute < bands.slow_under:
        return "slow"
    return "fast" if words_per_minute > bands.fast_over else "fine"


def _spans(transcript: Transcript) -> tuple[Span, ...]:
    """Where somebody speaks; without a list of that, where the words are."""
    spans = transcript.speech or tuple(Span(start=word.start, end=word.end) for word in transcript.words)
    return tuple(sorted((span for span in spans if span.end > span.start), key=lambda span: span.start))


def _windows(said: Sequence[Said], start: float, end: float, bands: PaceBands) -> list[Window]:
    found: list[Window] = []
    at = start
    while end - at >= bands.shortest:
        until = min(at + bands.window, end)
        if end - until < bands.shortest:  # a short rest would tell nothing
            until = end
        count = sum(1 for word in said if word.start is not None and at <= word.start < until)
        rate = round(count / (until - at) * 60)
        pace = pace_of(rate, bands)
        found.append(Window(start=round(at, 2), end=round(until, 2), words_per_minute=rate, pace=pace))
        at = until
    return found


def _pauses(spans: Sequence[Span], said: Sequence[Said], text: str, noticed: float) -> list[Pause]:
    found: list[Pause] = []
    for before, after in pairwise(spans):
        if after.start - before.end < noticed:
            continue
        middle = (before.end + after.start) / 2
        last = [at for at, word in enumerate(said) if word.start is not None and word.start < middle]
        heard = said[max(0, last[-1] + 1 - _CONTEXT) : last[-1] + 1] if last else ()
        found.append(
            Pause(
                start=round(before.end, 2),
                seconds=round(after.start - before.end, 2),
                after=text[heard[0].place : heard[-1].until] if heard else "",
                place=heard[-1].until if heard else None,
            )
        )
    return found


def _longest_run(spans: Sequence[Span], breath: float) -> float:
    longest = began = 0.0
    for at, span in enumerate(spans):
        if at == 0 or span.start - spans[at - 1].end >= breath:
            began = span.start
        longest = max(longest, span.end - began)
    return longest


def _stretches(said: Sequence[Said], units: Sequence[Unit], end: float) -> list[Stretch]:
    """Each word owns the time until the next word, so the pauses inside an element count to it."""
    timed = [(word.place, word.start) for word in said if word.start is not None]
    found: list[Stretch] = []
    for at, (place, start) in enumerate(timed):
        until = max(timed[at + 1][1] if at + 1 < len(timed) else end, start)
        element = next((unit.element for unit in units if unit.start <= place < unit.end), None)
        if element is None:
            continue
        if found and found[-1].element == element and found[-1].end >= start:
            found[-1] = found[-1].model_copy(update={"end": until})
        else:
            found.append(Stretch(element=element, start=start, end=until))
    return found


def _element_times(stretches: Sequence[Stretch], whole: float) -> dict[str, ElementTime]:
    seconds: dict[str, float] = {}
    for one in stretches:
        seconds[one.element] = seconds.get(one.element, 0.0) + one.end - one.start
    return {
        element: ElementTime(seconds=round(took, 2), share=round(min(took / whole, 1.0), 3) if whole else 0.0)
        for element, took in seconds.items()
    }
