"""Build the shipped model from the corpus: `python -m training.train`. The same corpus gives the same bytes."""

import argparse
import hashlib
import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import pycrfsuite

from sesprep.analysis import boundaries, model
from sesprep.analysis.model import SCALE, Model, decode
from training import boundary, corpus
from training.examples import Example, example
from training.packing import pack
from training.thresholds import Thresholds, choose
from training.variants import unpunctuated

HELD_OUT = ("a04", "a08", "a12")
"""Authors that no model is ever trained on."""
SETTINGS = {
    "c1": 0.3,
    "c2": 3.0,
    "max_iterations": 150,
    "feature.minfreq": 2,
    "feature.possible_transitions": True,
}
FOLDS = 4
UNPUNCTUATED = 3
"""Of every so many answers one is learned a second time without its punctuation."""
SMALLEST = 0.02
"""Weights nearer to zero than this are left out of the model."""
FOLDER = Path(__file__).parent.parent / "src" / "sesprep" / "data" / "checker"


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
    return pack({"version": f"crf-{digest[:8]}"} | content)


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
    unheard = {answer.id: example(unpunctuated(answer)) for answer in answers[::UNPUNCTUATED]}
    missing = {answer.id: (answer.kind, answer.missing) for answer in answers}
    unseen: list[tuple[Model, Example]] = []
    for seen, rest in folds(examples):
        trained = decode(encode(with_copies(seen, unheard), Thresholds.open()))
        unseen += [(trained, item) for item in rest]
    return encode(with_copies(examples, unheard), choose(unseen, missing))


def with_copies(examples: Sequence[Example], copies: Mapping[str, Example]) -> list[Example]:
    """The examples, and the copies of those that have one."""
    return [*examples, *(copies[item.id] for item in examples if item.id in copies)]


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
