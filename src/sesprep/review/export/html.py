"""Sessions as one HTML file that stands alone and prints well."""

from collections.abc import Iterator, Sequence
from html import escape

from sesprep.domain.text import printable
from sesprep.review.export.document import ELEMENT_HEADINGS, AnswerPart, SessionPart

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def html(sessions: Sequence[SessionPart], style: str) -> str:
    """The document as HTML, with `style` as its style sheet.

    It loads nothing and runs nothing, which its own policy tells the browser; whatever a person wrote is escaped.
    """
    return "\n".join((*_head(style), *(line for session in sessions for line in _session(session)), *_FOOT))


def _head(style: str) -> Iterator[str]:
    yield from ("<!DOCTYPE html>", '<html lang="en">', "<head>", '<meta charset="utf-8">')
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield from ("<title>Interview practice</title>", f"<style>\n{style}</style>", "</head>", "<body>", "<main>")
    yield "<h1>Interview practice</h1>"


_FOOT = ("</main>", "</body>", "</html>", "")


def _session(session: SessionPart) -> Iterator[str]:
    yield '<section class="session">'
    yield f"<h2>{_safe(session.heading)}</h2>"
    yield _list(session.facts)
    for answer in session.answers:
        yield from _answer(answer)
    yield "</section>"


def _answer(answer: AnswerPart) -> Iterator[str]:
    yield "<article>"
    yield f"<h3>{_safe(answer.heading)}</h3>"
    yield f"<p><strong>{_safe(answer.question)}</strong></p>"
    yield _list(answer.facts)
    yield f'<div class="answer">{_safe(answer.answer)}</div>'
    if answer.note:
        yield f'<h4>Note</h4>\n<div class="note">{_safe(answer.note)}</div>'
    yield f"<p>{_safe(answer.story)}</p>"
    if answer.checks:
        yield _list(answer.checks)
    if answer.elements:
        yield "<table>"
        heads = "".join(f'<th scope="col">{name}</th>' for name in ELEMENT_HEADINGS)
        yield f"<tr>{heads}</tr>"
        for first, *rest in answer.elements:
            cells = "".join(f"<td>{_safe(cell)}</td>" for cell in rest)
            yield f'<tr><th scope="row">{_safe(first)}</th>{cells}</tr>'
        yield "</table>"
    if answer.findings:
        yield "<h4>Findings</h4>\n<ul>"
        yield from (f"<li>{_safe(said)}<br>Try: {_safe(advice)}</li>" for said, advice in answer.findings)
        yield "</ul>"
    yield "</article>"


def _list(facts: Sequence[str]) -> str:
    return f"<ul>{''.join(f'<li>{_safe(fact)}</li>' for fact in facts)}</ul>"


def _safe(text: str) -> str:
    return escape(printable(text), quote=True)
