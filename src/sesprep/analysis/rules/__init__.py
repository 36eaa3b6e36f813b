"""The rules: each looks for one fault in an assessed answer and says why it matters and what to try."""

from functools import cache
from importlib import import_module

from sesprep.analysis.rules.rule import Rule, collected

_MODULES = ("structure", "doubt", "course", "own_part", "result", "scope", "wording", "manner", "question")


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by id."""
    for name in _MODULES:
        import_module(f"sesprep.analysis.rules.{name}")
    return tuple(sorted(collected(), key=lambda rule: rule.id))


__all__ = ["Rule", "all_rules"]
