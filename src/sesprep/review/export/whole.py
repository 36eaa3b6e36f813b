"""Sessions as JSON, with everything that their records hold."""

import json
from collections.abc import Sequence

from sesprep.domain.session import SessionRecord

SCHEMA = 1


def json_document(records: Sequence[SessionRecord]) -> str:
    """One JSON object with every session's whole record."""
    sessions = [record.model_dump(mode="json", by_alias=True) for record in records]
    return json.dumps({"schema": SCHEMA, "sessions": sessions}, indent=2) + "\n"
