"""Rules about the elements: found at all, in proportion, and filled."""

from collections.abc import Iterable

from sesprep.analysis.presence import limits_of, sign
from sesprep.analysis.resources import words
from sesprep.analysis.rules.examples import GENERAL, OFFICE, PHARMACY, STORIES, TRAINING, WOULD, told
from sesprep.analysis.rules.lists import find, listed
from sesprep.analysis.rules.look import expected_share, tokens_of
from sesprep.analysis.rules.rule import Problem, rule
from sesprep.analysis.seen import Seen
from sesprep.analysis.tokens import Token, tokenize

MARGIN = 0.22
"""How far a share may lie outside its band before anything is said."""
SURELY = 0.75
"""A missing element is called a fault when its sign stays under this part of the limit."""
LEAST_WORDS = 60
"""In a shorter answer one sentence is a large share."""
ACTION = "action"

LONG_SCENE = (
    "The agency had been formed from two mergers, and there were still two sets of forms, two sets of codes and two "
    "telephone systems. The first office had had its paper files in a basement that was flooded in the spring. The "
    "second had been closed for asbestos, and there were boxes in a warehouse that nobody had opened. There was a lot "
    "of tension between the two, and morale was low. The union had complained, there had been a bad audit finding, "
    "and eleven people had left that year. The problem was that nobody knew which of the rules was in force. The "
    "system was broken and it was always down on Mondays, and the customers were angry and were complaining."
)
MY_TASK = "My task was to put an end to it by September without any overtime. So I decided to start with the files."
LONG_ACTION = f"{OFFICE['action']} {PHARMACY['action']} {TRAINING['action']}"
MORE_TROUBLE = (
    "There was also trouble with the records: nobody knew how many there were, two audits had failed, and letters had "
    "been lost. The managers were angry with each other and were complaining to headquarters. There were not enough "
    "people, three had quit, and there was no money to replace them. The backlog was getting worse every month."
)
STUFFED = (
    "The situation was that there was an important challenge for the organization. My task was to lead the team and "
    "achieve the goals with effective communication. My action was to implement a strategic plan and to collaborate "
    "with various stakeholders to ensure success. As a result, the outcome was very positive, the performance improved "
    "significantly, and the organization achieved its objectives."
)
STUFFED_TOO = (
    "The challenge was that we had significant problems with quality and efficiency. The task was to deliver an "
    "innovative solution that would meet the needs of the stakeholders. The actions I took were to communicate "
    "effectively, to manage the process, and to implement improvements together with the team. The result was a "
    "successful project with excellent outcomes and better performance for the organization."
)
STUFFED_HEADED = (
    "Situation: There was an important challenge for the organization with quality and efficiency.\n"
    "Task: To lead the team and achieve the goals with effective communication.\n"
    "Action: I implemented a strategic plan and collaborated with various stakeholders to ensure success.\n"
    "Result: The outcome was very positive, the performance improved significantly, and the objectives were achieved."
)
_NEAR_STUFFED = (
    told(OFFICE, task="My task was to clear it by September without any overtime. The challenge was the hard cases."),
    told(PHARMACY, situation="The situation was this. " + PHARMACY["situation"]),
)


@rule("R101", "must", flags=(GENERAL, WOULD), passes=STORIES)
def not_one_story(seen: Seen) -> Iterable[Problem]:
    """This is not one specific example.

    Why: A behavioral question asks what happened once. A panel cannot rate what you usually do or would do.

    Try: Pick one event. Start with the year, the place and what was wrong, and stay with it to the end.
    """
    supposed = seen.question is not None and find(tokenize(seen.question.text), "structure.supposing")
    if seen.story.story in ("generic", "hypothetical") and not supposed:
        yield Problem(message=f"This is not one specific example. {seen.story.reason}")


@rule("R102", "must", flags=(told(OFFICE, action=""), told(TRAINING, situation="")), passes=STORIES)
def element_missing(seen: Seen) -> Iterable[Problem]:
    """An element was not found.

    Why: A panel rates what it hears. An element that is not said earns nothing, however well you know it.

    Try: Add one or two sentences for it. Read what the element should tell, and say just that.
    """
    if seen.is_story:
        for element in seen.of_verdict("missing"):
            found, limits = sign(seen.reading, frozenset(element.roles)), limits_of(seen.reading, element)
            if found < SURELY * limits.missing:
                told = f"Add one or two sentences for the {element.name}, and say just this. {element.asks}"
                yield Problem(message=f"No {element.name} was found. {element.asks}", try_=told)


@rule(
    "R103",
    "should",
    flags=(
        told(OFFICE, situation=f"{OFFICE['situation']} {LONG_SCENE}", task=MY_TASK),
        told(TRAINING, situation=f"{TRAINING['situation']} {LONG_SCENE} {MORE_TROUBLE}", task=MY_TASK),
    ),
    passes=STORIES,
    default_on=False,
)
def too_much(seen: Seen) -> Iterable[Problem]:
    """An element takes more of the words than it should.

    Why: The share bands are what interview guides agree on. Long scene-setting leaves no time for what you did.

    Try: Cut the long element to the facts a stranger needs in order to follow what you did next.
    """
    if seen.is_story and seen.reading.total >= LEAST_WORDS:
        for element in seen.structure.elements:
            share, band = seen.elements[element.id].share, seen.bands[element.id]
            most = band.high + MARGIN
            sure = expected_share(seen, (*element.roles, *element.tail)) > most
            if share > most and sure and element.id != ACTION:
                yield Problem(message=f"{element.name} takes {share:.0%} of the words; {band.high:.0%} is plenty.")


@rule(
    "R104",
    "should",
    flags=(
        told(OFFICE, situation=f"{OFFICE['situation']} {LONG_SCENE}", task=MY_TASK),
        told(PHARMACY, situation=f"{PHARMACY['situation']} {LONG_SCENE}", task=MY_TASK),
    ),
    passes=STORIES,
    default_on=False,
)
def too_little_action(seen: Seen) -> Iterable[Problem]:
    """The Action takes too little of the words.

    Why: The Action is where a panel hears how you lead. Guides give it half of the answer or more.

    Try: Tell three distinct things that you did, in order, and why you did them that way.
    """
    verdict, band = seen.elements.get(ACTION), seen.bands.get(ACTION)
    if not seen.is_story or verdict is None or band is None or verdict.verdict == "missing":
        return
    least, likely = band.low - 0.8 * MARGIN, expected_share(seen, seen.structure.element(ACTION).roles)
    if seen.reading.total >= LEAST_WORDS and verdict.share < least and likely < least:
        yield Problem(message=f"Action takes {verdict.share:.0%} of the words; aim for {band.low:.0%} or more.")


@rule(
    "R105",
    "should",
    flags=(
        told(TRAINING, action=LONG_ACTION, result="As a result the failure rate fell to 8 percent."),
        told(PHARMACY, action=LONG_ACTION, result="By March the shortages dropped to one."),
    ),
    passes=STORIES,
    default_on=False,
)
def too_little_result(seen: Seen) -> Iterable[Problem]:
    """The Result gets hardly any of the words.

    Why: The Result is the proof. After a long account of the work, a few words about its end sound like none.

    Try: Give the end two or three sentences: what changed, by how much, for whom, and whether it lasted.
    """
    element = seen.structure.elements[-1]
    verdict, band = seen.elements[element.id], seen.bands[element.id]
    long_enough = seen.reading.total >= 2 * LEAST_WORDS and verdict.verdict != "missing"
    if seen.is_story and long_enough and 0 < verdict.share < band.low / 2:
        yield Problem(message=f"{element.name} takes {verdict.share:.0%} of the words; {band.low:.0%} is the least.")


@rule("R106", "must", flags=(STUFFED, STUFFED_TOO, STUFFED_HEADED), passes=(*STORIES, *_NEAR_STUFFED))
def says_nothing(seen: Seen) -> Iterable[Problem]:
    """It has the frame of a story, and nothing in it.

    Why: "The situation was, my task was, as a result" is only the frame. Without a place, a name, a figure or a
    concrete act a panel has nothing to rate.

    Try: Keep the frame and fill it: which year, which office, how many people, what exactly you did first.
    """
    tokens = tokens_of(seen.reading.clauses)
    frames = {" ".join(t.lower for t in tokens[hit.first : hit.last + 1]) for hit in find(tokens, "structure.frames")}
    named = len(frames) + len(set(seen.reading.headed.roles.values()))
    matter = [t for t in tokens if len(t.lower) > 2 and t.lower not in words("function")]
    hollow = sum(listed(token.lower, "structure.hollow") for token in matter)
    if named >= 2 and hollow >= HOLLOW * len(matter) and not _is_concrete(seen.text, tokens):
        yield Problem(
            message="You name the parts of a story, but there is no place, name, figure or concrete act in it."
        )


HOLLOW = 0.45
"""The share of a hollow answer's matter that could stand in anybody's."""


def _is_concrete(text: str, tokens: list[Token]) -> bool:
    """Whether there is a figure, or a name in capitals within a sentence."""
    figure = any(any(c.isdigit() for c in token.lower) for token in tokens)
    named = (
        text[t.start].isupper() and t.lower not in words("i") and text[: t.start].rstrip()[-1:].isalpha()
        for t in tokens
    )
    return figure or any(named)
