"""Identifiers: lower-case words joined by hyphens."""

import re
from collections.abc import Collection
from typing import Annotated

from pydantic import StringConstraints

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
LONGEST_ID = 80
"""Characters."""

Slug = Annotated[str, StringConstraints(pattern=rf"^{SLUG}$", max_length=LONGEST_ID)]
"""An id such as `fiscal-responsibility`."""

CompetencyRef = Annotated[str, StringConstraints(pattern=rf"^{SLUG}/{SLUG}(?:/{SLUG})?$", max_length=240)]
"""`framework/qualification/competency`, or `framework/qualification` for a whole qualification."""


def slugify(text: str) -> str:
    """Turn any text into a slug; text without a single letter or digit of ASCII gives `untitled`."""
    words = re.findall(r"[a-z0-9]+", text.lower())
    return "-".join(words)[:LONGEST_ID].rstrip("-") or "untitled"


def unique_id(wanted: str, taken: Collection[str]) -> str:
    """An id made from any text that is not among `taken`: the text's own slug, else with -2, -3 and so on."""
    plain = slugify(wanted)
    number, found = 1, plain
    while found in taken:
        number += 1
        tail = f"-{number}"
        found = plain[: LONGEST_ID - len(tail)].rstrip("-") + tail
    return found
