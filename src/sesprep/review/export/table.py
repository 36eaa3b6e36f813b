"""Sessions as CSV, one row for each attempt."""

import csv
import io
from collections.abc import Sequence

from sesprep.domain.facts import AttemptFacts, facts_of
from sesprep.domain.session import SessionRecord
from sesprep.domain.text import printable

HEADINGS = (
    "session", "started", "framework", "format", "attempt", "question_number", "try", "bank", "question", "asked",
    "competencies", "structure", "medium", "seconds", "limit", "words", "rating", "story", "strength", "elements",
    "findings", "drill", "checks", "starred", "note", "answer",
)  # fmt: skip
_MET = {True: "yes", None: "unsure", False: "no"}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_table(records: Sequence[SessionRecord]) -> str:
    """The attempts as CSV with a row of headings, CRLF after each row as RFC 4180 asks.

    Text that a spreadsheet would run as a formula gets an apostrophe in front. Moments are UTC, elements are
    `name:verdict:strength:share` joined by a blank, the checks of a drill `id:yes|unsure|no`.
    """
    written = io.StringIO(newline="")
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(HEADINGS)
    for record in records:
        facts = facts_of(record)
        for attempt, told in zip(record.attempts, facts.attempts, strict=True):
            note = record.notes.get(attempt.id, "")
            checks = " ".join(f"{check.id}:{_MET[check.met]}" for check in record.drilled.get(attempt.id, ()))
            started = told.started.isoformat()
            found = _numbers(told)
            row = (record.id, started, facts.framework, facts.format, *found, checks, int(told.starred), note)
            table.writerow(_cell(value) for value in (*row, attempt.answer))
    return written.getvalue()


def _numbers(told: AttemptFacts) -> tuple[object, ...]:
    elements = (f"{name}:{e.verdict}:{e.strength}:{e.share:g}" for name, e in told.elements.items())
    return (
        told.id, told.position + 1, told.number, told.bank, told.question, told.asked, " ".join(told.competencies),
        told.structure, told.medium, round(told.seconds, 3), told.limit, told.words, told.rating, told.story,
        None if told.strength is None else round(told.strength, 3), " ".join(elements),
        " ".join(finding.rule for finding in told.findings), told.drill,
    )  # fmt: skip


def _cell(value: object) -> object:
    """Numbers as they are; text made safe to show, and safe to open in a spreadsheet."""
    if value is None or isinstance(value, int | float):
        return value
    text = printable(str(value).replace("\r\n", "\n").replace("\r", "\n"))
    return f"'{text}" if text.startswith(_FORMULA) else text
