"""Rules about the Result."""

from collections.abc import Iterable
from itertools import pairwise

from sesprep.analysis.features import Clause
from sesprep.analysis.resources import words
from sesprep.analysis.rules.examples import OFFICE, PHARMACY, STORIES, TRAINING, told
from sesprep.analysis.rules.lists import listed
from sesprep.analysis.rules.look import figures, found, has_figure, likely, places, quote, tokens_of, uses
from sesprep.analysis.rules.rule import Problem, rule
from sesprep.analysis.seen import Seen
from sesprep.domain.role import Role

SURE = 0.8
LAST = 2
"""How many clauses from the end may hold the figure, whatever their role."""

NO_FIGURE = "In the end the backlog was gone, and the region was happy with how it worked out."
NO_BASELINE = "As a result, 94 percent of the claims were decided by September, and the region copied our schedule."
NO_TIME = "As a result the backlog was reduced from 900 claims to 60, and veterans got their decisions."
UNTIMED = (
    "First I sorted the cases by size and moved two examiners to the largest ones. Then I asked the regional counsel "
    "to look at the hard cases, and I called the sites that fell behind."
)
HOPED = "The new schedule is expected to cut the backlog in half, and it should save us 2 million dollars."
PRAISED = "In the end the director was very happy and she thanked us. The whole team was proud of it."
NOBODY = "As a result the backlog was reduced from 900 to 60 by September. That was below 100 for the next year."


@rule(
    "R301",
    "should",
    flags=(
        told(OFFICE, result=NO_FIGURE),
        told(TRAINING, result="As a result the failures ended and it was a success."),
    ),
    passes=(*STORIES, told(OFFICE, result="As a result nobody in the region waited longer than a month after that.")),
    default_on=False,
)
def no_figure(seen: Seen) -> Iterable[Problem]:
    """The Result has no figure.

    Why: A figure lets a panel see how much changed. Without one, a large result sounds like a small one.

    Try: Add one number you could defend: how many, how much, how long, before and after. If there is none, name who
    benefited and how you know.
    """
    results = _results(seen)
    if not results or not _of_scale(seen) or not likely(seen, results[-1], SURE):
        return
    tail = [*results, *seen.reading.clauses[-LAST:]]
    dated = any("when" in clause.groups for clause in results)
    if not dated and not uses(results, "result.countable") and not any(map(has_figure, tail)):
        yield Problem(results[0])


@rule(
    "R302",
    "consider",
    strict="the answer's only percentage must stand in the Result, with no word of change or comparison, and no target",
    flags=(
        told(OFFICE, result=NO_BASELINE),
        told(OFFICE, result="As a result 97 percent of the veterans were paid."),
    ),
    passes=(*STORIES, told(OFFICE, result=NO_FIGURE), told(TRAINING, result="By the next year 8 percent failed.")),
)
def no_baseline(seen: Seen) -> Iterable[Problem]:
    """The Result gives a figure but nothing to compare it with.

    Why: "Ninety percent" means little until a panel knows that it was sixty before.

    Try: Say the figure before and the figure after, or what would have happened otherwise.
    """
    results = _results(seen)
    compared = (
        any(clause.groups & {"from-to", "change"} for clause in results)
        or uses(results, "result.compared")
        or len(_shares(results)) > 1
    )
    earlier = _shares(c for c in seen.reading.clauses if c not in results) or uses(seen.reading.clauses, TARGETS)
    for clause in results if not compared and not earlier else ():
        if (said := _shares([clause])) and not uses(results, "result.whole"):
            yield Problem(clause, f"What was it before? You say {said[0]} and nothing to compare it with.")
            return


TARGETS = "result.targets"


@rule(
    "R303",
    "consider",
    strict="a figure must change, and no word of time may stand in the Task, the Result or the last acts",
    flags=(
        told(OFFICE, result=NO_TIME, task="I was asked to clear it without any overtime.", action=UNTIMED),
        told(
            TRAINING,
            action=UNTIMED,
            task="The commander told me to get the failure rate under ten percent.",
            result="As a result the failure rate fell from 25 percent to 8, and the fleet got 90 more crew members.",
        ),
    ),
    passes=(*STORIES, told(OFFICE, result=NO_TIME)),
)
def no_timeframe(seen: Seen) -> Iterable[Problem]:
    """The Result has a figure but no time.

    Why: A cut by half in three months is one thing, a cut by half in six years another.

    Try: Say by when, or within how long, and whether it still held a year later.
    """
    results, around = _results(seen), list(seen.clauses(Role.TASK, Role.RESULT, Role.REFLECTION))
    changed = [
        clause for clause in results if "change" in clause.groups and ("from-to" in clause.groups or _shares([clause]))
    ]
    acts = list(seen.clauses(Role.ACTION))
    if changed and not uses(around, "result.times") and not uses(acts[-3:], "result.times"):
        yield Problem(changed[0])


@rule(
    "R304",
    "should",
    flags=(
        told(OFFICE, result=HOPED),
        told(PHARMACY, result="As a result it is expected to save 2 million dollars, and it should improve care."),
    ),
    passes=(*STORIES, told(OFFICE, result=f"{OFFICE['result']} {HOPED}")),
)
def only_hoped(seen: Seen) -> Iterable[Problem]:
    """The Result is still to come.

    Why: A panel rates what happened. What is expected or planned is somebody else's result, later.

    Try: Say what has changed so far, however small. If nothing has, choose an example that is finished.
    """
    results = _results(seen)
    hopes = places(results, "result.hoped_for")
    settled = [c for c in results if c.groups & {"change", "quantity", "outcome"} and c not in [h for h, _ in hopes]]
    if hopes and not settled and len({id(clause) for clause, _ in hopes}) * 2 >= len(results):
        clause, hit = hopes[0]
        yield Problem(clause, f"Has it happened? {quote(seen, hit.start, clause.span.end)} is still to come.")


@rule(
    "R305",
    "should",
    strict="all of the Result but your acts must hold listed words of praise or feeling, and no figure or change",
    flags=(
        told(OFFICE, result=PRAISED),
        told(PHARMACY, result="In the end everyone was very pleased with the outcome, and I was thanked."),
    ),
    passes=(*STORIES, told(OFFICE, result=f"{OFFICE['result']} The director was very happy and she thanked us.")),
)
def only_praise(seen: Seen) -> Iterable[Problem]:
    """The Result is only thanks and feelings.

    Why: That people were pleased shows that something changed, but not what.

    Try: Keep one word of thanks, and before it say what was different: for whom, by how much, since when.
    """
    results = [clause for clause in _results(seen) if "i-act" not in clause.groups]
    praised = places(results, "result.praise")
    plain = [clause for clause in results if clause not in [c for c, _ in praised]]
    if praised and not plain and not any(clause.groups & {"quantity", "change"} for clause in results):
        clause, hit = praised[0]
        yield Problem(clause, f"What changed? {quote(seen, hit.start, hit.end)} tells how people felt about it.")


@rule(
    "R306",
    "consider",
    strict="a figure must change, and no pronoun, name or listed group of people may stand in the Result",
    flags=(
        told(OFFICE, result=NOBODY),
        told(PHARMACY, result="As a result, shortages dropped from 61 to 12 within a year."),
    ),
    passes=(*STORIES, told(OFFICE, result=NO_TIME)),
)
def nobody_benefits(seen: Seen) -> Iterable[Problem]:
    """The Result does not say who was better off.

    Why: An executive's result is one for somebody: the public, the mission, the staff. A bare figure does not say whom.

    Try: Add for whom it mattered and how you know: "so that 300 families got their checks a month sooner".
    """
    results = _results(seen)
    changed = any("change" in clause.groups and figures([clause]) for clause in results)
    if changed and not uses(results, "result.beneficiaries"):
        inside = [t for c in results for t in c.tokens[1:]]
        if not any(seen.text[t.start].isupper() and not listed(t.lower, "result.times") for t in inside):
            yield Problem(results[0], "Who was better off for it? The Result gives a figure and names nobody.")


def _results(seen: Seen) -> list[Clause]:
    """The clauses of a Result that was surely found in one specific story; none when they tell acts alone."""
    results = list(seen.clauses(Role.RESULT)) if seen.is_story and found(seen, Role.RESULT) else []
    return results if any("i-act" not in clause.groups for clause in results) else []


def _of_scale(seen: Seen) -> bool:
    """Whether the answer names something of executive size; elsewhere a figure may be out of place."""
    hits = places(seen.reading.clauses, "scope.executive")
    return any(seen.text[hit.start : hit.end].lower() not in words("numbers") for _, hit in hits)


def _shares(clauses: Iterable[Clause]) -> list[str]:
    """The percentages named."""
    tokens = tokens_of(clauses)
    marked = [t.lower for t in tokens if t.lower.endswith("%")]
    spelled = [f"{a.lower} percent" for a, b in pairwise(tokens) if b.lower == "percent"]
    return marked + spelled
