"""A WAV file that is whole at every moment: its header tells what is on the disk, also after a crash."""

import os
import struct
from pathlib import Path

from sesprep.errors import BadInputError, MissingError

RATE = 16_000
"""Samples a second: what recognizers take, and enough for speech."""
WIDTH = 2
HEADER = 44
_MOST = 0xFFFFFFFF - HEADER
_BINARY = getattr(os, "O_BINARY", 0)


class WavWriter:
    """Writes 16-bit mono samples as they come; `flush` puts them and a fitting header on the disk."""

    def __init__(self, path: Path) -> None:
        """Make a new file, for the user's eyes only (0600). Raises OSError when it exists or cannot be made."""
        self.path = path
        self._handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
        self._waiting = bytearray()
        self._written = 0
        _write(self._handle, _header(0), 0)

    @property
    def seconds(self) -> float:
        """How much has been handed in."""
        return (self._written + len(self._waiting)) / (RATE * WIDTH)

    def add(self, samples: bytes) -> None:
        """Take samples; they are in memory until the next `flush`."""
        self._waiting += samples

    def flush(self) -> None:
        """Put everything on the disk. Raises OSError when that is full; what was flushed before stays whole."""
        waiting = bytes(self._waiting[: len(self._waiting) - len(self._waiting) % WIDTH])
        if not waiting:
            return
        _write(self._handle, waiting, HEADER + self._written)
        self._written += len(waiting)
        del self._waiting[: len(waiting)]
        _write(self._handle, _header(self._written), 0)
        os.fsync(self._handle)

    def close(self) -> None:
        """Close the file after what was flushed; whatever a full disk left behind that is cut off."""
        os.ftruncate(self._handle, HEADER + self._written)
        os.close(self._handle)


def mend_header(path: Path) -> float:
    """Make the header of a recording tell what the file holds, and return how many seconds that is.

    A recording cut off in the middle of a write keeps everything up to there. Raises BadInputError for a file that is
    no recording of ours, MissingError when it cannot be read or written.
    """
    try:
        with path.open("r+b") as file:
            head = file.read(HEADER)
            size = file.seek(0, os.SEEK_END)
            if len(head) < HEADER or head[:4] != b"RIFF" or head[8:44] != _header(0)[8:40] + head[40:44]:
                raise BadInputError("This is not a recording of sesprep.", where=str(path))
            whole = (size - HEADER) // WIDTH * WIDTH
            if head != _header(whole) or size != HEADER + whole:
                file.truncate(HEADER + whole)
                file.seek(0)
                file.write(_header(whole))
                file.flush()
                os.fsync(file.fileno())
    except OSError as error:
        raise MissingError(f"The recording cannot be mended: {error.strerror or error}.", where=str(path)) from error
    return whole / (RATE * WIDTH)


def _header(size: int) -> bytes:
    size = min(size, _MOST)
    form = struct.pack("<HHIIHH", 1, 1, RATE, RATE * WIDTH, WIDTH, 8 * WIDTH)
    return (
        b"RIFF"
        + struct.pack("<I", size + HEADER - 8)
        + b"WAVEfmt \x10\0\0\0"
        + form
        + b"data"
        + struct.pack("<I", size)
    )


def _write(handle: int, data: bytes, place: int) -> None:
    os.lseek(handle, place, os.SEEK_SET)
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]
