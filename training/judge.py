"""Run the shipped checker over labelled answers and count."""

import random
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from sesprep.analysis.checker import Checker
from sesprep.domain.assessment import Assessment
from sesprep.domain.bank import Question
from sesprep.storage.structures import load_structures
from training.corpus import LabeledAnswer
from training.examples import STAR, covering
from training.metrics import Pairs
from training.variants import ELEMENTS, misheard, unpunctuated

Change = Callable[[LabeledAnswer], LabeledAnswer]


@cache
def checker() -> Checker:
    """The shipped checker for STAR."""
    return Checker(next(s for s in load_structures().values if s.id == "star"))


def assess(answer: LabeledAnswer) -> Assessment:
    """What the checker says of one answer to its question."""
    asked = Question(id="q", text=answer.question) if answer.question else None
    return checker()(answer.text, attempt_id=answer.id, question=asked)


def pairs(answer: LabeledAnswer) -> Pairs:
    """(gold, found) letters of every clause, cut by the checker itself."""
    return [(STAR[covering(unit, answer.units).role], STAR[unit.role]) for unit in assess(answer).units]


def guesses(answer: LabeledAnswer) -> list[tuple[float, bool]]:
    """(probability, right) of every clause's role; right when the first or second label of the corpus says so."""
    found = []
    for unit in assess(answer).units:
        gold = covering(unit, answer.units)
        found.append((unit.p, unit.role in (gold.role, gold.second)))
    return found


def noticed(
    answers: Iterable[LabeledAnswer], change: Callable[[LabeledAnswer, str], LabeledAnswer]
) -> tuple[float, float]:
    """With one element taken away: how often it is called missing or asked for, and how often called missing."""
    seen = missing = total = 0
    for answer in answers:
        for element in ELEMENTS:
            verdict = assess(change(answer, element)).elements[element].verdict
            total += 1
            seen += verdict != "present"
            missing += verdict == "missing"
    return seen / (total or 1), missing / (total or 1)


def faulted(answers: Sequence[LabeledAnswer]) -> tuple[float, float]:
    """Of complete answers: the share with an element called missing, and the share with one asked about."""
    missing = asked = 0
    for answer in answers:
        verdicts = {verdict.verdict for verdict in assess(answer).elements.values()}
        missing += "missing" in verdicts
        asked += "unsure" in verdicts
    return missing / (len(answers) or 1), asked / (len(answers) or 1)


def heard(rate: float, lexicon: Sequence[str]) -> Change:
    """An answer as a recognizer without punctuation hears it, with a share of the words wrong."""
    draw = random.Random(5)
    return lambda answer: misheard(answer, rate, draw, lexicon) if rate else unpunctuated(answer)
