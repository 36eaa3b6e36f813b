"""The text of a bank file in blocks, its head and one for each question, so that a change touches one block only."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from sesprep.domain.bank import Question
from sesprep.errors import BadInputError
from sesprep.storage.toml_file import TomlFile

if TYPE_CHECKING:
    from tomlkit.items import Table

BOM = b"\xef\xbb\xbf"


@dataclass
class Blocks:
    """A file's head, and the text and parsed table of each question, refused ones too, in the order of the file."""

    path: str
    head: str
    texts: list[str]
    tables: list[dict[str, Any]]
    newline: str

    def find(self, question: Question) -> int:
        """The place of a good question among all tables. Raises BadInputError when its table cannot be told."""
        for index, table in enumerate(self.tables):
            if table.get("id") == question.id and table.get("text") == question.text:
                return index
        raise BadInputError(f"The question '{question.id}' cannot be found in the file.", where=self.path)

    def insert(self, index: int, text: str) -> None:
        """Put a block in, with an empty line before and after it."""
        self.texts.insert(index, self._parted(text) if index < len(self.texts) else text)
        self.tables.insert(index, {})
        self.texts[index] = self._lined(self.texts[index])
        if index:
            self.texts[index - 1] = self._parted(self.texts[index - 1])
        else:
            self.head = self._parted(self.head)

    def take(self, index: int) -> str:
        """Take a block out."""
        del self.tables[index]
        return self.texts.pop(index)

    def set(self, index: int, text: str) -> None:
        """Put another text in a block's place."""
        self.texts[index] = self._lined(self._parted(text) if index < len(self.texts) - 1 else text)

    def joined(self, before: bytes) -> bytes:
        """The whole file, with a byte-order mark where the file had one."""
        raw = "".join((self._lined(self.head), *self.texts)).encode("utf-8")
        return BOM + raw if before.startswith(BOM) else raw

    def _parted(self, text: str) -> str:
        return text.rstrip() + self.newline * 2 if text.strip() else text

    def _lined(self, text: str) -> str:
        return re.sub(r"\r?\n", self.newline, text)


def blocks_of(file: TomlFile) -> Blocks:
    """The file cut above each `[[questions]]`; comment lines right above it go with it.

    Raises BadInputError when the questions are written in another way, such as inline tables.
    """
    tables = file.data.get("questions", [])
    lines = re.findall(r"[^\n]*\n|[^\n]+", file.text)
    newline = "\r\n" if file.text.count("\r\n") * 2 > len(lines) else "\n"
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += newline
    starts = [_start(lines, file.lines.get(("questions", index))) for index in range(len(tables))]
    if None in starts or not all(isinstance(table, dict) for table in tables):
        hint = "Write each question under a line [[questions]], or change the file in a text editor."
        raise BadInputError(
            "The questions of this bank are not written as [[questions]].", hint=hint, where=str(file.path)
        )
    cuts = [start for start in starts if start is not None]
    texts = ["".join(lines[a:b]) for a, b in pairwise([*cuts, len(lines)])]
    return Blocks(str(file.path), "".join(lines[: cuts[0]] if cuts else lines), texts, list(tables), newline)


def changed_block(block: str, old: Question, new: Question) -> str:
    """A question's block with the keys that differ between `old` and `new` changed, and everything else as it was."""
    import tomlkit  # only for writing
    from tomlkit.items import AoT, Table

    document = tomlkit.parse(block)
    listed = document["questions"]
    assert isinstance(listed, AoT)
    table = listed[0]
    assert isinstance(table, Table)
    before, after = old.model_dump(mode="json"), new.model_dump(mode="json")
    for key in before:
        if before[key] != after[key]:
            _change(table, key, after[key])
    return tomlkit.dumps(document)


def changed_head(head: str, values: Mapping[str, str]) -> str:
    """The text above the first question with these keys set, or taken out where the value is empty."""
    import tomlkit

    document = tomlkit.parse(head)
    for key, value in values.items():
        if value:
            document[key] = value
        else:
            document.pop(key, None)
    return tomlkit.dumps(document)


def _change(table: "Table", key: str, value: object) -> None:
    import tomlkit
    from tomlkit.items import Array

    if value in (None, "", []):
        table.pop(key, None)
    elif isinstance(value, dict):
        inner = table.get(key)
        if isinstance(inner, Mapping):
            table[key].update(value)
        else:
            table[key] = tomlkit.item(value)
    elif key == "probes" and isinstance(value, list) and not isinstance(table.get(key), Array):
        _change_probes(table, value)
    elif isinstance(value, float) and value.is_integer():
        table[key] = int(value)
    else:
        table[key] = value


def _change_probes(table: "Table", probes: list[dict[str, str]]) -> None:
    """Change probe by probe, so that comments between them stay."""
    import tomlkit
    from tomlkit.items import AoT

    there = table.get("probes")
    if not isinstance(there, AoT):
        table["probes"] = there = tomlkit.aot()
    for index, probe in enumerate(probes):
        if index < len(there):
            there[index].update(probe)
        else:
            there.append(tomlkit.item(probe))
    while len(there) > len(probes):
        del there[len(there) - 1]


def _start(lines: list[str], header: int | None) -> int | None:
    """The index of the first comment line right above a header, or of the header; None when there is no header."""
    if header is None or not lines[header - 1].lstrip().startswith("[["):
        return None
    start = header - 1
    while start and lines[start - 1].lstrip().startswith("#"):
        start -= 1
    return start
