"""What differs between two assessments."""

from collections import Counter
from collections.abc import Iterable

from sesprep.domain.assessment import Assessment, ElementVerdict, Finding, Severity, Story
from sesprep.domain.model import Model


class ElementChange(Model):
    """One element in both assessments; None where its structure does not have it."""

    element: str
    before: ElementVerdict | None
    after: ElementVerdict | None

    @property
    def same(self) -> bool:
        """Whether verdict, strength and share are what they were."""
        return _told(self.before) == _told(self.after)


class FindingChange(Model):
    """One rule, and at how many places it found something before and after."""

    rule: str
    severity: Severity
    message: str
    before: int
    after: int


class AssessmentChange(Model):
    """The elements of both assessments, and the rules by what became of them."""

    models: tuple[str, str]
    stories: tuple[Story, Story]
    elements: tuple[ElementChange, ...]
    gone: tuple[FindingChange, ...]
    """Rules that found something before and nothing after."""
    new: tuple[FindingChange, ...]
    """Rules that found nothing before and something after."""
    kept: tuple[FindingChange, ...]
    """Rules that found something both times."""

    @property
    def same(self) -> bool:
        """Whether story, elements and findings are what they were; the model may be another."""
        steady = all(finding.before == finding.after for finding in self.kept)
        alike = self.stories[0] == self.stories[1] and all(element.same for element in self.elements)
        return alike and steady and not self.gone and not self.new


def change(before: Assessment, after: Assessment) -> AssessmentChange:
    """What differs from one assessment to another; findings are told apart by rule, elements by id."""
    names = list(dict.fromkeys((*before.elements, *after.elements)))
    findings = _findings(before.findings, after.findings)
    return AssessmentChange(
        models=(before.model, after.model),
        stories=(before.story, after.story),
        elements=tuple(
            ElementChange(element=name, before=before.elements.get(name), after=after.elements.get(name))
            for name in names
        ),
        gone=tuple(f for f in findings if not f.after),
        new=tuple(f for f in findings if not f.before),
        kept=tuple(f for f in findings if f.before and f.after),
    )


def _findings(before: Iterable[Finding], after: Iterable[Finding]) -> list[FindingChange]:
    """Each rule once, in the words of its latest finding."""
    old, new = list(before), list(after)
    olds, news = Counter(f.rule for f in old), Counter(f.rule for f in new)
    latest = {f.rule: f for f in (*reversed(old), *reversed(new))}  # the first of the newer assessment wins
    return [
        FindingChange(rule=rule, severity=f.severity, message=f.message, before=olds[rule], after=news[rule])
        for rule, f in sorted(latest.items())
    ]


def _told(verdict: ElementVerdict | None) -> tuple[object, ...] | None:
    return None if verdict is None else (verdict.verdict, verdict.strength, verdict.share)
