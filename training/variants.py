"""Variants of an answer: parts deleted or replaced, reordered, unpunctuated, misheard; for training and for judging."""

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from sesprep.analysis.tokens import tokenize
from sesprep.domain.role import Role
from training.corpus import LabeledAnswer, LabeledUnit

ELEMENTS: dict[str, frozenset[Role]] = {
    "situation": frozenset({Role.CONTEXT, Role.CHALLENGE}),
    "task": frozenset({Role.TASK}),
    "action": frozenset({Role.ACTION}),
    "result": frozenset({Role.RESULT, Role.REFLECTION}),
}
FILLER = (
    "It was a busy season, and there was a lot going on in the building.",
    "That is how things are in a place like that, as anyone who has worked there knows.",
    "There are people who would tell it another way, and that is fine with me.",
    "The weather was poor for most of that time, and the coffee was not much better.",
)
"""Sentences that belong to no element, to put in place of one."""
Piece = tuple[str, LabeledUnit]


def complete(answer: LabeledAnswer) -> bool:
    """Whether it is one story, told in the usual order, with no part left out."""
    return answer.kind == "specific" and not answer.missing and answer.headers["order"] == "usual"


def without(answer: LabeledAnswer, element: str) -> LabeledAnswer:
    """The answer with every clause of one element deleted."""
    return lacking(answer, ELEMENTS[element], missing=element)


def lacking(answer: LabeledAnswer, roles: frozenset[Role], *, missing: str = "") -> LabeledAnswer:
    """The answer with every clause of these roles deleted."""
    return _joined(answer, [piece for piece in _pieces(answer) if piece[1].role not in roles], missing=missing)


def replaced(answer: LabeledAnswer, element: str) -> LabeledAnswer:
    """The answer with one element's clauses replaced by filler of about the same length, where they began."""
    gone = [piece for piece in _pieces(answer) if piece[1].role in ELEMENTS[element]]
    budget = sum(len(text.split()) for text, _ in gone)
    filler: list[Piece] = []
    for sentence in FILLER * 40:
        if budget <= 0:
            break
        filler.append((sentence, LabeledUnit(0, 0, Role.GENERIC, None)))
        budget -= len(sentence.split())
    pieces: list[Piece] = []
    for piece in _pieces(answer):
        if piece in gone:
            pieces += filler if piece == gone[0] else []
        else:
            pieces.append(piece)
    return _joined(answer, pieces, missing=element)


def result_first(answer: LabeledAnswer) -> LabeledAnswer:
    """The answer with its Result moved to the front."""
    pieces = _pieces(answer)
    result = [piece for piece in pieces if piece[1].role is Role.RESULT]
    return _joined(answer, result + [piece for piece in pieces if piece not in result])


def headline(answer: LabeledAnswer) -> LabeledAnswer:
    """The answer with the first clause of its Result moved to the front, as people do who begin with the point."""
    pieces = _pieces(answer)
    ahead = [piece for piece in pieces if piece[1].role is Role.RESULT][:1]
    return _joined(answer, ahead + [piece for piece in pieces if piece not in ahead])


def shuffled(answer: LabeledAnswer, draw: random.Random) -> LabeledAnswer:
    """The answer with its blocks of like clauses in another order."""
    blocks: list[list[Piece]] = []
    for piece in _pieces(answer):
        if blocks and _element(blocks[-1][-1][1].role) == _element(piece[1].role):
            blocks[-1].append(piece)
        else:
            blocks.append([piece])
    return _joined(answer, [piece for block in draw.sample(blocks, len(blocks)) for piece in block])


def unpunctuated(answer: LabeledAnswer) -> LabeledAnswer:
    """The answer in lower case without punctuation, as a plain recognizer hears it."""
    return _rewritten(answer, lambda words: words)


def misheard(answer: LabeledAnswer, rate: float, draw: random.Random, lexicon: Sequence[str]) -> LabeledAnswer:
    """The answer without punctuation, a share `rate` of its words deleted, doubled or replaced by another word."""

    def garble(words: list[str]) -> list[str]:
        heard: list[str] = []
        for word in words:
            if draw.random() >= rate:
                heard.append(word)
                continue
            heard += draw.choice(([], [word, word], [draw.choice(lexicon)], [draw.choice(lexicon)]))
        return heard or words

    return _rewritten(answer, garble)


def _element(role: Role) -> str:
    return next((name for name, roles in ELEMENTS.items() if role in roles), "other")


def _pieces(answer: LabeledAnswer) -> list[Piece]:
    return [(answer.text[unit.start : unit.end], unit) for unit in answer.units]


def _rewritten(answer: LabeledAnswer, change: Callable[[list[str]], list[str]]) -> LabeledAnswer:
    pieces = []
    for text, unit in _pieces(answer):
        words = [token.lower for token in tokenize(text)]
        if words:
            pieces.append((" ".join(change(words)), unit))
    return _joined(answer, pieces)


def _joined(answer: LabeledAnswer, pieces: Iterable[Piece], *, missing: str = "") -> LabeledAnswer:
    text, units = "", []
    for words, unit in pieces:
        start = len(text) + (1 if text else 0)
        text += (" " if text else "") + words
        units.append(LabeledUnit(start, len(text), unit.role, unit.second))
    gone = ",".join(sorted(answer.missing | ({missing} if missing else set()))) or "-"
    return replace(answer, headers=answer.headers | {"missing": gone}, text=text, units=tuple(units))
