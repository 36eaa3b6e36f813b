"""The recordings kept beside a session: where they are, how much they take, and when they go."""

import contextlib
from datetime import datetime, timedelta
from pathlib import Path

from sesprep.domain.delivery import RECORDING_KINDS as KINDS
from sesprep.domain.delivery import RECORDINGS
from sesprep.domain.settings import KeepAudio
from sesprep.errors import MissingError, SesprepError
from sesprep.speech.audio_file import read_samples, write_flac


def new_path(folder: Path, position: int, number: int) -> Path:
    """A path for the recording of one try, `02-1.wav` for the first try at the second question; the folder is made.

    A further recording of the same try, after a pause of days or a lost microphone, becomes `02-1b.wav` and so on.
    Raises MissingError when the folder cannot be made.
    """
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise MissingError(f"The folder cannot be made: {error.strerror or error}.", where=str(folder)) from error
    stem = f"{position + 1:02d}-{number}"
    for mark in ["", *(chr(code) for code in range(ord("b"), ord("z") + 1))]:
        if not any((folder / f"{stem}{mark}{kind}").exists() for kind in KINDS):
            return folder / f"{stem}{mark}.wav"
    raise MissingError("This try has too many recordings.", where=str(folder))


def recordings(folder: Path) -> tuple[Path, ...]:
    """The recordings in a session's folder, in order; empty when there are none."""
    try:
        return tuple(sorted(path for path in folder.iterdir() if path.suffix in KINDS))
    except OSError:  # never recorded
        return ()


def held(*folders: Path) -> tuple[int, int]:
    """How many recordings the sessions in these folders have, and their bytes."""
    found = [path for folder in folders for one in folder.glob(f"*{RECORDINGS}") for path in recordings(one)]
    return len(found), sum(path.stat().st_size for path in found)


def compress(path: Path) -> Path:
    """Turn a finished WAV into FLAC, compare the two, and remove the WAV; returns the file that is there now.

    Where no library does it, or the disk has no space, the WAV stays and is returned.
    """
    if path.suffix != ".wav":
        return path
    target, scratch = path.with_suffix(".flac"), path.with_suffix(".flac.scratch")
    try:
        samples = read_samples(path)
        write_flac(samples, scratch)
        scratch.chmod(0o600)
        if read_samples(scratch) != samples:
            return path
        scratch.replace(target)
        path.unlink()
    except (SesprepError, OSError):  # the WAV is as good, only larger
        return path
    finally:
        with contextlib.suppress(OSError):  # gone when all went well
            scratch.unlink(missing_ok=True)
    return target


def forget(path: Path) -> None:
    """Delete one recording. Raises MissingError when the system refuses."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise MissingError(f"The recording cannot be deleted: {error.strerror or error}.", where=str(path)) from error


def sweep(sessions: Path, keep: KeepAudio, now: datetime) -> int:
    """Delete recordings older than the days the user chose, and return the bytes freed; none when all are kept."""
    if not isinstance(keep, int):
        return 0
    before = (now - timedelta(days=keep)).timestamp()
    freed = 0
    for folder in sessions.glob(f"*{RECORDINGS}"):
        for path in recordings(folder):
            found = path.stat()
            if found.st_mtime < before:
                forget(path)
                freed += found.st_size
        if not recordings(folder):
            with contextlib.suppress(OSError):  # something else is in it
                folder.rmdir()
    return freed
