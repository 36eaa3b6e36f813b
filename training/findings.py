"""Measure the rules: what they say over answers kept apart, and how much of it is true.

    python -m training.findings            findings not yet marked, and the precision of each rule
    python -m training.findings RULE…      the same for some rules
    python -m training.findings --prune    drop the marks of findings that are no longer made
    python -m training.findings --parts    mark what R102 and R111 say of answers with one element taken out

`findings/labels.tsv` holds the marks: answer id, rule, start, end, message, true or false.
"""

import random
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from math import sqrt
from pathlib import Path
from typing import NamedTuple

from sesprep.analysis.checker import Checker
from sesprep.analysis.rules import all_rules
from sesprep.domain.assessment import Finding
from sesprep.domain.bank import Question
from sesprep.domain.structure import Structure
from training.corpus import LabeledAnswer, load, read
from training.variants import ELEMENTS, complete, without

FOLDER = Path(__file__).parent / "findings"
LABELS, PARTS = FOLDER / "labels.tsv", FOLDER / "parts.tsv"
STAR = Path(__file__).parent.parent / "src" / "sesprep" / "data" / "structures" / "star.toml"
TODAY = date(2026, 1, 1)
"""The day on which the age of an example is measured."""
MEASURED_ON = ("a04", "a08", "a12", "a13", "a21")
"""Authors of the corpus on whom the model was not trained; nobody who wrote a rule had seen the last of them."""
MOST_MARKED = 20
SEED = 7
ABOUT_PARTS = ("R102", "R111")
"""The rules that say that an element is not there."""
Z = 1.96
_PART = re.compile(r"(?:[,.?;]| and| but)\s+(?=(?:and |but )?(?:how|what|why|who|when)\b)", re.IGNORECASE)
Found = tuple[LabeledAnswer, Finding]


class Mark(NamedTuple):
    """One finding as it is marked; start and end are empty when it has no place."""

    answer: str
    rule: str
    start: str
    end: str
    message: str


class Precision(NamedTuple):
    """How many of a rule's marked findings are true."""

    true: int
    marked: int

    @property
    def share(self) -> float | None:
        """True among marked; None when the rule has never spoken."""
        return self.true / self.marked if self.marked else None

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95 % interval of the share; ValueError when nothing is marked."""
        if not self.marked:
            raise ValueError("nothing is marked")
        p, n = self.true / self.marked, self.marked
        middle, half = p + Z * Z / (2 * n), Z * sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
        return max(0.0, (middle - half) / (1 + Z * Z / n)), min(1.0, (middle + half) / (1 + Z * Z / n))


def answers() -> list[LabeledAnswer]:
    """The answers that are measured on: those written for it, and those of the authors kept out."""
    return [*read(FOLDER / "answers.txt"), *(answer for answer in load() if answer.author in MEASURED_ON)]


def shortened(whole: Iterable[LabeledAnswer]) -> Iterator[LabeledAnswer]:
    """Each complete answer as it is, and with each element taken out; the id says which."""
    for answer in whole:
        if complete(answer) and not answer.headers["style"].startswith("planted"):
            yield answer
            for element in ELEMENTS:
                yield replace(without(answer, element), id=f"{answer.id}-without-{element}")


def asked(answer: LabeledAnswer) -> Question:
    """The question of an answer, cut into the parts that a panel would hear."""
    text = answer.question
    parts = tuple(part.strip(" .?") for part in _PART.split(text)[1:])
    competency = answer.headers["competency"]
    named = tuple(ref.strip() for ref in competency.split(",") if "/" in ref)
    return Question(id="asked", text=text, parts=parts, competencies=named)


def made(over: Iterable[LabeledAnswer]) -> Iterator[Found]:
    """Every finding of every rule, those that are off by default too."""
    structure = Structure.model_validate(tomllib.loads(STAR.read_text(encoding="utf-8")))
    check = Checker(structure, rules={rule.id: True for rule in all_rules()}, today=TODAY)
    for answer in over:
        for finding in check(answer.text, attempt_id=answer.id, question=asked(answer)).findings:
            yield answer, finding


def mark_of(answer: LabeledAnswer, finding: Finding) -> Mark:
    """How a finding is named in the file of marks."""
    place = (finding.start, finding.end) if finding.start is not None else ("", "")
    return Mark(answer.id, finding.rule, str(place[0]), str(place[1]), " ".join(finding.message.split()))


def marks_of_parts() -> dict[Mark, bool]:
    """What the rules on absent elements say of shortened answers; true when it names the element taken out."""
    marks = {}
    for answer, finding in made(shortened(answers())):
        if finding.rule in ABOUT_PARTS:
            gone = answer.id.partition("-without-")[2]
            named = re.search(r"^No (\w+) was found|\" your (\w+)\?", finding.message)
            marks[mark_of(answer, finding)] = named is not None and (named[1] or named[2]).lower() == gone
    return marks


def sample(found: list[Found]) -> list[Found]:
    """At most MOST_MARKED of one rule's findings, the same at every run."""
    return random.Random(SEED).sample(found, MOST_MARKED) if len(found) > MOST_MARKED else found


def read_marks(path: Path = LABELS) -> dict[Mark, bool]:
    """The marks made so far. Raises ValueError on a line that is not a mark."""
    marks = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        *named, verdict = line.split("\t")
        if verdict not in ("true", "false"):
            raise ValueError(f"{path.name}: {verdict!r} is neither true nor false")
        marks[Mark(*named)] = verdict == "true"
    return marks


def by_rule(found: Iterable[Found]) -> dict[str, list[Found]]:
    """Findings by rule."""
    ruled: dict[str, list[Found]] = defaultdict(list)
    for answer, finding in found:
        ruled[finding.rule].append((answer, finding))
    return ruled


def precision(marks: Mapping[Mark, bool]) -> dict[str, Precision]:
    """For every rule: how many of its marked findings are true."""
    measured = {}
    for rule in all_rules():
        verdicts = [true for mark, true in marks.items() if mark.rule == rule.id]
        measured[rule.id] = Precision(sum(verdicts), len(verdicts))
    return measured


def write_marks(marks: Mapping[Mark, bool], path: Path = LABELS) -> None:
    """Write all marks, sorted."""
    lines = ["\t".join((*mark, "true" if true else "false")) for mark, true in sorted(marks.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def show(answer: LabeledAnswer, finding: Finding) -> str:
    """A finding with the words around it."""
    place = "-" if finding.start is None else f"{finding.start}-{finding.end}"
    said = "" if finding.start is None else f"\n    > {answer.text[finding.start : finding.end]}"
    return f"{answer.id} {finding.rule} {place}: {finding.message}{said}"


def main(arguments: list[str]) -> None:
    """Print what is still to be marked, then each rule's precision."""
    if "--parts" in arguments:
        write_marks(marks_of_parts(), PARTS)
    found, marks = by_rule(made(answers())), read_marks()
    if "--prune" in arguments:
        made_now = {mark_of(*pair) for pairs in found.values() for pair in pairs}
        marks = {mark: verdict for mark, verdict in marks.items() if mark in made_now}
        write_marks(marks)
    wanted = {name for name in arguments if not name.startswith("-")} or set(found)
    for rule_id in sorted(wanted):
        for answer, finding in sample(found.get(rule_id, [])):
            if mark_of(answer, finding) not in marks:
                print(show(answer, finding))
    for rule_id, measured in precision(marks).items():
        share = "  – " if measured.share is None else f"{measured.share:.2f}"
        spoken_in = len({answer.id for answer, _ in found.get(rule_id, [])})
        print(f"{rule_id} {share} of {measured.marked:3} marked; speaks in {spoken_in} answers")


if __name__ == "__main__":
    main(sys.argv[1:])
