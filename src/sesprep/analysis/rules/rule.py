"""What a rule is: a value with its examples, made by one decorator."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from inspect import cleandoc

from sesprep.analysis.features import Clause
from sesprep.analysis.seen import Seen
from sesprep.domain.assessment import Finding, Severity
from sesprep.domain.bank import Question


@dataclass(frozen=True)
class Problem:
    """One place where a rule bites; no clause when the fault is that something is absent."""

    clause: Clause | None = None
    message: str = ""
    """Says it for this answer; the rule's own title when empty."""
    start: int | None = None
    end: int | None = None
    try_: str = ""
    """What to try for this answer; the rule's own when empty."""


Body = Callable[[Seen], Iterable[Problem]]


@dataclass(frozen=True)
class Rule:
    """A fault that the checker looks for."""

    id: str
    severity: Severity
    title: str
    why: str
    try_: str
    body: Body
    flags: tuple[str, ...]
    """Answers in which it must find something."""
    passes: tuple[str, ...]
    """Answers in which it must find nothing."""
    default_on: bool = True
    strict: str = ""
    """For a rule not yet measured: why it can hardly speak without cause. Empty when only a measurement could say."""
    asked: Question | None = None
    """The question that its examples answer, for a rule that looks at the question."""

    def findings(self, seen: Seen) -> list[Finding]:
        """What the rule finds in one answer, in the order of the text."""
        return [self._finding(problem) for problem in self.body(seen)]

    def _finding(self, problem: Problem) -> Finding:
        start, end = problem.start, problem.end
        if start is None and problem.clause is not None:
            start, end = problem.clause.span.start, problem.clause.span.end
        return Finding(
            rule=self.id,
            severity=self.severity,
            message=problem.message or self.title,
            why=self.why,
            try_=problem.try_ or self.try_,
            start=start,
            end=end,
        )


_RULES: dict[str, Rule] = {}


def rule(
    rule_id: str,
    severity: Severity,
    *,
    flags: tuple[str, ...],
    passes: tuple[str, ...],
    default_on: bool = True,
    strict: str = "",
    asked: Question | None = None,
) -> Callable[[Body], Rule]:
    """Make a rule of a function; its docstring is the title, then a `Why:` and a `Try:` paragraph."""

    def make(body: Body) -> Rule:
        title, why, try_ = _explanation(body)
        made = Rule(rule_id, severity, title, why, try_, body, flags, passes, default_on, strict, asked)
        if rule_id in _RULES and _RULES[rule_id].title != title:
            raise ValueError(f"two rules are called {rule_id}")
        _RULES[rule_id] = made
        return made

    return make


def collected() -> Iterable[Rule]:
    """The rules made so far."""
    return _RULES.values()


def _explanation(body: Body) -> tuple[str, str, str]:
    doc = cleandoc(body.__doc__ or "")
    match = re.fullmatch(r"(.+?)\n\nWhy: (.+?)\n\nTry: (.+)", doc, re.DOTALL)
    if match is None:
        raise ValueError(f"{body!r} needs a title, a Why: and a Try: paragraph")
    title, why, try_ = (" ".join(part.split()) for part in match.groups())
    return title, why, try_
