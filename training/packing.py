"""Pack weights into the bytes of a shipped file: the same weights give the same bytes everywhere."""

import gzip
import io
import json
import struct
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal


def pack(content: Mapping[str, object]) -> bytes:
    """Gzipped JSON without a time stamp."""
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb", mtime=0, filename="") as file:
        file.write(json.dumps(content, separators=(",", ":")).encode())
    return buffer.getvalue()


def as_text(kind: Literal["h", "f"], rows: Iterable[Sequence[float]]) -> str:
    """Rows of numbers as base64 of little-endian 16-bit integers or 32-bit floats; struct.error if one does not fit."""
    return b64encode(b"".join(struct.pack(f"<{len(row)}{kind}", *row) for row in rows)).decode()
