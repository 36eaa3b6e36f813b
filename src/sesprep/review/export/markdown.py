"""Sessions as Markdown (CommonMark with tables)."""

import re
from collections.abc import Iterator, Sequence

from sesprep.domain.text import printable
from sesprep.review.export.document import ELEMENT_HEADINGS, AnswerPart, SessionPart

_MARKS = re.compile(r"([\\`*_{}\[\]<>#!|~&$])")
_STARTS = re.compile(r"^([-+=]|\d+(?=[.)]))", re.MULTILINE)


def markdown(sessions: Sequence[SessionPart]) -> str:
    """The document as Markdown; whatever a person wrote is escaped, so that it reads as it was typed."""
    return "\n".join(("# Interview practice", *(line for session in sessions for line in _session(session)), ""))


def escaped(text: str) -> str:
    """The text with every character that Markdown or HTML might take for markup behind a backslash."""
    return _STARTS.sub(_guarded, _MARKS.sub(r"\\\1", printable(text)))


def _session(session: SessionPart) -> Iterator[str]:
    yield from ("", f"## {escaped(session.heading)}", "")
    yield from (f"- {escaped(fact)}" for fact in session.facts)
    for answer in session.answers:
        yield from _answer(answer)


def _answer(answer: AnswerPart) -> Iterator[str]:
    yield from ("", f"### {escaped(answer.heading)}", "", f"**{_line(answer.question)}**", "")
    yield from (f"- {escaped(fact)}" for fact in answer.facts)
    yield from ("", *_quoted(answer.answer), "")
    if answer.note:
        yield from ("Note:", "", *_quoted(answer.note), "")
    yield escaped(answer.story)
    if answer.checks:
        yield ""
        yield from (f"- {_line(check)}" for check in answer.checks)
    if answer.elements:
        yield from ("", f"| {' | '.join(ELEMENT_HEADINGS)} |", f"|{' --- |' * len(ELEMENT_HEADINGS)}")
        yield from (f"| {' | '.join(_line(cell) for cell in row)} |" for row in answer.elements)
    if answer.findings:
        yield ""
        for said, advice in answer.findings:
            yield f"- {_line(said)} Try: {_line(advice)}"


def _quoted(text: str) -> Iterator[str]:
    """A block quote in which every line break stays."""
    lines = re.split(r"\r\n|[\r\n]", text)
    for at, line in enumerate(lines):
        hard = "\\" if at + 1 < len(lines) and line.strip() and lines[at + 1].strip() else ""
        yield f"> {escaped(line.strip())}{hard}".rstrip()


def _line(text: str) -> str:
    return escaped(" ".join(text.split()))


def _guarded(start: re.Match[str]) -> str:
    """What begins a list, a rule or a heading, made plain: `-` as `\\-`, the `1` of `1.` as `&#49;`."""
    found = start[0]
    return f"\\{found}" if not found.isdecimal() else f"{found[:-1]}&#{ord(found[-1])};"
