"""The rule about an element that may be none: clauses were taken for it, and none has a word that marks it."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from sesprep.analysis.features import Clause
from sesprep.analysis.rules.examples import PHARMACY, STORIES, TRAINING, told
from sesprep.analysis.rules.look import quote
from sesprep.analysis.rules.rule import Problem, rule
from sesprep.analysis.seen import Seen
from sesprep.domain.role import Role
from sesprep.domain.structure import Element

OUTCOMES = frozenset({"outcome", "change", "from-to"})
"""The groups of cues that make a Result of an act of one's own; a figure alone does not."""
UNSURE = 0.5
"""Below this probability of the element, the clauses taken for it are taken for want of better ones."""
_SCENE = frozenset({"when", "place-and-post", "scale", "problem", "contrast", "past-perfect", "ongoing", "quantity"})
CUES: Mapping[Role, frozenset[str]] = MappingProxyType(
    {
        Role.CONTEXT: _SCENE,
        Role.CHALLENGE: _SCENE,
        Role.ACTION: frozenset({"i-act", "we-act", "act-word", "first-step", "sequence"}),
        Role.RESULT: frozenset({"outcome", "change", "from-to", "quantity"}),
    }
)
"""The groups of cues of which an element has at least one when it is truly told; the Task is not spoken of."""


@rule("R111", "should", flags=(told(PHARMACY, action=""), told(TRAINING, action="")), passes=STORIES)
def doubtful_element(seen: Seen) -> Iterable[Problem]:
    """What stands in the place of an element may be something else.

    Why: A panel looks for each element. Where one should be, your words do not sound like it, so it may go unheard.

    Try: If the element is there, say it so that nobody can miss it. If not, add one or two sentences for it.
    """
    for element in seen.of_verdict("unsure") if seen.is_story else ():
        if Role.TASK in element.roles:
            continue  # a Task is often told without its words; over other answers this was wrong too often
        taken = list(seen.clauses(*element.roles))
        cues = frozenset().union(*(CUES.get(role, frozenset()) for role in element.roles))
        if _only_acts(element, taken):
            cues &= OUTCOMES
        if taken and not any(clause.groups & cues for clause in taken) and _best(seen, element) < UNSURE:
            told = f"If the {element.name} is there, say it so that nobody can miss it. If not, add a sentence or two."
            yield Problem(taken[0], _ask(seen, element, taken), try_=told)


def _best(seen: Seen, element: Element) -> float:
    """The greatest probability of the element by the words alone at a clause taken for it; 1 when the user took it."""
    reading = seen.reading
    at = [n for n, role in enumerate(reading.roles) if role in element.roles]
    if reading.decided.intersection(at):
        return 1.0
    return max(sum(reading.free_rows[n].get(role, 0.0) for role in element.roles) for n in at)


def _only_acts(element: Element, taken: Sequence[Clause]) -> bool:
    """Whether the speaker's own acts are all that was taken for a Result."""
    return Role.RESULT in element.roles and all("i-act" in clause.groups for clause in taken)


def _ask(seen: Seen, element: Element, taken: Sequence[Clause]) -> str:
    said = quote(seen, taken[0].span.start, taken[0].span.end)
    if _only_acts(element, taken):
        return f"Is {said} your {element.name}? It says what you did, not what came of it."
    return f"Is {said} your {element.name}? It should tell this: {element.asks[:1].lower()}{element.asks[1:]}"
