"""Rules about the manner: blame, phrases without content, claims too large, headings left in."""

from collections.abc import Iterable, Sequence

from sesprep.analysis.naming import heading
from sesprep.analysis.rules.examples import OFFICE, PHARMACY, STORIES, TRAINING, told
from sesprep.analysis.rules.lists import find, listed
from sesprep.analysis.rules.look import quote, tokens_of
from sesprep.analysis.rules.rule import Problem, rule
from sesprep.analysis.seen import Seen
from sesprep.analysis.tokens import Token

MOST_PLACES = 3
NEAR = 5

BLAMING = "My boss was lazy and the people before me were incompetent."
FILLED = "We thought outside the box and it was a win-win for all key stakeholders."
TOO_LARGE = "Everyone was happy, and we never had a problem again."
HEADED = "\n".join(f"{name.title()}: {text}" for name, text in OFFICE.items())
HEADED_TOO = "\n\n".join(f"{name.upper()}\n{text}" for name, text in TRAINING.items())


@rule(
    "R505",
    "should",
    flags=(
        told(OFFICE, situation=f"{OFFICE['situation']} {BLAMING}"),
        told(TRAINING, situation=f"{TRAINING['situation']} My predecessor was an idiot and had no clue."),
    ),
    passes=(
        *STORIES,
        told(OFFICE, situation=f"{OFFICE['situation']} My boss and I disagreed about the cause."),
        told(OFFICE, situation=f"{OFFICE['situation']} The files were corrupt and the old index was useless."),
    ),
)
def blame(seen: Seen) -> Iterable[Problem]:
    """It speaks ill of somebody.

    Why: A panel imagines how you will speak of its own agency one day. Blame also takes the light off your own acts.

    Try: Name the fact and its effect, not the fault: "the reports came two weeks late", not who was to blame.
    """
    tokens = tokens_of(seen.reading.clauses)
    hits = [hit for hit in find(tokens, "wording.blame") if seen.is_story]
    hits += [hit for hit in find(tokens, "wording.put_down") if seen.is_story and _of_somebody(tokens[: hit.first])]
    for hit in sorted(hits)[:MOST_PLACES]:
        said = quote(seen, hit.start, hit.end)
        message = f"You say {said} of somebody; a panel may hear how you would speak of it."
        yield Problem(message=message, start=hit.start, end=hit.end)


@rule(
    "R506",
    "consider",
    flags=(
        told(OFFICE, result=f"{OFFICE['result']} {FILLED}"),
        told(PHARMACY, result=f"{PHARMACY['result']} {FILLED}"),
    ),
    passes=(*STORIES, told(OFFICE, result=f"{OFFICE['result']} We kept the box of files outside.")),
)
def filler_phrase(seen: Seen) -> Iterable[Problem]:
    """A phrase that could stand in anybody's answer.

    Why: Such phrases cost seconds and leave nothing to write down.

    Try: Strike the phrase, or put in its place the one fact that you meant by it.
    """
    yield from _each(seen, "wording.filler", "{} could stand in anybody's answer.")


@rule(
    "R507",
    "consider",
    flags=(
        told(OFFICE, result=f"{OFFICE['result']} {TOO_LARGE}"),
        told(TRAINING, result=f"{TRAINING['result']} The course went off without a hitch."),
    ),
    passes=(*STORIES, told(OFFICE, result=f"{OFFICE['result']} Most people were happy, and the problem stayed away.")),
    default_on=False,
)
def too_large_a_claim(seen: Seen) -> Iterable[Problem]:
    """A claim too large to be believed.

    Why: One counter-example that a panel can think of, and it doubts the rest.

    Try: Say what you know: how many of how many, for how long, and what did not work.
    """
    yield from _each(seen, "wording.absolute", "Can you stand by {}? A panel will think of the exception.")


@rule(
    "R509",
    "consider",
    flags=(HEADED, HEADED_TOO),
    passes=STORIES,
)
def headings_left_in(seen: Seen) -> Iterable[Problem]:
    """Headings stand in the answer.

    Why: In an interview the answer is said. Spoken headings sound like a form being read out.

    Try: Keep the headings in your notes. In speech let the words carry it: "I was asked to", "so first I", "by June".
    """
    spans = [clause.span for clause in seen.reading.clauses]
    found = [(span.start, heading(seen.text[span.start : span.end])) for span in spans]
    heads = [(at + head.start, at + head.end) for at, head in found if head is not None]
    if len(heads) >= 2:
        start, end = heads[0]
        said = ", ".join(quote(seen, a, b) for a, b in heads[:MOST_PLACES])
        yield Problem(message=f"You left headings in: {said}.", start=start, end=end)


def _each(seen: Seen, key: str, message: str) -> Iterable[Problem]:
    """A problem at each of the first few uses of a list in a specific story."""
    hits = find(tokens_of(seen.reading.clauses), key) if seen.is_story else []
    for hit in hits[:MOST_PLACES]:
        yield Problem(message=message.format(quote(seen, hit.start, hit.end)), start=hit.start, end=hit.end)


def _of_somebody(before: Sequence[Token]) -> bool:
    """Whether the words right before say that a person or an agency is what comes next: "my boss was very …"."""
    near = [token.lower for token in before[-NEAR:]]
    said = [at for at, word in enumerate(near) if word in {"was", "were", "is", "are"}]
    return (
        bool(said)
        and not {"not", "never", "wasn't", "weren't", "isn't"} & set(near)
        and any(listed(word, "wording.persons") for word in near[: said[-1]])
    )
