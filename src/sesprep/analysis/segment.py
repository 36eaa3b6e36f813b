"""Cut an answer into clauses."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from sesprep.analysis.boundaries import load_boundaries
from sesprep.analysis.resources import words
from sesprep.analysis.tokens import tokenize

_STOP = re.compile(r"[.!?…]+[\"')\]”’]*(?=\s|$)|;(?=\s)")
_LAST_WORD = re.compile(r"[\w.]+$")
_CLAUSE = re.compile(
    r",\s+(?=(?:which|resulting|reducing|saving|cutting|freeing|bringing|leading to|so (?:i|we|they|he|she|the)|"
    r"and (?:i|we|they|he|she|it|the|that|by|as a result)|but|then)\b)|"
    r"\s+(?=(?:so (?:i|we) (?:decided|had|needed)|which (?:cut|saved|reduced|meant|brought|led))\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
LONGEST_WORD = 40
"""No abbreviation is longer, so that no more is looked at before a full stop."""
LONG_RUN = 28
"""From so many words on, a run without a full stop is cut by the words themselves."""
_ENOUGH = re.compile(r"\W*+(?:\w++\W++){3}\w")
"""The four words that a clause has at least, where it is not a whole sentence."""
_LONG = re.compile(rf"\W*+(?:\w++\W++){{{LONG_RUN}}}\w")


class Span(NamedTuple):
    """A stretch of the text, in code points, without the white space around it."""

    start: int
    end: int
    opens_paragraph: bool
    opens_sentence: bool


def segment(text: str) -> list[Span]:
    """Cut any text into clauses, in order and without overlap; white space alone gives none."""
    spans: list[Span] = []
    for span in punctuated(text):
        opens, sentence = span.opens_paragraph, span.opens_sentence
        for start, end in _runs(text, span.start, span.end):
            spans.append(Span(start, end, opens, sentence))
            opens = sentence = False
    return spans


def punctuated(text: str) -> list[Span]:
    """Cut any text into clauses by its line ends, punctuation and joining words alone."""
    spans: list[Span] = []
    for start, end in _lines(text):
        opens = True
        for first, last in _sentences(text, start, end):
            sentence = True
            for a, b in _clauses(text, first, last):
                spans.append(Span(a, b, opens, sentence))
                opens = sentence = False
    return spans


def _lines(text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^\n\r\v\f\x85\u2028\u2029]+", text):
        yield match.start(), match.end()


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for stop in _STOP.finditer(text, start, end):
        if _ends_sentence(text, at, stop):
            yield from _trimmed(text, at, stop.end())
            at = stop.end()
    yield from _trimmed(text, at, end)


def _ends_sentence(text: str, start: int, stop: re.Match[str]) -> bool:
    if stop[0][0] != ".":
        return True
    word = _LAST_WORD.search(text, max(start, stop.start() - LONGEST_WORD), stop.start())
    if word is None:
        return True
    last = word[0].lower()
    follows = text[stop.end() :].lstrip()[:1]
    if last in words("before_figures"):
        return not follows.isdigit()
    if last in words("abbreviations") or (len(last) == 1 and last.isalpha() and last != "i"):
        return "." in last and follows.isupper() and last in {"a.m", "p.m", "u.s", "d.c"}
    return not (last.isdigit() and start + len(last) == stop.start())


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for cut in _CLAUSE.finditer(text, start, end):
        if _ENOUGH.match(text, at, cut.end()) and _ENOUGH.match(text, cut.end(), end):
            yield from _trimmed(text, at, cut.end())
            at = cut.end()
    yield from _trimmed(text, at, end)


def _runs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a long run of words without punctuation where a clause is likely to begin."""
    at = start
    if _LONG.match(text, start, end):
        tokens = tokenize(text, start, end)
        marked = {at for at in range(1, len(tokens)) if tokens[at].start - tokens[at - 1].end > 1}
        for cut in load_boundaries().find(tokens, marked) if len(tokens) > LONG_RUN else ():
            yield from _trimmed(text, at, tokens[cut].start)
            at = tokens[cut].start
    yield from _trimmed(text, at, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if _WORD.search(text, start, end):
        yield start, end
