"""Questions as a list: one a line, a heading a competency; as plain text or as Markdown."""

import re
from dataclasses import dataclass, field

from sesprep.storage.bank_names import CompetencyNames
from sesprep.storage.bank_rows import Row

NO_COMPETENCY = "No competency"
_MARK = re.compile(r"^(\s*)(?:[-*+•–]|(?:Q\s*)?\d{1,4}\s*[.):])\s+(?=\S)", re.IGNORECASE)
_HASHES = re.compile(r"^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_BRACKETS = re.compile(r"^\[(.+)\]$|^\*\*(.+?)\*\*:?$|^__(.+?)__:?$")
_ESCAPED = re.compile(r"\\([\\`*_\[\]<>#&|+\-.()!])")
_INDENT = 2


def read_list(text: str, names: CompetencyNames, *, markdown: bool) -> tuple[str, list[Row]]:
    """The title, where a Markdown file starts with one, and a row for each question. Never raises."""
    reader = _Reader(names, markdown)
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), start=1):
        reader.read(number, line.rstrip())
    return reader.title, [row for row in reader.rows if row.values.get("text") or row.notes]


@dataclass
class _Reader:
    names: CompetencyNames
    markdown: bool
    title: str = ""
    title_line: int = 0
    rows: list[Row] = field(default_factory=list)
    heading: tuple[str, ...] = ()
    heading_line: int = 0
    fresh: bool = True
    """Whether the next words start a question, after an empty line or a heading."""
    indent: int = 0
    """How far the last question's list mark stands from the margin."""

    def read(self, number: int, line: str) -> None:
        if not line.strip() or re.fullmatch(r"\s*([-*_=])(\s*\1){2,}\s*", line):
            self.fresh = True
            return
        level, heading = self._heading(line)
        if heading is not None:
            self._under(number, level, heading)
            return
        mark = _MARK.match(line)
        words = self._plain(line[mark.end() :] if mark else line.strip())
        depth = len(line) - len(line.lstrip())
        under = bool(self.rows) and depth >= self.indent + _INDENT and self.heading_line < self.rows[-1].line
        if mark and under:
            self.rows[-1].add_probes([words], number)
        elif under or (self.markdown and not mark and not self.fresh):
            self._go_on(words)
        else:
            self.indent = len(mark[1]) if mark else 0
            self.rows.append(Row(number, {"text": words}, self.heading, self.heading_line))
        self.fresh = False

    def _heading(self, line: str) -> tuple[int, str | None]:
        """The heading that a line is, with its level: marked as one, or the bare name of a competency."""
        hashes = _HASHES.match(line)
        if hashes:
            return len(hashes[1]), hashes[2]
        bare = line.strip()
        marked = _BRACKETS.match(bare)
        if marked:
            return 2, next(group for group in marked.groups() if group)
        named = bare.removesuffix(":").strip()
        if (bare.endswith(":") and "?" not in bare and not _MARK.match(line) and line == bare) or (
            len(named) < 80 and not line.startswith(" ") and self.names.find(named)
        ):
            return 2, named
        return 0, None

    def _under(self, number: int, level: int, heading: str) -> None:
        """Put the next questions under a heading; a single `#` heading that names no competency is the title."""
        words = self._plain(heading)
        self.fresh = True
        if level == 1 and self.markdown:
            if not self.title_line and not self.rows and self.names.find(words) is None:
                self.title, self.title_line = words, number
                return
            self._no_title()
        self.heading = () if words == NO_COMPETENCY or not words else (words,)
        self.heading_line = number

    def _no_title(self) -> None:
        """A second heading of the first level shows that the first was none of the whole file."""
        for row in self.rows:
            if self.title and not row.line_of_name:
                row.competencies, row.line_of_name = (self.title,), self.title_line
        self.title = ""

    def _go_on(self, words: str) -> None:
        """More words of the last question, or of its last probe."""
        values = self.rows[-1].values
        probes = values.get("probes")
        if probes:
            probes[-1]["text"] += f" {words}"
        else:
            values["text"] += f" {words}"

    def _plain(self, words: str) -> str:
        return _ESCAPED.sub(r"\1", words).strip() if self.markdown else words.strip()
