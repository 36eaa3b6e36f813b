"""Which line of a TOML file a key stands on; the parser does not say."""

import re

Loc = tuple[str | int, ...]

_PART = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|'[^']*')"""
_DOTTED = rf"{_PART}(?:\s*\.\s*{_PART})*"
_HEADER = re.compile(rf"\s*(\[\[?)\s*({_DOTTED})\s*\]")
_KEY = re.compile(rf"\s*({_DOTTED})\s*=\s*")
_PARTS = re.compile(_PART)
_STRINGS = re.compile(r"""\"""|'''|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|\#.*""")


def line_numbers(text: str) -> dict[Loc, int]:
    """The line, from 1, of every table and key, by its place such as `("questions", 3, "kind")`.

    Values inside a multi-line array or an inline table are found through the key that holds them.
    """
    lines: dict[Loc, int] = {}
    counts: dict[Loc, int] = {}
    table: Loc = ()
    fence = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if fence:
            fence = _after(line, fence)
            continue
        header = _HEADER.match(line)
        key = None if header else _KEY.match(line)
        if header:
            table = _table(_split(header[2]), header[1] == "[[", counts)
            lines.setdefault(table, number)
        elif key:
            lines.setdefault(table + _split(key[1]), number)
        fence = _after(line[key.end() :] if key else line, "")
    return lines


def line_of(lines: dict[Loc, int], loc: Loc) -> int | None:
    """The line of the place, or of the nearest table or key that holds it."""
    for length in range(len(loc), 0, -1):
        if loc[:length] in lines:
            return lines[loc[:length]]
    return None


def _split(dotted: str) -> tuple[str, ...]:
    return tuple(part[1:-1] if part[0] in "\"'" else part for part in _PARTS.findall(dotted))


def _table(parts: tuple[str, ...], is_array: bool, counts: dict[Loc, int]) -> Loc:
    """The place that a header opens; `counts` holds the last index of every array of tables so far."""
    place: Loc = ()
    for position, part in enumerate(parts):
        place = (*place, part)
        if is_array and position == len(parts) - 1:
            counts[place] = counts.get(place, -1) + 1
        if place in counts:
            place = (*place, counts[place])
    return place


def _after(line: str, fence: str) -> str:
    """The multi-line quotes still open at the end of the line."""
    start = 0
    while True:
        if fence:
            end = line.find(fence, start)
            if end < 0:
                return fence
            start, fence = end + 3, ""
        opening = next((m for m in _STRINGS.finditer(line, start) if m[0] in ('"""', "'''")), None)
        if opening is None:
            return ""
        start, fence = opening.end(), opening[0]
