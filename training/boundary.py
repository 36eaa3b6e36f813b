"""Train where clauses begin, on the corpus with its punctuation taken away."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

import pycrfsuite

from sesprep.analysis.boundaries import MIN_WORDS, SCALE, Boundaries, features
from sesprep.analysis.resources import words
from sesprep.analysis.segment import punctuated
from sesprep.analysis.tokens import Token, tokenize
from training.corpus import LabeledAnswer
from training.packing import pack

SETTINGS = {"c1": 0.5, "c2": 0.3, "max_iterations": 80, "feature.minfreq": 2}
SMALLEST = 0.05
BETA = 1.2
"""How much more a missed boundary costs than a false one."""
MOST_WORDS = 20
BEGINS, GOES_ON = "B", "I"


def well_punctuated(answer: LabeledAnswer) -> bool:
    """Whether the answer's own punctuation tells where its clauses begin."""
    return len(tokenize(answer.text)) / (len(punctuated(answer.text)) or 1) <= MOST_WORDS


def begins(answer: LabeledAnswer) -> tuple[list[Token], set[int]]:
    """The words of an answer without fillers, and which of them begin a clause."""
    tokens = [token for token in tokenize(answer.text) if token.lower not in words("fillers")]
    starts = {span.start for span in punctuated(answer.text)} | {unit.start for unit in answer.units}
    found, pending = set(), False
    for at, token in enumerate(tokens):
        pending = pending or any(start in starts for start in range(tokens[at - 1].end if at else 0, token.start + 1))
        if pending:
            found.add(at)
            pending = False
    return tokens, found


def fit(answers: Sequence[LabeledAnswer]) -> dict[str, int]:
    """The weights, in thousandths: positive for a feature that speaks for the beginning of a clause."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for answer in answers:
        tokens, found = begins(answer)
        lower = [token.lower for token in tokens]
        for at in range(1, len(lower)):
            trainer.append([features(lower, at)], [BEGINS if at in found else GOES_ON])
    trainer.set_params(SETTINGS)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "boundary.crfsuite")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        tagger.close()
    weights: dict[str, float] = {}
    for (feature, label), weight in info.state_features.items():
        weights[feature] = weights.get(feature, 0.0) + (weight if label == BEGINS else -weight)
    return {name: round(weight * SCALE) for name, weight in sorted(weights.items()) if abs(weight) >= SMALLEST}


def judge(weights: dict[str, int], threshold: float, answers: Sequence[LabeledAnswer]) -> tuple[float, float]:
    """Precision and recall of the boundaries found in answers stripped of punctuation."""
    model, right, made, wanted = Boundaries(threshold, weights), 0, 0, 0
    for answer in answers:
        tokens, gold = begins(answer)
        near = {at for at in gold if MIN_WORDS <= at <= len(tokens) - MIN_WORDS}
        found = set(model.find(tokens))
        right += len(found & gold)
        made += len(found)
        wanted += len(near)
    return right / (made or 1), right / (wanted or 1)


def build(answers: Sequence[LabeledAnswer]) -> bytes:
    """Train on these answers; the threshold is chosen on authors left out."""
    answers = [answer for answer in answers if well_punctuated(answer)]
    authors = sorted({answer.author for answer in answers})
    left_out = set(authors[::4])
    seen = fit([answer for answer in answers if answer.author not in left_out])
    rest = [answer for answer in answers if answer.author in left_out]

    def worth(threshold: float) -> float:
        precision, recall = judge(seen, threshold, rest)
        return (1 + BETA**2) * precision * recall / (BETA**2 * precision + recall or 1)

    threshold = max((step / 4 for step in range(-12, 9)), key=worth)
    weights = fit(answers)
    return pack({"threshold": threshold, "features": list(weights)}, "i", [list(weights.values())])
