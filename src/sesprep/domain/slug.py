"""Identifiers: lower-case words joined by hyphens."""

import re
from typing import Annotated

from pydantic import StringConstraints

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"

Slug = Annotated[str, StringConstraints(pattern=rf"^{SLUG}$", max_length=80)]
"""An id such as `fiscal-responsibility`."""

CompetencyRef = Annotated[str, StringConstraints(pattern=rf"^{SLUG}/{SLUG}(?:/{SLUG})?$", max_length=240)]
"""`framework/qualification/competency`, or `framework/qualification` for a whole qualification."""


def slugify(text: str) -> str:
    """Turn any text into a slug; text without a single letter or digit of ASCII gives `untitled`."""
    words = re.findall(r"[a-z0-9]+", text.lower())
    return "-".join(words)[:80].rstrip("-") or "untitled"
