"""Sessions as one document of the kind that a person asks for."""

from collections.abc import Iterable
from typing import Literal

from sesprep.domain.framework import Framework
from sesprep.domain.session import SessionRecord
from sesprep.review.export.document import document
from sesprep.review.export.html import html
from sesprep.review.export.markdown import markdown
from sesprep.review.export.table import csv_table
from sesprep.review.export.whole import json_document
from sesprep.storage.durable import read_bytes
from sesprep.storage.packaged import data_dir
from sesprep.storage.structures import load_structures

Kind = Literal["markdown", "html", "csv", "json"]
KINDS: tuple[Kind, ...] = ("markdown", "html", "csv", "json")
SUFFIXES: dict[Kind, str] = {"markdown": ".md", "html": ".html", "csv": ".csv", "json": ".json"}


def rendered(records: Iterable[SessionRecord], kind: Kind, frameworks: Iterable[Framework]) -> str:
    """The sessions, oldest first, as text with the names of `frameworks`.

    Raises MissingError when the installation is incomplete.
    """
    ordered = sorted(records, key=lambda record: (record.started, record.id))
    if kind == "json":
        return json_document(ordered)
    if kind == "csv":
        return csv_table(ordered)
    parts = document(ordered, {structure.id: structure for structure in load_structures().values}, frameworks)
    if kind == "markdown":
        return markdown(parts)
    return html(parts, read_bytes(data_dir("export") / "page.css").decode())
