"""Rules about the Result."""

from collections.abc import Iterable

from sesprep.analysis.rules.rule import Problem, rule
from sesprep.analysis.rules.structure import STORY
from sesprep.analysis.seen import Seen
from sesprep.domain.role import Role

NO_FIGURE = (
    "In 2021 I ran a field office of forty people and we had a backlog of claims that had built up for a year. "
    "I was asked to clear it by September. I split the cases by age, moved two examiners to the oldest ones, and met "
    "the team every morning. I also asked the regional counsel to look at the hard cases each Friday. "
    "In the end the backlog was gone and everyone was happy with how it worked out."
)


@rule("R301", "should", flags=(NO_FIGURE,), passes=(STORY,))
def no_figure(seen: Seen) -> Iterable[Problem]:
    """The Result has no figure.

    Why: A figure lets a panel see how much changed. Without one, a large result sounds like a small one.

    Try: Add one number you could defend: how many, how much, how long, before and after. If there is none, name who
    benefited and how you know.
    """
    results = list(seen.clauses(Role.RESULT))
    if seen.is_story and seen.has(Role.RESULT) and results and not any("quantity" in c.groups for c in results):
        yield Problem(results[0])


@rule("R302", "consider", flags=(), passes=(STORY, NO_FIGURE))
def no_baseline(seen: Seen) -> Iterable[Problem]:
    """The Result gives a figure but nothing to compare it with.

    Why: "Ninety percent" means little until a panel knows that it was sixty before.

    Try: Say the figure before and the figure after, or what would have happened otherwise.
    """
    results = list(seen.clauses(Role.RESULT))
    figures = [clause for clause in results if "quantity" in clause.groups]
    compared = any(clause.groups & {"from-to", "change"} for clause in results)
    if seen.is_story and seen.has(Role.RESULT) and figures and not compared:
        yield Problem(figures[0])
