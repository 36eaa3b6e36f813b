"""The matrix of stories as rows of text, readable without color."""

from dataclasses import dataclass

from sesprep.domain.counted import counted
from sesprep.domain.framework import Framework
from sesprep.practice.matrix import Cell, Matrix, Row
from sesprep.tui.titles import titles

MARKS: dict[Cell, str] = {"tagged": "X", "by-map": "o", "": "·"}
HERE = "X shows it · o fits by the map · Enter sets or takes away X · T practices it"


@dataclass(frozen=True)
class MatrixRow:
    """A qualification, or one competency of it, with a mark for each story."""

    ref: str
    name: str
    whole: bool
    has: str
    """How many stories it has, in words where they are too few."""
    marks: tuple[str, ...]


def matrix_rows(found: Matrix, framework: Framework) -> tuple[MatrixRow, ...]:
    """The rows in the framework's order: each qualification, then its competencies."""
    rows: list[MatrixRow] = []
    names = titles(framework)
    for at, (ref, name) in enumerate(zip(found.refs, found.names, strict=True)):
        whole = ref.rpartition("/")[0]
        if not rows or not rows[-1].ref.startswith(whole):
            rows.append(_whole(found, whole, names[whole]))
        cells = [row.cells[at] for row in found.rows]
        rows.append(MatrixRow(ref, name, False, _has(cells), tuple(MARKS[cell] for cell in cells)))
    return tuple(rows)


def told(found: Matrix, framework: Framework) -> tuple[str, ...]:
    """Holes, qualifications with too few stories, and stories that carry too much, each in a sentence."""
    says = []
    short_name = {f"{framework.id}/{q.id}": q.short for q in framework.qualifications}
    if found.holes:
        says.append(f"{counted(len(found.holes), 'competency has', 'competencies have')} no story: they say none.")
    if found.bare:
        names = ", ".join(short_name[ref] for ref in found.bare)
        says.append(f"Fewer than two stories: {names}.")
    for number, row in enumerate(found.rows, start=1):
        if row.overused:
            names = ", ".join(short_name.get(ref) or framework.name_of(ref) for ref in row.alone_for)
            says.append(f"Over-used: {number} {row.story.title} stands alone for {names}.")
    return tuple(says) or ("Every competency has a story, and no story carries too much.",)


def head(row: Row, number: int, width: int) -> str:
    """The head of a story's column: its number, an exclamation mark when it is over-used, and its title if it fits."""
    mark = f"{number}{'!' if row.overused else ''}"
    room = width - len(mark) - 2
    return f"{mark} {row.story.title[:room].strip()}" if room >= 4 else mark


def _whole(found: Matrix, whole: str, name: str) -> MatrixRow:
    places = [at for at, ref in enumerate(found.refs) if ref.startswith(f"{whole}/")]
    cells = [_best([row.cells[at] for at in places]) for row in found.rows]
    count = sum(cell != "" for cell in cells)
    has = ("none", "only 1")[count] if whole in found.bare and count < 2 else str(count)
    return MatrixRow(whole, name, True, has, tuple("" for _ in found.rows))


def _best(cells: list[Cell]) -> Cell:
    return "tagged" if "tagged" in cells else "by-map" if "by-map" in cells else ""


def _has(cells: list[Cell]) -> str:
    tagged, mapped = cells.count("tagged"), cells.count("by-map")
    if not tagged and not mapped:
        return "none"
    return str(tagged) if tagged else "by map"
