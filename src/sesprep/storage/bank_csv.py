"""Questions as a table: one row a question, the columns in any order. Read and written."""

import csv
import io
import re
from collections.abc import Iterator

from sesprep.domain.bank import Bank, Question
from sesprep.storage.bank_rows import AIMS, Note, Row
from sesprep.storage.problems import did_you_mean

COLUMNS = (
    "id", "text", "kind", "competencies", "parts", "minutes", "probes", "level_1", "level_3", "level_5", "notes",
)  # fmt: skip
_OTHER_NAMES = {
    "question": "text",
    "questions": "text",
    "competency": "competencies",
    "probe": "probes",
    "follow_up": "probes",
    "follow_ups": "probes",
    "part": "parts",
    "note": "notes",
}
_SEPARATORS = ",;\t"
_OPEN_QUOTE = (
    "A double quote opens here and is never closed, so all that follows went into one cell.",
    'Close it with another ", and import the table again.',
)
_PROBES = re.compile(rf"\s*[\n|]\s*(?=(?:{'|'.join(AIMS)})\s*:)", re.IGNORECASE)
_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def write_rows(bank: Bank) -> str:
    """The bank's questions as CSV, under a row of headings; what a spreadsheet would run as a formula gets a '."""
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow(COLUMNS)
    for question in bank.questions:
        cells = _cells(question)
        table.writerow([_tame(cells[column]) for column in COLUMNS])
    return written.getvalue()


def read_rows(text: str) -> Iterator[Row]:
    """Every row as the table has it; a table that cannot be read gives one row with a note. Never raises."""
    separator = _separator(text)
    table = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        headings = [heading.strip() for heading in next(table, [])]
        columns = {index: _known(heading) for index, heading in enumerate(headings)}
        if "text" not in columns.values():
            yield _no_text(headings)
            return
        yield Row(1, notes=list(_unknown(headings)))
        written = {columns[index]: heading for index, heading in enumerate(headings)}
        before = last = table.line_num
        for cells in table:
            if any(cell.strip() for cell in cells):
                row = _row(before + 1, columns, cells)
                row.written = written
                yield row
            last, before = before, table.line_num
        if _open_quote("".join(text.splitlines(keepends=True)[last:]), separator):
            yield Row(last + 1, notes=[Note(last + 1, "", *_OPEN_QUOTE, "error")])
    except csv.Error as error:
        message = f"This table cannot be read on: {error}."
        yield Row(table.line_num, notes=[Note(table.line_num, "", message, "Check the quotes on this line.", "error")])


def _row(line: int, columns: dict[int, str], cells: list[str]) -> Row:
    found = {name: _wild(cells[index]).strip() for index, name in columns.items() if index < len(cells)}
    row = Row(line)
    given = {key: found[key] for key in ("id", "text", "kind", "notes") if found.get(key)}
    row.values.update({"text": "", **given})
    row.competencies = tuple(
        name.strip() for name in re.split(r"[;\n|]", found.get("competencies", "")) if name.strip()
    )
    parts = [part.strip() for part in re.split(r"[\n|]", found.get("parts", "")) if part.strip()]
    if parts:
        row.values["parts"] = tuple(parts)
    _take_minutes(row, found.get("minutes", ""))
    levels = {key: found[key] for key in ("level_1", "level_3", "level_5") if found.get(key)}
    if levels:
        row.values["benchmark"] = levels
    row.add_probes([probe for probe in _PROBES.split(found.get("probes", "")) if probe.strip()], line)
    extra = [cell for cell in cells[len(columns) :] if cell.strip()]
    if extra and len(cells) > max(columns) + 1:
        message = f"This row has more cells than the headings; '{extra[0][:40]}' is left out."
        row.notes.append(Note(line, "", message, "Put text that holds a separator in double quotes."))
    return row


def _take_minutes(row: Row, written: str) -> None:
    if not written:
        return
    try:
        row.values["minutes"] = float(written.replace(",", "."))
    except ValueError:
        row.notes.append(Note(row.line, "minutes", f"'{written[:40]}' is no number of minutes; it is left out."))


def _cells(question: Question) -> dict[str, str]:
    benchmark = question.benchmark
    return {
        "id": question.id,
        "text": question.text,
        "kind": question.kind,
        "competencies": "; ".join(question.competencies),
        "parts": "\n".join(question.parts),
        "minutes": f"{question.minutes:g}" if question.minutes else "",
        "probes": "\n".join(f"{probe.aim}: {probe.text}" for probe in question.probes),
        "level_1": benchmark.level_1 if benchmark else "",
        "level_3": benchmark.level_3 if benchmark else "",
        "level_5": benchmark.level_5 if benchmark else "",
        "notes": question.notes,
    }


def _separator(text: str) -> str:
    """The separator under which the first line names most columns; spreadsheets differ by country."""
    first = text.split("\n", 1)[0]
    return max(
        _SEPARATORS, key=lambda mark: (sum(_known(cell) in COLUMNS for cell in first.split(mark)), first.count(mark))
    )


def _open_quote(record: str, separator: str) -> bool:
    """Whether the last record of a table ends inside a quote, which a lenient reader passes over."""
    try:
        list(csv.reader(io.StringIO(record, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        return "end of data" in str(error)
    return False


def _known(heading: str) -> str:
    name = heading.strip().strip('"').strip().lower().replace(" ", "_").replace("-", "_")
    return _OTHER_NAMES.get(name, name)


def _unknown(headings: list[str]) -> Iterator[Note]:
    for heading in headings:
        name = _known(heading)
        if name and name not in COLUMNS:
            hint = did_you_mean(name, COLUMNS) or f"The columns are: {', '.join(COLUMNS)}."
            yield Note(1, name[:40], f"The column '{heading[:40]}' is not known and is left out.", hint)


def _no_text(headings: list[str]) -> Row:
    near = next((name for name in headings if did_you_mean("text", [_known(name)])), "")
    has = ", ".join(f"'{name[:40]}'" for name in headings if name)
    message = f"The first line names no column for the question. It has {has[:200] or 'nothing'}."
    rename = f"Rename the column '{near[:40]}' to 'text'." if near else "Name the column of the questions 'Question'."
    return Row(1, notes=[Note(1, "text", message, f"{rename} The columns are: {', '.join(COLUMNS)}.", "error")])


def _tame(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _wild(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
