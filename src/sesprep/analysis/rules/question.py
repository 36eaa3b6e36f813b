"""Rules that hold the answer against the question."""

from collections.abc import Iterable

from sesprep.analysis.acts import own_act
from sesprep.analysis.resources import words
from sesprep.analysis.rules.examples import GENERAL, OFFICE, STORIES, TRAINING, told
from sesprep.analysis.rules.lists import find, listed
from sesprep.analysis.rules.look import quote, run, stem, stems, tokens_of
from sesprep.analysis.rules.rule import Problem, rule
from sesprep.analysis.seen import Seen
from sesprep.analysis.tokens import tokenize
from sesprep.domain.bank import Question
from sesprep.domain.role import Role

LEAST_MATTER = 4
"""With fewer words of matter a question cannot be told apart from others."""
ASKS = ("lesson", "cost", "length")
NAMED = Question(
    id="named",
    text="Tell us about a time you had to show accountability for a program.",
    competencies=("any/leading-people/accountability", "any/leading-people/executive-judgment"),
)
PARTED = Question(
    id="parted",
    text="Tell us about a backlog that you cleared. How did it end, and what would you do differently?",
    parts=("how it ended", "what you would do differently"),
)
OFF_TOPIC = Question(
    id="off-topic",
    text="Describe a disagreement with a foreign embassy about documents and a visa, and how you settled the quarrel.",
)
NAMES = "This shows my executive judgment and my skill in leading people, which is what the post needs. "
LEARNED = "Looking back, I would ask counsel in the first week."


@rule(
    "R601",
    "should",
    strict="the competency's own name must be said, and fewer than two acts told",
    flags=(NAMES + GENERAL, NAMES + GENERAL.replace("always", "usually")),
    passes=(*STORIES, f"{told(OFFICE)} {NAMES}"),
    asked=NAMED,
)
def named_not_shown(seen: Seen) -> Iterable[Problem]:
    """It names the competency and does not show it.

    Why: Any candidate can say the word. A panel rates what you did that deserves it.

    Try: Leave the name out and tell the act. The panel will find the name itself.
    """
    acts = [clause for clause in seen.clauses(Role.ACTION) if own_act(clause) or "we-act" in clause.groups]
    tokens = tokens_of(seen.reading.clauses)
    for name in _names(seen.question) if len(acts) < 2 else ():
        hit = run(tokens, name)
        if hit is not None:
            said = quote(seen, hit.start, hit.end)
            yield Problem(message=f"You name {said}, and tell no act that shows it.", start=hit.start, end=hit.end)
            return


@rule(
    "R602",
    "should",
    flags=(told(OFFICE), told(TRAINING)),
    passes=tuple(f"{story} {LEARNED}" for story in STORIES),
    asked=PARTED,
)
def part_unanswered(seen: Seen) -> Iterable[Problem]:
    """A part of the question has no answer.

    Why: Panels mark each part. A part that is not answered earns nothing, however good the rest is.

    Try: Count the parts while the question is read, and answer each by name before you stop.
    """
    tokens = tokens_of(seen.reading.clauses)
    for part in seen.question.parts if seen.question and seen.is_story else ():
        for ask in ASKS if _asks_one(part) else ():
            heard = find(tokens, f"question.{ask}_shows") or (ask == "lesson" and any(seen.clauses(Role.REFLECTION)))
            if find(tokenize(part), f"question.{ask}_asks") and not heard:
                yield Problem(message=f'The question also asks "{part}"; no words of the answer speak of that.')


@rule(
    "R603",
    "consider",
    flags=(told(OFFICE), told(TRAINING)),
    passes=(
        told(OFFICE, situation=OFFICE["situation"] + " The embassy had sent them."),
        told(TRAINING, action=TRAINING["action"] + " We had a quarrel about the reports."),
        told(OFFICE, task="There were documents missing. " + OFFICE["task"]),
    ),
    default_on=False,
    asked=OFF_TOPIC,
)
def off_the_question(seen: Seen) -> Iterable[Problem]:
    """No word of the question comes back in the answer.

    Why: A panel listens for the answer to its own question. A strong story on another matter earns little.

    Try: Say in your first or last sentence how the story answers the question, in the question's own words.
    """
    if seen.question is None or not seen.is_story:
        return
    asked = [t for t in tokenize(" ".join((seen.question.text, *seen.question.parts))) if len(t.lower) > 3]
    matter = {
        stem(t.lower) for t in asked if t.lower not in words("function") and not listed(t.lower, "question.asking")
    }
    if len(matter) >= LEAST_MATTER and not matter & stems(tokens_of(seen.reading.clauses)):
        yield Problem(message="None of the question's own words come back: say how the story answers it.")


def _asks_one(part: str) -> bool:
    """Whether a part asks for one thing only; more cannot be told apart by single words."""
    return sum(bool(find(tokenize(part), f"question.{ask}_asks")) for ask in ASKS) == 1


def _names(question: Question | None) -> Iterable[tuple[str, ...]]:
    """The names of the question's competencies and qualifications, of two words and more, in lower case."""
    for ref in question.competencies if question else ():
        for slug in ref.split("/")[1:]:
            if "-" in slug:
                yield tuple(slug.split("-"))
