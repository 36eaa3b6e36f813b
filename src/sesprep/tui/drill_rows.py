"""A drill's answers as rows of a table, and their checks as lines."""

from collections.abc import Iterable, Sequence

from textual.content import Content

from sesprep.domain.attempt import Attempt
from sesprep.domain.format import Done
from sesprep.domain.session import SessionRecord
from sesprep.practice.drill_told import verdict_word
from sesprep.tui.amounts import elapsed_time
from sesprep.tui.plain import cell, hang, plain, short

NOT_DONE = 25
"""Cells of what was not done: as many as the longest check takes."""
OTHERS = 64
"""Cells that the columns other than the question, and all gaps, take."""
LEAST = 20
_TONES = {"yes": "$text-success", "may be": "bold", "no": "bold $text-warning"}
_MARKS = {"yes": "✓", "may be": "?", "no": "–"}


def check_lines(checks: Iterable[Done], width: int) -> Content:
    """Each check with its mark and a word, so that no color is needed to read it."""
    return Content("\n").join(_line(check, width) for check in checks)


def drill_columns(width: int) -> tuple[tuple[str, int], ...]:
    """Labels and widths of the columns, for a terminal of that width."""
    room = max(LEAST, width - OTHERS)
    return (("#", 4), ("Question", room), ("Done", 6), ("Not done", NOT_DONE), ("Time", 6), ("", 4))


def drill_cells(record: SessionRecord, attempt: Attempt, width: int) -> list[object]:
    """The cells of one answer, under `drill_columns`."""
    checks = record.drilled.get(attempt.id, ())
    asked = f"↳ {attempt.probe.text}" if attempt.probe else attempt.asked.question.text
    texts = (
        "" if attempt.probe else number_of(attempt),
        short(asked, max(LEAST, width - OTHERS)),
        _done(checks),
        short(_undone(checks), NOT_DONE),
        elapsed_time(attempt.seconds),
        marks_of(record, attempt),
    )
    return [cell(text) for text in texts]


def number_of(attempt: Attempt) -> str:
    """The question's place in the session from 1, and which try it was when there was one before."""
    return f"{attempt.position + 1}" + (f".{attempt.number}" if attempt.number > 1 else "")


def marks_of(record: SessionRecord, attempt: Attempt) -> str:
    """A star and a note, as marks."""
    return (("*" if attempt.id in record.starred else "") + (" n" if attempt.id in record.notes else "")).strip()


def _done(checks: Sequence[Done]) -> str:
    """How many were done; a lone check by its word."""
    if len(checks) == 1:
        return verdict_word(checks[0])
    return f"{sum(check.met is True for check in checks)} of {len(checks)}" if checks else ""


def _undone(checks: Iterable[Done]) -> str:
    """The first that was not done, and how many more; with a question mark where the checker is only not sure."""
    said = [check.says for check in checks if check.met is False]
    said = said or [f"? {check.says}" for check in checks if check.met is None]
    return f"{said[0]}{f' +{len(said) - 1}' if len(said) > 1 else ''}" if said else ""


def _line(check: Done, width: int) -> Content:
    word = verdict_word(check)
    return hang(Content.styled(f"{_MARKS[word]} {word:<7}", _TONES[word]), plain(check.told), width)
