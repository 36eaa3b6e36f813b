"""Read the corpus: whole answers with a role for every clause."""

import re
from dataclasses import dataclass
from pathlib import Path

from sesprep.domain.role import Role

FOLDER = Path(__file__).parent / "corpus"
TAGS = {
    "lead": Role.LEAD_IN,
    "ctx": Role.CONTEXT,
    "chal": Role.CHALLENGE,
    "task": Role.TASK,
    "act": Role.ACTION,
    "res": Role.RESULT,
    "refl": Role.REFLECTION,
    "gen": Role.GENERIC,
}
HEADERS = ("style", "world", "medium", "kind", "missing", "order", "competency", "question")
_UNIT = re.compile(r"^([a-z]+)(?:/([a-z]+))?\|\s?(.*)$")


@dataclass(frozen=True)
class LabeledUnit:
    """A clause as its author cut and labelled it; offsets are code points of the answer's text."""

    start: int
    end: int
    role: Role
    second: Role | None


@dataclass(frozen=True)
class LabeledAnswer:
    """One whole answer of the corpus."""

    id: str
    author: str
    headers: dict[str, str]
    text: str
    units: tuple[LabeledUnit, ...]

    @property
    def missing(self) -> frozenset[str]:
        """The STAR elements left out on purpose."""
        named = {part.strip() for part in self.headers["missing"].split(",")}
        return frozenset(named - {"-", ""})

    @property
    def kind(self) -> str:
        """`specific`, `generic` or `hypothetical`."""
        return self.headers["kind"]

    @property
    def question(self) -> str:
        """The question it answers."""
        return self.headers["question"]


def load(folder: Path = FOLDER) -> list[LabeledAnswer]:
    """All answers, by author and in the order of the file. Raises ValueError that names file and line."""
    return [answer for path in sorted(folder.glob("*.txt")) for answer in read(path)]


def read(path: Path) -> list[LabeledAnswer]:
    """The answers of one author's file. Raises ValueError that names file and line."""
    answers = []
    blocks = re.split(r"(?m)^@ ", path.read_text(encoding="utf-8"))
    line = 1 + blocks[0].count("\n")
    for block in blocks[1:]:
        answers.append(_answer(path, line, block))
        line += block.count("\n")
    return answers


def _answer(path: Path, line: int, block: str) -> LabeledAnswer:
    head, _, body = block.partition("\n\n")
    first, *rows = head.split("\n")
    headers = {key.strip(): value.strip() for key, _, value in (row.partition(":") for row in rows)}
    if tuple(headers) != HEADERS:
        raise ValueError(f"{path.name}:{line}: {first}: headers are {', '.join(headers)}")
    text, units, gap = "", [], ""
    for number, row in enumerate(body.split("\n"), line + head.count("\n") + 2):
        if not row.strip():
            gap = "\n\n" if text else ""
            continue
        match = _UNIT.match(row)
        if match is None or match[1] not in TAGS or (match[2] and match[2] not in TAGS):
            raise ValueError(f"{path.name}:{number}: not a unit: {row[:40]}")
        words = match[3].strip()
        if text and not gap:
            gap = " "
        start = len(text) + len(gap)
        text += gap + words
        units.append(LabeledUnit(start, len(text), TAGS[match[1]], TAGS.get(match[2] or "")))
        gap = ""
    return LabeledAnswer(first.strip(), path.stem, headers, text, tuple(units))
