"""Turns recordings into words, one after the other: `python -m sesprep.speech.transcriber_child`."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sesprep.domain.delivery import Transcript, Word
from sesprep.errors import BadInputError, SesprepError
from sesprep.speech.audio_file import LONGEST, read_samples, told_seconds, too_long
from sesprep.speech.model import check_model
from sesprep.speech.portions import portions
from sesprep.speech.remedies import lacking
from sesprep.speech.wav import RATE
from sesprep.speech.wire import Wire

if TYPE_CHECKING:
    from faster_whisper import WhisperModel
    from faster_whisper.transcribe import Word as Heard

UNSURE = 0.55
"""Under this mean sureness of the words, they are told to be doubtful: another language, noise, or a far microphone."""
NICE = 10
"""How far it makes way for the app, whose screen must stay quick while every processor works here."""
CUT_OFF = 0.5  # seconds less than a file says it lasts
QUIET = 0.003  # of full scale: a muted microphone, or one nobody spoke into


def main() -> None:
    """Load the model that the app's first order names, then transcribe what it sends until it is gone."""
    os.environ["HF_HUB_OFFLINE"] = "1"  # nothing is fetched, whatever a library thinks
    if hasattr(os, "nice"):
        os.nice(NICE)
    wire = Wire()
    order = wire.order()
    assert order is not None
    try:
        path = Path(str(order["model"]))
        model = _load(path, int(str(order.get("threads", 0))))
    except SesprepError as error:
        wire.send(event="broken", kind="missing", message=error.message, hint=error.hint, where=error.where)
        return
    wire.send(event="ready")
    while True:
        order = wire.order()
        assert order is not None
        try:
            done = _transcribe(
                model, Path(str(order["path"])), path.name, lambda share: wire.send(event="progress", share=share)
            )
            wire.send(event="transcript", transcript=done.model_dump())
        except SesprepError as error:
            kind = "bad" if isinstance(error, BadInputError) else "missing"
            wire.send(event="failed", kind=kind, message=error.message, hint=error.hint, where=error.where)
        except MemoryError:
            wire.send(event="failed", kind="missing", message="There is not enough memory for this.", hint="", where="")


def _load(path: Path, threads: int) -> "WhisperModel":
    check_model(path)
    try:
        from faster_whisper import WhisperModel
    except ImportError as error:
        raise lacking("recognizer", str(error)) from error
    try:
        return WhisperModel(str(path), device="cpu", compute_type="int8", cpu_threads=threads, local_files_only=True)
    except (RuntimeError, ValueError, OSError) as error:
        raise lacking("damaged-model", str(error).splitlines()[0][:120]) from error


def _transcribe(model: "WhisperModel", path: Path, name: str, tell: Callable[[float], None]) -> Transcript:
    import numpy as np

    from sesprep.speech.pauses import speech_spans

    told = told_seconds(path)
    if told > LONGEST + CUT_OFF:
        raise too_long(path)
    samples = np.divide(np.frombuffer(read_samples(path), dtype=np.int16), 32768, dtype=np.float32)
    seconds = len(samples) / RATE
    loudest = float(np.abs(samples).max())
    spans = speech_spans(samples) if loudest >= QUIET else ()
    tell(0.05)
    if not spans:
        what = "The microphone gave nothing at all" if loudest < QUIET else "Nobody speaks"
        hint = "See `sesprep doctor` and record it again; the recording is kept."
        raise BadInputError(f"{what} in this recording of {seconds:.0f} seconds.", hint=hint, where=str(path))
    words: list[Word] = []
    texts: list[str] = []
    language = ""
    for start, end in portions(spans, seconds):
        segments, info = model.transcribe(
            samples[int(start * RATE) : int(end * RATE)],
            beam_size=1,
            vad_filter=True,
            word_timestamps=True,
            condition_on_previous_text=False,
        )
        language = language or info.language
        for segment in segments:
            texts.append(segment.text.strip())
            words += (_word(word, start) for word in segment.words or ())
            tell(min(0.05 + 0.95 * (start + segment.end) / seconds, 1.0))
    if not words:
        hint = "Record it again, nearer to the microphone; the recording is kept."
        raise BadInputError("No word of this recording was understood.", hint=hint, where=str(path))
    return Transcript(
        text=" ".join(filter(None, texts)),
        words=tuple(words),
        speech=spans,
        seconds=round(seconds, 2),
        language=language,
        model=name,
        notices=(*_cut_off(told, seconds), *_notices(words, samples, language)),
    )


def _word(word: "Heard", after: float) -> Word:
    """A word as it is kept, its times reckoned from the start of the whole recording."""
    start = max(float(word.start), 0.0)
    end = max(float(word.end), start)
    p = min(max(float(word.probability), 0.0), 1.0)
    return Word(text=word.word.strip(), start=round(after + start, 2), end=round(after + end, 2), p=round(p, 3))


def _cut_off(told: float, seconds: float) -> tuple[str, ...]:
    if told <= seconds + CUT_OFF:
        return ()
    return (f"This file is cut off: it should last {told:.0f} seconds, and {seconds:.0f} are there.",)


def _notices(words: list[Word], samples: object, language: str) -> list[str]:
    import numpy as np

    said: list[str] = []
    sure = sum(word.p for word in words) / len(words)
    if language != "en":
        said.append(f"This sounds like another language than English ({language}); the checker knows English only.")
    elif sure < UNSURE:
        said.append("Many of these words are doubtful: speak nearer to the microphone, and in English.")
    if float(np.mean(np.abs(np.asarray(samples)) >= 0.999)) > 0.001:
        said.append("The recording is overdriven: turn the microphone down.")
    return said


if __name__ == "__main__":
    main()
