"""Rules about who acted."""

from collections.abc import Iterable

from sesprep.analysis.rules.rule import Problem, rule
from sesprep.analysis.rules.structure import STORY
from sesprep.analysis.seen import Seen
from sesprep.domain.role import Role

ALL_WE = (
    "In 2021 our field office of forty people had a backlog of 900 claims that had built up for a year. "
    "The region wanted it cleared by September. We split the cases by age, we moved two examiners to the oldest "
    "ones, and we met every morning. We also asked the regional counsel to look at the hard cases each Friday. "
    "By September the backlog was down to 60 claims from 900."
)


@rule("R201", "should", flags=(ALL_WE,), passes=(STORY,))
def own_part_unclear(seen: Seen) -> Iterable[Problem]:
    """It is not clear what you did yourself.

    Why: A panel rates you, not the team. "We" is natural, but somewhere it has to hear your own acts.

    Try: Keep the "we" where it is true, and for each step say which part was yours: decided, asked, wrote, chaired.
    """
    acts = list(seen.clauses(Role.ACTION))
    if seen.is_story and len(acts) >= LEAST_ACTS and not any("i-act" in clause.groups for clause in acts):
        whose = next((clause for clause in acts if clause.groups & {"we-act", "passive"}), acts[0])
        yield Problem(whose, "Whose act was this? No clause of the Action says what you did yourself.")


LEAST_ACTS = 3
