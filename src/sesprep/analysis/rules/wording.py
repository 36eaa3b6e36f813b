"""Rules about the words."""

from collections.abc import Iterable

from sesprep.analysis.rules.rule import Problem, rule
from sesprep.analysis.rules.structure import STORY
from sesprep.analysis.seen import Seen
from sesprep.domain.role import Role

LONG_LEAD_IN = (
    "That is a great question and thank you for asking it. A good example is one that comes to mind from my time at "
    "the agency, and I would like to tell you about it because I think it is a good example of what you asked. " + STORY
)


@rule("R501", "consider", flags=(), passes=(STORY,))
def long_lead_in(seen: Seen) -> Iterable[Problem]:
    """It takes long to get to the point.

    Why: The first sentences are when a panel listens best. Thanks and announcements tell it nothing.

    Try: Start with the year and the place. One short sentence of lead-in is plenty.
    """
    lead = list(seen.clauses(Role.LEAD_IN))
    if seen.is_story and seen.reading.words(Role.LEAD_IN) > LONGEST_LEAD_IN:
        yield Problem(lead[0])


LONGEST_LEAD_IN = 30
