"""What differs between two assessments, as lines of text."""

from collections.abc import Iterator, Mapping

from sesprep.cli.assessment import VERDICT_WORDS
from sesprep.domain.assessment import ElementVerdict
from sesprep.review.change import AssessmentChange
from sesprep.tui.amounts import percent


def change_lines(change: AssessmentChange, names: Mapping[str, str]) -> Iterator[str]:
    """Story, elements and findings, before and after; `names` are those of the elements by id."""
    before, after = change.models
    yield f"Model: {before}" if before == after else f"Model: {before}, then {after}"
    if change.stories[0] != change.stories[1]:
        yield f"Story: {change.stories[0]}, then {change.stories[1]}"
    for element in change.elements:
        told, later = _verdict(element.before), _verdict(element.after)
        yield f"{names.get(element.element, element.element)}: {told if element.same else f'{told}; then {later}'}"
    for head, findings in (("Gone", change.gone), ("New", change.new), ("Still there", change.kept)):
        for finding in findings:
            times = f", {finding.before} then {finding.after} times" if finding.before != finding.after else ""
            yield f"{head}: {finding.message} [{finding.rule}{times if head == 'Still there' else ''}]"


def _verdict(verdict: ElementVerdict | None) -> str:
    if verdict is None:
        return "not in this structure"
    if verdict.verdict == "missing":
        return VERDICT_WORDS[verdict.verdict]
    return f"{VERDICT_WORDS[verdict.verdict]}, strength {verdict.strength} of 3, {percent(verdict.share)}"
