"""The takes of one answer: recordings that follow each other, after a crash or a microphone that went away."""

from collections.abc import Sequence
from pathlib import Path

from sesprep.errors import BadInputError, MissingError
from sesprep.speech.wav import HEADER, WavWriter, mend_header

_CHUNK = 1 << 20


def mended(paths: Sequence[Path]) -> dict[Path, float]:
    """The takes that hold something, with their seconds; what a crash left behind is made whole.

    A file that is gone, or that a crash cut off before its first sound, is left out.
    """
    found: dict[Path, float] = {}
    for path in paths:
        try:
            seconds = mend_header(path)
        except (BadInputError, MissingError):  # nothing was recorded into it
            continue
        if seconds > 0:
            found[path] = seconds
    return found


def join(paths: Sequence[Path]) -> Path:
    """Put the takes after each other into the first, and return it; one alone stays as it is.

    Raises MissingError when the disk is full, with every take as it was.
    """
    first = paths[0]
    if len(paths) == 1:
        return first
    scratch = first.with_suffix(".wav.scratch")
    try:
        scratch.unlink(missing_ok=True)
        _write(paths, scratch)
        scratch.replace(first)
        for path in paths[1:]:
            path.unlink()
    except OSError as error:
        what = f"The takes of this answer cannot be put together: {error.strerror or error}."
        hint = "They are all kept. Free some space, and hand the answer in again."
        raise MissingError(what, hint=hint, where=str(first.parent)) from error
    finally:
        scratch.unlink(missing_ok=True)
    return first


def _write(paths: Sequence[Path], target: Path) -> None:
    writer = WavWriter(target)
    try:
        for path in paths:
            with path.open("rb") as take:
                take.seek(HEADER)
                while part := take.read(_CHUNK):
                    writer.add(part)
                    writer.flush()
    finally:
        writer.close()
