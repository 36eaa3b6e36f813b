"""Where somebody speaks in a recording, by the voice detector that comes with faster-whisper (silero)."""

from typing import TYPE_CHECKING

from sesprep.domain.delivery import Span
from sesprep.speech.wav import RATE

if TYPE_CHECKING:
    import numpy as np

SHORTEST_SILENCE_MS = 300
SHORTEST_SPEECH_MS = 120
EDGE_MS = 30
"""Added on both sides: the detector hears a word a little late and lets it go a little early."""


def speech_spans(samples: "np.ndarray[tuple[int], np.dtype[np.float32]]") -> tuple[Span, ...]:
    """The stretches of speech in 16 kHz samples from -1 to 1, in seconds, in order."""
    from faster_whisper.vad import VadOptions, get_speech_timestamps

    options = VadOptions(
        min_silence_duration_ms=SHORTEST_SILENCE_MS,
        min_speech_duration_ms=SHORTEST_SPEECH_MS,
        speech_pad_ms=EDGE_MS,
    )
    found = get_speech_timestamps(samples, options)
    return tuple(Span(start=round(s["start"] / RATE, 3), end=round(s["end"] / RATE, 3)) for s in found)
