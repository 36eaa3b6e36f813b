"""Write docs/rules.md: every rule, with how often it was found right.

python -m training.rules_page
"""

from collections.abc import Mapping
from pathlib import Path

from sesprep.analysis.rules import Rule, all_rules
from training.findings import ABOUT_PARTS, MOST_MARKED, PARTS, Mark, Precision, precision, read_marks

PAGE = Path(__file__).parent.parent / "docs" / "rules.md"
NEW = "f"
"""How the ids of the answers start that were written for the measurement."""
HEAD = f"""# The rules

What the checker looks for, one rule at a time. `sesprep rules explain ID` shows the same with an example, and
`[rules]` in settings.toml switches a rule on or off by its id.

Severity says how much it matters: **must** (a panel cannot rate the answer without it), **should** (it costs you),
**consider** (look at it and decide).

## How they were measured

Precision is the share of a rule's findings that are true. All rules were run over 130 whole answers: 40 written for
this with the rules' titles in view but not their conditions (`training/findings/answers.txt`: 25 meant to be clean, 15
with faults planted in them), and the 90 answers of the three authors of the corpus (a04, a08, a12) whom the model was
not trained on. The conditions set or mended for this measurement were chosen on the corpus's other authors, but for
what is said below. The older ones were not: answers of all authors were looked at then, these three too (35 of 210
marks). Only the new answers are free of that, and each rule's line gives them apart. One reader then read each answer
and marked each finding, at most {MOST_MARKED} of a rule: would a fair coach say this about this answer? For the
rules on shares and on the way to the first act the reader also looked at the labels that the answers' authors gave.
The marks are in `training/findings/labels.tsv`. The reader also wrote the 40 answers, nobody else marked, and both the
answers and the marks are ours: read the figures as a first measurement, not as proof. The interval beside a figure is
Wilson's at 95 percent; with few findings it is wide.

Three conditions were mended after a first round of marking, so their figures flatter them. R101 had faulted six answers
to questions that ask what you would do; it now keeps silent there. R107 had faulted three answers that open in the
middle of an act; the mended condition was chosen on the other authors, where it takes away five false findings of
eight and two true ones of twenty-eight. R111 spoke of the Task too at first, and was wrong there too often.

R102 and R111 say that an element is not there. They were measured a second time on 65 complete answers of the same
130, each as it is and with each of its four elements taken out; a finding is true when it names what was taken out
(`training/findings/parts.tsv`).

A rule under 0.80 is off unless you switch it on. A rule that never spoke has no measured precision: it is on only where
its conditions are so strict that it can hardly speak without cause, and its line says which they are.

The rules see less than a coach does. Of the 43 faults planted in those 15 answers, the rules that are on named 17
(counted by hand).

This page is written by `python -m training.rules_page`; do not edit it by hand.
"""


def page(marks: Mapping[Mark, bool], of_parts: Mapping[Mark, bool]) -> str:
    """The whole page."""
    new = {mark: true for mark, true in marks.items() if mark.answer.startswith(NEW)}
    columns = precision(marks), precision(new), precision(of_parts)
    return "\n".join((HEAD, *(section(rule, *(column[rule.id] for column in columns)) for rule in all_rules())))


def section(rule: Rule, measured: Precision, on_new: Precision, on_parts: Precision) -> str:
    """One rule: its precision over all marks, over the new answers, and over answers with an element taken out."""
    state = "on" if rule.default_on else "off"
    said = f"precision: {share(measured)}" if measured.marked else "not yet measured"
    if measured.marked:
        said += f"; on the new answers alone: {on_new.true} of {on_new.marked}"
    if rule.id in ABOUT_PARTS:
        said += f"; with an element taken out: {share(on_parts)}"
    strict = f"\n**Strict.** It speaks only under these conditions: {rule.strict}.\n" if rule.strict else ""
    head = f"## {rule.id} · {rule.title}\n\n{rule.severity} · {state} by default · {said}\n"
    return f"{head}\n**Why.** {rule.why}\n\n**Try.** {rule.try_}\n{strict}"


def share(measured: Precision) -> str:
    """A precision with its counts and interval."""
    if measured.share is None:
        return "never spoke"
    low, high = measured.interval
    return f"{measured.share:.2f} ({measured.true} of {measured.marked}, 95 % interval {low:.2f} to {high:.2f})"


def current() -> str:
    """The page as it should stand now."""
    return page(read_marks(), read_marks(PARTS))


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(current(), encoding="utf-8")
