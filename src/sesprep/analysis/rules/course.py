"""Rules about the course of the story: how soon it comes to the point, and whether it comes to an end."""

from collections.abc import Iterable

from sesprep.analysis.rules.examples import OFFICE, PHARMACY, STORIES, TRAINING, told
from sesprep.analysis.rules.look import (
    by_words,
    figures,
    found,
    has_figure,
    likely,
    places,
    quote,
    stems,
    tokens_of,
    uses,
    words_before,
)
from sesprep.analysis.rules.rule import Problem, rule
from sesprep.analysis.rules.structure import LONG_SCENE, MY_TASK
from sesprep.analysis.seen import Seen
from sesprep.domain.role import Role

LONGEST_WAY = 130
"""Words before the first act, about a minute of talk."""
LONGEST_SHARE = 0.45
ACTS = frozenset({"i-act", "we-act", "act-word", "first-step", "sequence"})
"""Groups of cues of an act; where the Action opens with none of them, its border may be wrong."""
SURE = 0.8

BY_FIGURE = "My task was to bring it below 100 by September without any overtime."
ELSEWHERE = "As a result the director was happy, the award went to Denver, and my deputy was promoted."
RESULT_FIRST = (
    "We ended up with 60 open claims, down from 900, and that cut the wait for veterans by four months. The agency "
    "saved 2 million dollars and the region won an award. Here is how that came about."
)
MORE = "Then I called every office twice a week, I walked the files over, and I asked counsel to sit with us."
SECOND = (
    "Another example is from my time at the county. There was a dispute about the water rates, and the council was "
    "split on it. I sat down with both sides, I asked the county attorney for the old contracts, and I drafted a paper "
    "with three options for them."
)


@rule(
    "R107",
    "should",
    flags=(
        told(OFFICE, situation=f"{OFFICE['situation']} {LONG_SCENE}", task=MY_TASK),
        told(TRAINING, situation=f"{TRAINING['situation']} {LONG_SCENE}", task=MY_TASK),
    ),
    passes=STORIES,
)
def long_way(seen: Seen) -> Iterable[Problem]:
    """It is a long way to the first thing that you did.

    Why: Coaches who read panels' notes name this first: too much background, too little of what the candidate did.

    Try: Get to your first act within half a minute. Whatever a panel needs besides, say when it matters.
    """
    before = words_before(seen, Role.ACTION)
    late = before > max(LONGEST_WAY, LONGEST_SHARE * seen.reading.total)
    if seen.is_story and found(seen, Role.ACTION) and late and not _opens_on_an_act(seen):
        first = next(seen.clauses(Role.ACTION))
        if first.groups & ACTS:
            yield Problem(first, f"There are {before} words before the first thing that you did.")


def _opens_on_an_act(seen: Seen) -> bool:
    """Whether the first words throw the listener into the middle: "I shut the gate", and the scene comes after."""
    groups = seen.reading.clauses[0].groups
    return "i-act" in groups and "place-and-post" not in groups


@rule(
    "R108",
    "should",
    strict="the Task must surely name a figure and a duty, and the Result no figure and no word of Task or trouble",
    flags=(told(OFFICE, task=BY_FIGURE, result=ELSEWHERE), told(TRAINING, task=BY_FIGURE, result=ELSEWHERE)),
    passes=(*STORIES, told(OFFICE, result="By September we had met the goal with a week to spare.")),
)
def task_not_answered(seen: Seen) -> Iterable[Problem]:
    """The Result does not come back to the Task.

    Why: A panel holds the Result against what was asked of you. If the target is never heard of again, it has to
    guess whether you met it.

    Try: Take up the words of the Task in the Result: the target, the deadline, and whether you met them.
    """
    tasks, results = list(seen.clauses(Role.TASK)), list(seen.clauses(Role.RESULT, Role.REFLECTION))
    targets = [clause for clause in tasks if figures([clause]) and clause.groups & {"duty", "need"}]
    if not (seen.is_story and seen.has(Role.TASK) and found(seen, Role.RESULT) and targets and results):
        return
    asked = stems(tokens_of(seen.clauses(Role.TASK, Role.CHALLENGE)))
    shared = asked & stems(tokens_of(results)) or figures(tasks) & figures(results)
    if (
        not shared
        and not any(map(has_figure, results))
        and not uses(results, "structure.target_met")
        and likely(seen, targets[0], SURE)
    ):
        said = quote(seen, targets[0].span.start, targets[0].span.end)
        yield Problem(results[0], f"You had to meet this: {said}. The Result does not say whether you did.")


@rule(
    "R109",
    "should",
    strict="the last words must read as an act with a probability of 0.8 or more, and a Result must stand before them",
    flags=(f"{RESULT_FIRST} {told(OFFICE, result='')} {MORE}", f"{RESULT_FIRST} {told(TRAINING, result='')} {MORE}"),
    passes=STORIES,
)
def ends_on_an_act(seen: Seen) -> Iterable[Problem]:
    """It ends on something you did, not on how it came out.

    Why: The last sentence stays with a panel. An answer that ends in the middle of the work sounds unfinished.

    Try: Move the outcome to the end, and stop there.
    """
    told_roles = [
        (c, r) for c, r in zip(seen.reading.clauses, seen.reading.roles, strict=True) if r is not Role.LEAD_IN
    ]
    if not (seen.is_story and told_roles and any(likely(seen, clause, 0.5) for clause in seen.clauses(Role.RESULT))):
        return
    last, role = told_roles[-1]
    if role is Role.ACTION and likely(seen, last, SURE):
        yield Problem(last, f"You end on {quote(seen, last.span.start, last.span.end)}, not on how it came out.")


@rule(
    "R110",
    "should",
    strict="a listed phrase must start a further example, and no clause may read as a Result",
    flags=(told(OFFICE, result="") + " " + SECOND, told(TRAINING, result="") + " " + SECOND),
    passes=(
        *STORIES,
        told(OFFICE) + " " + SECOND + " As a result the council adopted one of them, and rates fell by 4 percent.",
        told(PHARMACY, result=PHARMACY["result"] + " That is one example."),
    ),
)
def two_unfinished(seen: Seen) -> Iterable[Problem]:
    """Two examples, and neither is finished.

    Why: One example told to its end shows more than two that stop half way.

    Try: Choose the stronger one, tell how it came out, and keep the other for the next question.
    """
    later = places(seen.reading.clauses[1:], "structure.another_example")
    ended = any(by_words(seen, clause, Role.RESULT) >= SURE / 2 for clause in seen.clauses(Role.RESULT))
    if seen.is_story and later and not ended:
        clause, hit = later[0]
        yield Problem(clause, f"You start a further example with {quote(seen, hit.start, hit.end)}, and neither ends.")
