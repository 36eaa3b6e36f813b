"""Build the shipped model from the corpus: `python -m training.train`. The same corpus gives the same bytes."""

import argparse
import hashlib
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pycrfsuite

from sesprep.analysis import boundaries, model
from sesprep.analysis.model import SCALE, STRETCHES, decode
from training import boundary, corpus, stages
from training.corpus import LabeledAnswer
from training.examples import Example
from training.lessons import Lesson
from training.packing import pack
from training.thresholds import Judged, Thresholds, choose

LOOKED_AT = ("a04", "a07", "a08", "a12", "a13", "a21")
FRESH = ("a22", "a23", "a24", "a25", "a26")
HELD_OUT = (*LOOKED_AT, *FRESH)
"""Authors that no model is ever trained on: those whose figures were looked at while the design was chosen, and those
whose answers were written when it stood."""
SETTINGS = {
    "c1": 0.3,
    "c2": 3.0,
    "max_iterations": 150,
    "feature.minfreq": 2,
    "feature.possible_transitions": True,
}
FOLDS = 4
SMALLEST = 0.02
"""Weights nearer to zero than this are left out of the model."""
FOLDER = Path(__file__).parent.parent / "src" / "sesprep" / "data" / "checker"


Weights = dict[str, dict[str, float]]
"""weights[feature][label]"""
Steps = dict[tuple[str, str], float]
"""steps[previous label, next label]"""


def fit(examples: Sequence[Example]) -> tuple[Weights, Steps]:
    """Train on the examples; gives the weights by feature and label, and by pair of labels."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for item in examples:
        trainer.append([sorted(row) for row in item.rows], [role.value for role in item.roles])
    trainer.set_params(SETTINGS)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model.crfsuite")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        tagger.close()
    weights: dict[str, dict[str, float]] = {}
    for (feature, label), weight in info.state_features.items():
        weights.setdefault(feature, {})[label] = weight
    return weights, dict(info.transitions)


def encode(lessons: Sequence[Lesson], thresholds: Thresholds) -> bytes:
    """Train the stages and the free chain and pack them; the version is the hash of everything in the file."""
    learned = stages.learn([item for lesson in lessons for item in lesson.in_order])
    chain, steps = fit([item for lesson in lessons for item in (lesson.plain, *lesson.told, *lesson.moved)])
    labels = sorted({label for row in chain.values() for label in row})
    columns = [(name, row) for name, row in learned.weights.items()]
    columns += [(name, [0.0] * STRETCHES + [row.get(label, 0.0) for label in labels]) for name, row in chain.items()]
    packed: dict[str, list[float]] = {}
    for name, row in columns:
        for column, weight in enumerate(row):
            if abs(weight) >= SMALLEST:
                packed.setdefault(name, [0.0] * (STRETCHES + len(labels)))[column] = round(weight, 3)
    names = sorted(packed)
    content = {
        "labels": labels,
        "stages": {
            "share": _thousandths(learned.share),
            "clauses": _thousandths(learned.clauses),
        },
        "free": [[round(steps.get((a, b), 0.0) * SCALE) for b in labels] for a in labels],
        "features": names,
        **thresholds.as_json(),
    }
    rows = [packed[name] for name in names]
    digest = hashlib.sha256(pack(content, "f", rows)).hexdigest()
    return pack({"version": f"crf-{digest[:8]}"} | content, "f", rows)


def _thousandths(weights: stages.Floats) -> object:
    rounded: object = np.rint(weights * SCALE).astype(int).tolist()
    return rounded


def folds(examples: Sequence[Example], count: int = FOLDS) -> list[tuple[list[Example], list[Example]]]:
    """Split by author: each part is read by a model that never saw its authors."""
    authors = sorted({item.author for item in examples})
    parts = [set(authors[start::count]) for start in range(count)]
    return [
        ([e for e in examples if e.author not in part], [e for e in examples if e.author in part]) for part in parts
    ]


def build(answers: Sequence[LabeledAnswer]) -> bytes:
    """The model trained on these answers, its thresholds chosen on authors that each fold did not see."""
    lessons = {answer.id: Lesson.of(answer) for answer in answers}
    judged: list[Judged] = []
    for seen, rest in folds([lesson.plain for lesson in lessons.values()]):
        trained = decode(encode([lessons[item.id] for item in seen], Thresholds.open()))
        judged += [Judged(trained, item, _answer_of(item, answers)) for item in rest]
    return encode(list(lessons.values()), choose(judged))


def _answer_of(item: Example, answers: Sequence[LabeledAnswer]) -> LabeledAnswer:
    return next(answer for answer in answers if answer.id == item.id)


def main() -> None:
    """Write the shipped files, or with --check compare them with what the corpus gives."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="fail when a shipped file is not what the corpus gives")
    check = parser.parse_args().check
    answers = [answer for answer in corpus.load() if answer.author not in HELD_OUT]
    keep(FOLDER / boundaries.FILE, boundary.build(answers), check=check)
    keep(FOLDER / model.FILE, build(answers), check=check)


def keep(path: Path, data: bytes, *, check: bool) -> None:
    """Write one shipped file, or fail when it differs."""
    if not check:
        path.write_bytes(data)
        print(f"{path.name}: {len(data)} bytes")
    elif path.read_bytes() != data:
        raise SystemExit(f"{path.name} is not what the corpus gives; run python -m training.train")
    else:
        print(f"{path.name} is what the corpus gives")


if __name__ == "__main__":
    main()
