"""Pack weights into the bytes of a shipped file: the same weights give the same bytes everywhere."""

import gzip
import io
import json
from collections.abc import Mapping


def pack(content: Mapping[str, object]) -> bytes:
    """Gzipped JSON without a time stamp."""
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb", mtime=0, filename="") as file:
        file.write(json.dumps(content, separators=(",", ":")).encode())
    return buffer.getvalue()
