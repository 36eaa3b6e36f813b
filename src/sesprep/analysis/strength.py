"""How strong an element is, from named checks and nothing else."""

from dataclasses import dataclass
from functools import cache

from sesprep.analysis.acts import subjectless
from sesprep.analysis.features import Clause
from sesprep.analysis.reading import Reading
from sesprep.analysis.resources import read_toml
from sesprep.domain.assessment import Check
from sesprep.domain.role import Role
from sesprep.domain.structure import Element

MOST = 3
OWN_ACT = "i-act"


@dataclass(frozen=True)
class CheckRule:
    """One check: which roles it looks at, and the cue groups it looks for."""

    id: str
    says: str
    roles: frozenset[Role]
    any: frozenset[str]
    least: int


@cache
def check_rules() -> tuple[CheckRule, ...]:
    """The checks of data/checker/checks.toml."""
    rows = read_toml("checks.toml")["checks"]
    return tuple(
        CheckRule(
            row["id"],
            row["says"],
            frozenset(Role(role) for role in row["roles"]),
            frozenset(row["any"]),
            row.get("least", 1),
        )
        for row in rows
    )


def run_checks(reading: Reading, element: Element) -> tuple[Check, ...]:
    """Run the checks that belong to an element over the clauses that carry its letter."""
    clauses = [c for c, role in zip(reading.clauses, reading.roles, strict=True) if role in element.roles]
    return tuple(
        Check(id=rule.id, says=rule.says, met=sum(_holds(c, rule) for c in clauses) >= rule.least)
        for rule in check_rules()
        if rule.roles & set(element.roles)
    )


def _holds(clause: Clause, rule: CheckRule) -> bool:
    """Whether a clause holds what the check looks for; notes leave the "I" of one's own acts out."""
    return bool(clause.groups & rule.any) or (OWN_ACT in rule.any and subjectless(clause))


def strength(checks: tuple[Check, ...]) -> int:
    """0 to 3: the part of the checks that are met, in thirds."""
    return round(MOST * sum(check.met for check in checks) / len(checks)) if checks else 0
