"""An answer cut into rows, one for each clause, with nothing of the text left out."""

from dataclasses import dataclass
from itertools import pairwise

from textual.content import Content

from sesprep.domain.assessment import Assessment, Unit
from sesprep.domain.structure import Structure
from sesprep.tui.letters import ink, letter
from sesprep.tui.plain import hang, plain

TIME_MARK = " │ time ran out here │ "


@dataclass(frozen=True)
class Piece:
    """A stretch of the answer in code points, and the clause it shows; text between clauses joins the one before."""

    start: int
    end: int
    unit: int | None


def cut(answer: str, assessment: Assessment) -> tuple[Piece, ...]:
    """Cut the answer at its clauses. Stretches of blanks between clauses are not shown."""
    units = assessment.units
    if not units:
        return (Piece(0, len(answer), None),) if answer.strip() else ()
    starts = [unit.start for unit in units] + [len(answer)]
    pieces = [Piece(starts[i], max(starts[i], starts[i + 1]), i) for i in range(len(units))]
    head = (Piece(0, units[0].start, None),) if answer[: units[0].start].strip() else ()
    return (*head, *pieces)


def row(
    answer: str,
    piece: Piece,
    unit: Unit | None,
    structure: Structure,
    *,
    time_up: int | None,
    mark: tuple[int, int] | None,
    width: int,
) -> Content:
    """One row: the badge, the words with cue words bold and underlined, `mark` reversed, and where time ran out."""
    badge = Content("" if unit is None else letter(unit, structure))
    if unit is not None:
        badge = Content.styled(badge.plain, f"bold {ink(unit.role, structure)}")
    return hang(badge + Content(" "), _words(answer, piece, unit, time_up, mark), width)


def _words(
    answer: str, piece: Piece, unit: Unit | None, time_up: int | None, mark: tuple[int, int] | None
) -> Content:  # fmt: skip
    end = piece.start + len(answer[piece.start : piece.end].rstrip())
    cues = () if unit is None else tuple((cue.start, cue.end) for cue in unit.cues)
    stamps = [time_up] if time_up is not None and _holds(piece, end, time_up, len(answer)) else []
    edges = {piece.start, end, *stamps, *(e for span in (*cues, *((mark,) if mark else ())) for e in span)}
    points = sorted(edge for edge in edges if piece.start <= edge <= end)
    parts: list[Content] = []
    for a, b in pairwise(points):
        if a in stamps:
            parts.append(Content.styled(TIME_MARK, "bold $text-warning"))
        styles = ["bold underline"] if any(s <= a and b <= e for s, e in cues) else []
        styles += ["reverse"] if mark is not None and mark[0] <= a and b <= mark[1] else []
        parts.append(plain(answer[a:b], " ".join(styles)))
    if end in stamps:
        parts.append(Content.styled(TIME_MARK, "bold $text-warning"))
    return Content("").join(parts)


def _holds(piece: Piece, end: int, place: int, length: int) -> bool:
    """Whether a place falls into this piece; the very end of the answer belongs to the last piece."""
    return piece.start <= place < max(piece.end, end) or (place >= length == piece.end)
