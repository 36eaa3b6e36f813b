"""Build the shipped model from the corpus: `python -m training.train`. The same corpus gives the same bytes."""

import argparse
import gzip
import hashlib
import io
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pycrfsuite

from sesprep.analysis.model import SCALE, Model, decode
from training import corpus
from training.examples import Example, example
from training.thresholds import Thresholds, choose

HELD_OUT = ("a04", "a08", "a12")
"""Authors that no model is ever trained on."""
SETTINGS = {
    "c1": 0.3,
    "c2": 1.0,
    "max_iterations": 150,
    "feature.minfreq": 2,
    "feature.possible_transitions": True,
}
FOLDS = 4
SMALLEST = 0.02
"""Weights nearer to zero than this are left out of the model."""
MODEL = Path(__file__).parent.parent / "src" / "sesprep" / "data" / "checker" / "model.json.gz"


def fit(examples: Sequence[Example]) -> tuple[dict[str, dict[str, float]], dict[tuple[str, str], float]]:
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


def encode(examples: Sequence[Example], thresholds: Thresholds) -> bytes:
    """Train and pack a model; the version is the hash of everything in it."""
    weights, transitions = fit(examples)
    labels = sorted({label for row in weights.values() for label in row})
    index = {label: at for at, label in enumerate(labels)}
    packed: dict[str, list[int]] = {}
    for feature in sorted(weights):
        pairs = []
        for label in sorted(weights[feature]):
            if abs(weights[feature][label]) >= SMALLEST:
                pairs += [index[label], round(weights[feature][label] * SCALE)]
        if pairs:
            packed[feature] = pairs
    content = {
        "labels": labels,
        "transitions": [[round(transitions.get((a, b), 0.0) * SCALE) for b in labels] for a in labels],
        "weights": packed,
        **thresholds.as_json(),
    }
    digest = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
    data = json.dumps({"version": f"crf-{digest[:8]}"} | content, separators=(",", ":")).encode()
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb", mtime=0, filename="") as file:
        file.write(data)
    return buffer.getvalue()


def folds(examples: Sequence[Example], count: int = FOLDS) -> list[tuple[list[Example], list[Example]]]:
    """Split by author: each part is read by a model that never saw its authors."""
    authors = sorted({item.author for item in examples})
    parts = [set(authors[start::count]) for start in range(count)]
    return [
        ([e for e in examples if e.author not in part], [e for e in examples if e.author in part]) for part in parts
    ]


def build(answers: Sequence[corpus.LabeledAnswer]) -> bytes:
    """The model trained on these answers, its thresholds chosen on authors that each fold did not see."""
    examples = [example(answer) for answer in answers]
    missing = {answer.id: (answer.kind, answer.missing) for answer in answers}
    unseen: list[tuple[Model, Example]] = []
    for seen, rest in folds(examples):
        model = decode(encode(seen, Thresholds.open()))
        unseen += [(model, item) for item in rest]
    return encode(examples, choose(unseen, missing))


def main() -> None:
    """Write the model, or with --check compare it with the one that is shipped."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="fail when the shipped model is not what the corpus gives")
    options = parser.parse_args()
    data = build([answer for answer in corpus.load() if answer.author not in HELD_OUT])
    if options.check:
        if MODEL.read_bytes() != data:
            raise SystemExit(f"{MODEL.name} is not what the corpus gives; run python -m training.train")
        print("the shipped model is what the corpus gives")
        return
    MODEL.write_bytes(data)
    print(f"{MODEL.name}: {len(data)} bytes")


if __name__ == "__main__":
    main()
