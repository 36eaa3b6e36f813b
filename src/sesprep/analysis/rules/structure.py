"""Rules about the elements: found at all, and in proportion."""

from collections.abc import Iterable

from sesprep.analysis.rules.rule import Problem, rule
from sesprep.analysis.seen import Seen

STORY = (
    "In 2021 I ran a field office of forty people and we had a backlog of 900 claims that had built up for a year. "
    "I was asked to clear it by September. I split the cases by age, moved two examiners to the oldest ones, and met "
    "the team every morning. I also asked the regional counsel to look at the hard cases each Friday. "
    "By September the backlog was down to 60 claims from 900."
)
GENERAL = (
    "I always believe that a leader should listen first. I usually talk to everyone and I try to be fair. In my "
    "experience people want to be heard, and I make sure that they are. I think communication is the key to success."
)
NO_RESULT = (
    "In 2021 I ran a field office of forty people and we had a backlog of 900 claims that had built up for a year. "
    "I was asked to clear it by September. I split the cases by age and moved two examiners to the oldest ones. "
    "I met the team every morning and asked regional counsel to look at the hard cases each Friday."
)


@rule("R101", "must", flags=(GENERAL,), passes=(STORY,))
def not_one_story(seen: Seen) -> Iterable[Problem]:
    """This is not one specific example.

    Why: A behavioral question asks what happened once. A panel cannot rate what you usually do or would do.

    Try: Pick one event. Start with the year, the place and what was wrong, and stay with it to the end.
    """
    if seen.story.story in ("generic", "hypothetical"):
        yield Problem(message=f"This is not one specific example. {seen.story.reason}")


@rule("R102", "must", flags=(NO_RESULT,), passes=(STORY,))
def element_missing(seen: Seen) -> Iterable[Problem]:
    """An element was not found.

    Why: A panel rates what it hears. An element that is not said earns nothing, however well you know it.

    Try: Add one or two sentences for it. Read what the element should tell, and say just that.
    """
    if seen.is_story:
        for element in seen.of_verdict("missing"):
            yield Problem(message=f"No {element.name} was found. {element.asks}")


@rule("R103", "should", flags=(), passes=(STORY,))
def too_much(seen: Seen) -> Iterable[Problem]:
    """An element takes more of the words than it should.

    Why: The share bands are what interview guides agree on. Long scene-setting leaves no time for what you did.

    Try: Cut it to the facts a stranger needs in order to follow what you did next.
    """
    if seen.is_story:
        for element in seen.structure.elements:
            share, band = seen.elements[element.id].share, seen.bands[element.id]
            if share > band.high + MARGIN and element.id != "action":
                yield Problem(message=f"{element.name} takes {share:.0%} of the words; {band.high:.0%} is plenty.")


@rule("R104", "should", flags=(), passes=(STORY,))
def too_little_action(seen: Seen) -> Iterable[Problem]:
    """The Action takes too little of the words.

    Why: The Action is where a panel hears how you lead. Guides give it half of the answer or more.

    Try: Tell three distinct things that you did, in order, and why you did them that way.
    """
    verdict, band = seen.elements.get("action"), seen.bands.get("action")
    if seen.is_story and verdict and band and verdict.verdict == "present" and verdict.share < band.low - MARGIN:
        yield Problem(message=f"Action takes {verdict.share:.0%} of the words; aim for {band.low:.0%} or more.")


MARGIN = 0.08
"""How far a share may lie outside its band before anything is said."""
