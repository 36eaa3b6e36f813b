"""Measure the competency evidence on the corpus: `python -m training.evidence`."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import fmean

from sesprep.analysis.behaviors import behavior_set
from sesprep.analysis.evidence import find_behaviors, sight, weight
from sesprep.analysis.model import load as load_model
from sesprep.analysis.reading import content_words, read
from training.corpus import LabeledAnswer, load

SEEN_AUTHORS = frozenset({"a01", "a02", "a03", "a05", "a06"})
"""The authors whose answers were read while the patterns were written."""
FRAMEWORKS = Path(__file__).parent.parent / "src" / "sesprep" / "data" / "frameworks"


@dataclass(frozen=True)
class Row:
    """How the labelled competency of one answer fared among all of its framework."""

    sight: str
    rank: float
    """1 is best; those that tie share the mean of their places."""
    by_definition: float
    """Its rank by how many different words of its definition the answer has."""
    of: int
    shown: int
    """How many competencies of the framework are shown."""
    seen: int
    """How many are shown or hinted."""


def main() -> None:
    """Print the figures for the authors that were read while writing, and for the others."""
    answers = [a for a in load() if a.kind == "specific" and a.headers["competency"] != "-"]
    for name, was_read in (("authors read while writing", True), ("other authors", False)):
        for depth, says in ((3, "competency"), (2, "whole qualification")):
            chosen = [a for a in answers if (a.author in SEEN_AUTHORS) is was_read]
            rows = [measure(a) for a in chosen if len(a.headers["competency"].split("/")) == depth]
            print(f"{name}, labelled with a {says}: {len(rows)} answers")
            _report(rows)


def measure(answer: LabeledAnswer) -> Row:
    """Measure one answer; where a whole qualification is named, each counts as its best competency."""
    ref = answer.headers["competency"]
    framework = ref.split("/")[0]
    found = find_behaviors(read(answer.text, load_model(), question=answer.question), behavior_set(framework))
    definitions = _definitions(framework)
    heard = content_words(answer.text)
    weights = {one: -weight(found.get(one, [])) for one in definitions}
    sights = {one: sight(found.get(one, [])) for one in definitions}
    shared = {one: -len(heard & words) for one, words in definitions.items()}
    if ref.count("/") == 1:
        heads = {one: one.rpartition("/")[0] for one in definitions}
        sights = {heads[one]: sights[one] for one in sorted(sights, key=lambda one: weights[one], reverse=True)}
        weights = {head: min(weights[one] for one in heads if heads[one] == head) for head in heads.values()}
        shared = {head: min(shared[one] for one in heads if heads[one] == head) for head in heads.values()}
    return Row(
        sight=sights[ref],
        rank=_place(weights, ref),
        by_definition=_place(shared, ref),
        of=len(sights),
        shown=sum(how == "shown" for how in sights.values()),
        seen=sum(how != "not-seen" for how in sights.values()),
    )


def _report(rows: list[Row]) -> None:
    print(f"  shown            labelled {_mean(r.sight == 'shown' for r in rows):4.0%}", end="")
    print(f"  any of the framework {_mean(r.shown / r.of for r in rows):4.0%}")
    print(f"  shown or hinted  labelled {_mean(r.sight != 'not-seen' for r in rows):4.0%}", end="")
    print(f"  any of the framework {_mean(r.seen / r.of for r in rows):4.0%}")
    _ranks("behaviors", [r.rank for r in rows])
    _ranks("definition's words", [r.by_definition for r in rows])
    first, three = _mean(1 / r.of for r in rows), _mean(min(3 / r.of, 1) for r in rows)
    print(f"  rank by chance              mean {_mean((r.of + 1) / 2 for r in rows):4.1f}", end="")
    print(f"  first {first:4.0%}  among three {three:4.0%}  of {rows[0].of}")


def _ranks(name: str, ranks: list[float]) -> None:
    print(f"  rank by {name:18}  mean {_mean(ranks):4.1f}", end="")
    print(f"  first {_mean(r < 1.5 for r in ranks):4.0%}  among three {_mean(r <= 3 for r in ranks):4.0%}")


def _mean(values: Iterable[float]) -> float:
    return fmean(map(float, values))


def _place(weights: Mapping[str, float], ref: str) -> float:
    better = sum(other < weights[ref] for other in weights.values())
    tied = sum(other == weights[ref] for other in weights.values())
    return better + (tied + 1) / 2


@cache
def _definitions(framework: str) -> dict[str, frozenset[str]]:
    """By competency: the words of its name and definition."""
    data = tomllib.loads((FRAMEWORKS / f"{framework}.toml").read_text("utf-8"))
    return {
        f"{framework}/{group['id']}/{one['id']}": content_words(f"{one['name']} {one['definition']}")
        for group in data["qualifications"]
        for one in group["competencies"]
    }


if __name__ == "__main__":
    main()
