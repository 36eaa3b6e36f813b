"""Pack what was learned into the bytes of a shipped file: the same weights give the same bytes everywhere."""

import json
import struct
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal


def pack(content: Mapping[str, object], kind: Literal["I", "i", "f"], rows: Iterable[Sequence[float]]) -> bytes:
    """A line of JSON, then the numbers, little-endian: 32-bit integers, with a sign or without, or 32-bit floats.

    Raises struct.error if a number does not fit.
    """
    head = json.dumps(content, separators=(",", ":")).encode()
    return head + b"\n" + b"".join(struct.pack(f"<{len(row)}{kind}", *row) for row in rows)
