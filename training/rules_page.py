"""Write docs/rules.md: every rule, with how often it was found right.

python -m training.rules_page
"""

from pathlib import Path

from sesprep.analysis.rules import Rule, all_rules
from training.findings import Precision, precision, read_marks

PAGE = Path(__file__).parent.parent / "docs" / "rules.md"
HEAD = """# The rules

What the checker looks for, one rule at a time. `sesprep rules explain ID` shows the same with an example, and
`[rules]` in settings.toml switches a rule on or off by its id.

Severity says how much it matters: **must** (a panel cannot rate the answer without it), **should** (it costs you),
**consider** (look at it and decide). Precision is the share of findings that a skeptical reader marked true, over at
most 25 findings of each rule in our own corpus; marks on R101, R102, R103, R104 and R107 follow the roles that the
corpus gives its clauses. A rule under 0.80 is off unless you switch it on. Where it says "never spoke", the rule found
nothing in the whole corpus: no false alarm was seen there, and no measurement exists.

This page is written by `python -m training.rules_page`; do not edit it by hand.
"""


def page(measured: dict[str, Precision]) -> str:
    """The whole page."""
    return "\n".join((HEAD, *(section(rule, measured[rule.id]) for rule in all_rules())))


def section(rule: Rule, measured: Precision) -> str:
    """One rule."""
    share = "never spoke" if measured.share is None else f"{measured.share:.2f} (n = {measured.marked})"
    state = "on" if rule.default_on else "off"
    head = f"## {rule.id} · {rule.title}\n\n{rule.severity} · {state} by default · precision: {share}\n"
    return f"{head}\n**Why.** {rule.why}\n\n**Try.** {rule.try_}\n"


def current() -> str:
    """The page as it should stand now."""
    return page(precision(read_marks()))


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(current(), encoding="utf-8")
