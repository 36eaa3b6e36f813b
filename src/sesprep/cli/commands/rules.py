"""`sesprep rules`."""

import click

from sesprep.analysis.rules import Rule, all_rules
from sesprep.cli import output
from sesprep.cli.listing import json_lines, json_object, show_list
from sesprep.errors import BadInputError
from sesprep.storage.places import Places
from sesprep.storage.problems import did_you_mean
from sesprep.storage.settings import load_settings


@click.group("rules")
def command() -> None:
    """List and explain what the checker looks for.

    \b
    Examples:
      sesprep rules list
      sesprep rules explain R301
    """


@command.command("list")
@json_lines
@click.pass_obj
def list_(places: Places, as_json: bool) -> None:
    """List every rule, and whether your settings have it on.

    \b
    Examples:
      sesprep rules list
      sesprep rules list --json
    """
    settings, _ = load_settings(places.settings_file)
    rows = [(rule, settings.rules.get(rule.id, rule.default_on)) for rule in all_rules()]
    show_list(
        rows,
        ("Rule", "Severity", "On", "What it says"),
        lambda row: (row[0].id, row[0].severity, "on" if row[1] else "off", row[0].title),
        lambda row: {**_facts(row[0]), "on": row[1]},
        as_json=as_json,
    )


@command.command("explain")
@click.argument("rule_id", metavar="ID")
@json_object
@click.pass_obj
def explain(places: Places, rule_id: str, as_json: bool) -> None:
    """Explain one rule: what it says, why it matters, what to try, and an answer that it flags.

    \b
    Example:
      sesprep rules explain R301
    """
    known = {rule.id: rule for rule in all_rules()}
    rule = known.get(rule_id.upper())
    if rule is None:
        hint = did_you_mean(rule_id.upper(), known) or "`sesprep rules list` shows every rule."
        raise BadInputError(f"There is no rule '{rule_id}'.", hint=hint)
    settings, _ = load_settings(places.settings_file)
    on = settings.rules.get(rule.id, rule.default_on)
    if as_json:
        output.json_object({**_facts(rule), "on": on})
        return
    output.text(f"{rule.id} ({rule.severity}): {rule.title}", "", f"Why: {rule.why}", "", f"Try: {rule.try_}")
    for head, examples in (("An answer it flags:", rule.flags), ("An answer it passes:", rule.passes)):
        if examples:
            output.text("", head, examples[0])
    if not on:
        how = f"Write {rule.id} = true under [rules] in {places.settings_file} to switch it on."
        output.text("", f"This rule is off, so no answer is checked for it. {how}")


def _facts(rule: Rule) -> dict[str, object]:
    return {
        "rule": rule.id,
        "severity": rule.severity,
        "title": rule.title,
        "why": rule.why,
        "try": rule.try_,
        "flags": rule.flags,
        "passes": rule.passes,
        "default_on": rule.default_on,
    }
