"""Measure the rules: what they say over the corpus, and how much of it a skeptical reader found true.

    python -m training.findings            findings not yet marked, and the precision of each rule
    python -m training.findings RULE…      the same for some rules
    python -m training.findings --prune    drop the marks of findings that are no longer made

`findings/labels.tsv` holds the marks: answer id, rule, start, end, true or false.
"""

import random
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from sesprep.analysis.checker import Checker
from sesprep.analysis.rules import all_rules
from sesprep.domain.assessment import Finding
from sesprep.domain.bank import Question
from sesprep.domain.structure import Structure
from training.corpus import LabeledAnswer, load

LABELS = Path(__file__).parent / "findings" / "labels.tsv"
STAR = Path(__file__).parent.parent / "src" / "sesprep" / "data" / "structures" / "star.toml"
TODAY = date(2026, 1, 1)
"""The day on which the age of an example is measured."""
MOST_MARKED = 25
SEED = 7
_PART = re.compile(r"(?:[,.?;]| and| but)\s+(?=(?:and |but )?(?:how|what|why|who|when)\b)", re.IGNORECASE)


class Mark(NamedTuple):
    """One finding as it is marked; start and end are empty when it has no place."""

    answer: str
    rule: str
    start: str
    end: str


class Precision(NamedTuple):
    """How many of a rule's marked findings are true."""

    true: int
    marked: int

    @property
    def share(self) -> float | None:
        """True among marked; None when the rule has never spoken."""
        return self.true / self.marked if self.marked else None


def asked(answer: LabeledAnswer) -> Question:
    """The question of an answer, cut into the parts that a panel would hear."""
    text = answer.question
    parts = tuple(part.strip(" .?") for part in _PART.split(text)[1:])
    competency = answer.headers["competency"]
    named = tuple(ref.strip() for ref in competency.split(",") if "/" in ref)
    return Question(id="asked", text=text, parts=parts, competencies=named)


def made(answers: list[LabeledAnswer]) -> Iterator[tuple[LabeledAnswer, Finding]]:
    """Every finding of every rule, those that are off by default too."""
    structure = Structure.model_validate(tomllib.loads(STAR.read_text(encoding="utf-8")))
    check = Checker(structure, rules={rule.id: True for rule in all_rules()}, today=TODAY)
    for answer in answers:
        for finding in check(answer.text, attempt_id=answer.id, question=asked(answer)).findings:
            yield answer, finding


def mark_of(answer: LabeledAnswer, finding: Finding) -> Mark:
    """How a finding is named in the file of marks."""
    place = (finding.start, finding.end) if finding.start is not None else ("", "")
    return Mark(answer.id, finding.rule, str(place[0]), str(place[1]))


def sample(found: list[tuple[LabeledAnswer, Finding]]) -> list[tuple[LabeledAnswer, Finding]]:
    """At most MOST_MARKED of one rule's findings, the same at every run."""
    return random.Random(SEED).sample(found, MOST_MARKED) if len(found) > MOST_MARKED else found


def read_marks(path: Path = LABELS) -> dict[Mark, bool]:
    """The marks made so far. Raises ValueError on a line that is not a mark."""
    marks = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        answer, rule, start, end, verdict = line.split("\t")
        if verdict not in ("true", "false"):
            raise ValueError(f"{path.name}: {verdict!r} is neither true nor false")
        marks[Mark(answer, rule, start, end)] = verdict == "true"
    return marks


def by_rule(answers: list[LabeledAnswer]) -> dict[str, list[tuple[LabeledAnswer, Finding]]]:
    """The findings over these answers, by rule."""
    found: dict[str, list[tuple[LabeledAnswer, Finding]]] = defaultdict(list)
    for answer, finding in made(answers):
        found[finding.rule].append((answer, finding))
    return found


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
    found, marks = by_rule(load()), read_marks()
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
        answers = len({answer.id for answer, _ in found.get(rule_id, [])})
        print(f"{rule_id} {share} of {measured.marked:3} marked; speaks in {answers} answers")


if __name__ == "__main__":
    main(sys.argv[1:])
