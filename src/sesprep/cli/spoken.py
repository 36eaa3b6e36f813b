"""Recordings turned into words, and how they were spoken, for the command line."""

from collections.abc import Iterator
from pathlib import Path

from sesprep.analysis.checker import Checker
from sesprep.analysis.delivery import load_bands, observe
from sesprep.cli import assessment as assessment_text
from sesprep.cli import output
from sesprep.cli.diagnostics import tell
from sesprep.cli.gauge import bar, gauge
from sesprep.domain.assessment import Assessment
from sesprep.domain.counted import counted
from sesprep.domain.delivery import Delivery, Transcript
from sesprep.domain.settings import Settings
from sesprep.domain.structure import Structure
from sesprep.speech.model import models_folder
from sesprep.speech.ports import Transcriber
from sesprep.speech.services import open_transcriber
from sesprep.speech.transcriber import ChildTranscriber
from sesprep.storage.places import Places
from sesprep.tui.amounts import elapsed_time, percent

PACES = {"slow": "slow for most listeners", "fine": "a good pace", "fast": "fast for most listeners"}


def transcriber(places: Places, settings: Settings, model: str | None = None) -> Transcriber:
    """A transcriber with the model asked for: a folder, the name of an installed one, or the user's own choice."""
    if model is not None and Path(model).is_dir():
        return ChildTranscriber(Path(model))
    chosen = settings.model_copy(update={"speech_model": model}) if model else settings
    return open_transcriber(chosen, models_folder(places.data))


def transcribe(path: Path, engine: Transcriber) -> Transcript:
    """The words of a recording, with the progress on stderr. Raises BadInputError and MissingError."""
    job = engine.submit(path)
    with gauge() as line:
        while not job.wait(0.2):
            line.show(f"Transcribing  {bar(job.progress)}  {percent(job.progress)}")
    found = job.result()
    for notice in found.notices:
        tell(f"{path}: {notice}")
    return found


def show(one: Assessment, heard: Transcript, checker: Checker, *, as_json: bool) -> None:
    """Print the words of a recorded answer, their assessment and their delivery."""
    delivery = observe(heard, assessment=one)
    if as_json:
        spoken = {"transcript": heard.model_dump(), "delivery": delivery.model_dump()}
        output.json_object({**one.model_dump(mode="json", by_alias=True), **spoken})
        return
    output.text("What was heard:", heard.text, "")
    output.text(*assessment_text.lines(heard.text, one, checker.structure, checker.bands))
    output.text("", *delivery_lines(delivery, checker.structure))


def delivery_lines(delivery: Delivery, structure: Structure) -> Iterator[str]:
    """How an answer was spoken, as observations, one a line."""
    yield "How it was spoken (observed, not judged):"
    if delivery.think is not None:
        yield f"Think time: {delivery.think:.1f} seconds until the first word."
    limit = f" of {elapsed_time(delivery.limit)} given" if delivery.limit else ""
    over = f", {delivery.over:.0f} seconds over" if delivery.over else ""
    yield f"Length: {elapsed_time(delivery.spoken)}{limit}{over}, {counted(delivery.words, 'word')}."
    if delivery.words_per_minute is not None and delivery.pace is not None:
        bands = load_bands().pace
        usual = f"usual: {bands.slow_under:.0f} to {bands.fast_over:.0f}"
        yield f"Pace: {delivery.words_per_minute} words per minute, {PACES[delivery.pace]} ({usual})."
    if len(delivery.windows) > 1:
        rates = ", ".join(f"{elapsed_time(w.start)} {w.words_per_minute}" for w in delivery.windows)
        yield f"Pace along the way: {rates}."
    yield f"Longest run without a pause: {delivery.longest_run:.0f} seconds."
    for pause in delivery.pauses:
        after = f' after "{" ".join(pause.after.split())}"' if pause.after else ""
        yield f"Pause: {pause.seconds:.1f} seconds at {elapsed_time(pause.start)}{after}."
    if delivery.fillers:
        named = ", ".join(f"{filler.text} {filler.count}" for filler in delivery.fillers)
        yield f"At least {counted(delivery.filler_count, 'filler')}: {named}."
    if delivery.repeats:
        yield f"Started again: {', '.join(repeat.text for repeat in delivery.repeats)}."
    for element in structure.elements:
        if element.id in delivery.elements:
            took = delivery.elements[element.id]
            yield f"{element.name}: {elapsed_time(took.seconds)}, {percent(took.share)} of the time."
