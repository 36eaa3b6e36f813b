"""Reads a recording of any usual kind as 16 kHz mono samples."""

import array
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from sesprep.errors import BadInputError
from sesprep.speech.remedies import lacking
from sesprep.speech.wav import RATE, WIDTH

if TYPE_CHECKING:
    import av

LONGEST = 3660.0
"""Seconds: an hour, and what a recording that is stopped there may be over. Its samples fill 115 MB."""
KINDS = "WAV, MP3, FLAC and OGG"
_HEAD = 8192
_COUNTED = (b"Xing", b"Info")  # an MP3 file without either leaves its length to be guessed from the first sounds
_UNKNOWN = (0, 0xFFFFFFFF)  # what a WAV file says of its size while it is still being written
_CHUNK = RATE * 10


def read_samples(path: Path) -> "array.array[int]":
    """The recording as 16-bit samples, 16,000 a second, channels mixed into one.

    WAV, MP3, FLAC and OGG Vorbis; also M4A and Opus where PyAV is installed, as it is with the recognizer. Raises
    BadInputError for what cannot be read, is empty, damaged, no recording or over an hour long, MissingError when
    nothing that reads recordings is installed.
    """
    _look(path)
    samples: array.array[int] = array.array("h")
    for chunk in _chunks(path):
        samples.extend(chunk)
        if len(samples) > LONGEST * RATE:
            raise too_long(path)
    if len(samples) < RATE // 10:
        raise BadInputError("There is nothing to hear in this recording.", where=str(path))
    return samples


def told_seconds(path: Path) -> float:
    """How long the file says that its recording is, at once and without reading it; 0 when it does not say.

    More than `read_samples` finds means that the file is cut off. Needs PyAV, which comes with the recognizer.
    """
    import av

    try:
        with av.open(str(path), metadata_errors="ignore") as file:
            told, kind = (file.duration or 0) / 1e6, file.format.name
    except (av.FFmpegError, OSError):  # reading it will say why
        return 0.0
    with path.open("rb") as opened:
        head = opened.read(_HEAD)
    if kind == "wav":  # its length is reckoned from what is there
        said = int.from_bytes(head[4:8], "little")
        return told * max((said + 8) / path.stat().st_size, 1.0) if said not in _UNKNOWN else told
    guessed = kind == "aac" or (kind == "mp3" and not any(mark in head for mark in _COUNTED))
    return 0.0 if guessed else told


def too_long(path: Path) -> BadInputError:
    """The error for a recording that is longer than an answer may be."""
    hint = "Cut out the answer, and try again."
    return BadInputError("This recording is more than an hour long.", hint=hint, where=str(path))


def write_flac(samples: "array.array[int]", path: Path) -> None:
    """Write 16 kHz mono samples as FLAC: the same samples in about half the space. Raises MissingError without PyAV."""
    if find_spec("av") is None:
        raise lacking("recognizer")
    import av
    import numpy as np

    with av.open(str(path), "w", format="flac") as file:
        stream = file.add_stream("flac", rate=RATE)
        stream.layout = "mono"
        stream.format = "s16"
        at = np.frombuffer(samples, dtype=np.int16)
        for start in range(0, len(at), _CHUNK):
            frame = av.AudioFrame.from_ndarray(at[None, start : start + _CHUNK], format="s16", layout="mono")
            frame.sample_rate = RATE
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))


def _look(path: Path) -> None:
    try:
        with path.open("rb") as file:
            head = file.read(12)
    except OSError as error:
        what = f"The recording could not be read: {error.strerror or error}."
        raise BadInputError(what, where=str(path)) from error
    if not head:
        raise BadInputError("This recording is empty.", where=str(path))


def _chunks(path: Path) -> "Iterator[array.array[int]]":
    """The samples a stretch at a time, through whichever library reads the file."""
    has_av = find_spec("av") is not None
    if find_spec("miniaudio") is None:
        if not has_av:
            raise lacking("recorder")
        yield from _through_av(path)
        return
    import miniaudio

    try:
        stream = miniaudio.stream_file(
            str(path), miniaudio.SampleFormat.SIGNED16, nchannels=1, sample_rate=RATE, frames_to_read=_CHUNK
        )
    except miniaudio.MiniaudioError as error:
        if not has_av:
            raise BadInputError(f"This is no recording that can be read ({KINDS} can).", where=str(path)) from error
        yield from _through_av(path)
        return
    yield from stream


def _through_av(path: Path) -> "Iterator[array.array[int]]":
    import av

    with _reading(path), av.open(str(path), metadata_errors="ignore") as file:
        if not file.streams.audio:
            raise BadInputError("There is no sound in this file.", where=str(path))
        resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE)
        for frame in file.decode(audio=0):
            yield from (_samples(part) for part in resampler.resample(frame))
        yield from (_samples(part) for part in resampler.resample(None))


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    import av

    try:
        yield
    except av.FFmpegError as error:
        raise BadInputError(f"This is no recording that can be read ({KINDS} can).", where=str(path)) from error


def _samples(frame: "av.AudioFrame") -> "array.array[int]":
    return array.array("h", bytes(frame.planes[0])[: frame.samples * WIDTH])
