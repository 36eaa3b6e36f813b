"""Rules about the words: what they leave unclear."""

import re
from collections.abc import Iterable

from sesprep.analysis.features import Clause
from sesprep.analysis.resources import words
from sesprep.analysis.rules.examples import OFFICE, PHARMACY, STORIES, TRAINING, told
from sesprep.analysis.rules.lists import find, listed
from sesprep.analysis.rules.look import likely, places, quote, sentences, tokens_of
from sesprep.analysis.rules.rule import Problem, rule
from sesprep.analysis.seen import Seen
from sesprep.analysis.tokens import Token
from sesprep.analysis.wordclass import is_past
from sesprep.domain.role import Role

LONGEST_LEAD_IN = 30
LONGEST_SENTENCE = 60
MOST_PLACES = 3
FEW_HEDGES = 3
VAGUE_LENGTH = 14

LEAD_IN = (
    "That is a great question and thank you for asking it. A good example is one that comes to mind from my time at "
    "the agency, and I would like to tell you about it because I think it is a good example of what you asked."
)
VAGUE = "I was involved in the schedule. I helped with the oldest cases. I worked on the hard ones with counsel."
ACRONYMS = "I split the QXR cases by age, and I sent the rest to the BPTF. I also asked regional counsel for help."
EXPLAINED = "I split the cases by age, and I sent the rest to the Benefits Processing Task Force (BPTF). I called BPTF."
HEDGED = "I guess I sort of split the cases by age, and maybe I moved two examiners. I probably called counsel as well."
_HEDGED_OFFICE = told(OFFICE, action=f"{OFFICE['action']} {HEDGED}")
_HEDGED_PHARMACY = told(PHARMACY, action=f"{PHARMACY['action']} {HEDGED}")
RUN_ON = (
    "I split the cases by age and I moved two examiners to the oldest ones and I met the team every morning and asked "
    "them what stood in the way and wrote it on a board that everyone could see and then I called the regional counsel "
    "about the hard cases and she sent a lawyer on Fridays and he sat with us until noon and decided the ones that had "
    "been waiting the longest."
)


@rule(
    "R501",
    "consider",
    flags=(f"{LEAD_IN} {told(OFFICE)}", f"{LEAD_IN} {told(PHARMACY)}"),
    passes=(*STORIES, "Sure, here is one. " + told(OFFICE)),
    default_on=False,
)
def long_lead_in(seen: Seen) -> Iterable[Problem]:
    """It takes long to get to the point.

    Why: The first sentences are when a panel listens best. Thanks and announcements tell it nothing.

    Try: Start with the year and the place. One short sentence of lead-in is plenty.
    """
    lead = list(seen.clauses(Role.LEAD_IN))
    announced = any("lead-in" in clause.groups for clause in lead)
    if seen.is_story and announced and seen.reading.words(Role.LEAD_IN) > LONGEST_LEAD_IN:
        yield Problem(lead[0], f"You take {seen.reading.words(Role.LEAD_IN)} words to start the story.")


@rule(
    "R502",
    "consider",
    flags=(told(OFFICE, action=VAGUE), told(TRAINING, action=f"{TRAINING['action']} {VAGUE}")),
    passes=(*STORIES, told(OFFICE, action=f"{OFFICE['action']} I handled the calls and told each caller the date.")),
)
def vague_act(seen: Seen) -> Iterable[Problem]:
    """The verb does not say what you did.

    Why: "Was involved in" fits the one who led and the one who watched. A panel has to assume the smaller part.

    Try: Use the verb of what you did with your own hands or voice: wrote, decided, asked, chaired, refused, signed.
    """
    found = [(c, say) for c in seen.clauses(Role.ACTION) if likely(seen, c, 0.5) for say in _vague(seen, c)]
    for clause, say in found[:MOST_PLACES] if seen.is_story else ():
        yield Problem(clause, f"What did you do? {say} could be any part in it.")


@rule(
    "R503",
    "consider",
    flags=(_HEDGED_OFFICE, _HEDGED_PHARMACY),
    passes=STORIES,
)
def hedges(seen: Seen) -> Iterable[Problem]:
    """There are hedges; take note of them, they count against nothing.

    Why: An honest "about" is fine. Many hedges on your own acts sound as if you were not sure that you took them.

    Try: Keep the hedge where the fact is uncertain, and drop it where you only wanted to sound modest.
    """
    found = places(seen.clauses(Role.ACTION, Role.RESULT), "wording.hedges") if seen.is_story else []
    if len(found) >= FEW_HEDGES:
        said = ", ".join(dict.fromkeys(quote(seen, hit.start, hit.end) for _, hit in found[:FEW_HEDGES]))
        yield Problem(found[0][0], f"Of what you did and how it came out you say {said}.")


@rule(
    "R504",
    "consider",
    flags=(told(OFFICE, action=ACRONYMS), told(TRAINING, action=ACRONYMS)),
    passes=(
        *STORIES,
        told(OFFICE, action=EXPLAINED),
        told(OFFICE, action=f"{OFFICE['action']} I told OMB and the IG that it would NOT wait for FY 2022."),
    ),
    default_on=False,
)
def unexplained_acronym(seen: Seen) -> Iterable[Problem]:
    """An acronym is never spelled out.

    Why: Panels come from other agencies. While they wonder what the letters mean, they miss your next sentence.

    Try: Say the full name of the acronym the first time, or use a plain word: "the case system", "the grants office".
    """
    tokens = tokens_of(seen.reading.clauses)
    letters = [seen.text[token.start : token.end] for token in tokens]
    if not seen.is_story or sum(word.isupper() and len(word) > 1 for word in letters) * 4 > len(letters):
        return
    first = dict(reversed(list(zip(letters, tokens, strict=True))))
    unknown = [
        (word, token) for word, token in first.items() if _is_acronym(word) and not _explained(seen, word, tokens)
    ]
    for word, token in sorted(unknown, key=lambda pair: pair[1].start)[:MOST_PLACES]:
        message = f'"{word}" is never spelled out; a panel from another agency may not know it.'
        yield Problem(message=message, start=token.start, end=token.end)


@rule(
    "R508",
    "consider",
    flags=(told(OFFICE, action=RUN_ON), told(TRAINING, action=RUN_ON)),
    passes=(*STORIES, told(OFFICE, action=OFFICE["action"] + " " + LEAD_IN), RUN_ON.replace(".", "")),
)
def run_on(seen: Seen) -> Iterable[Problem]:
    """A sentence runs on.

    Why: A listener keeps about thirty words in mind. In a sentence of more than sixty your own act is lost.

    Try: Stop after each act. Short sentences can be said aloud, and a panel can write them down.
    """
    marks = len(re.findall(r"[.!?](?=\s|$)", seen.text))
    if not seen.is_story or _sounds_spoken(seen) or marks < 3 or marks * 40 < seen.reading.total:
        return
    long = [(sentence, len(tokens_of(sentence))) for sentence in sentences(seen)]
    for sentence, size in [pair for pair in long if pair[1] > LONGEST_SENTENCE and _capital(seen, pair[0])][:1]:
        start, end = sentence[0].span.start, sentence[-1].span.end
        yield Problem(
            message=f"The sentence that starts {quote(seen, start, end)} has {size} words.", start=start, end=end
        )


def _vague(seen: Seen, clause: Clause) -> Iterable[str]:
    """The vague verb of a short clause that has no other verb."""
    lower = [token.lower for token in clause.tokens]
    if len(lower) > VAGUE_LENGTH:
        return
    for hit in find(clause.tokens, "wording.vague")[:1]:
        subject = lower[max(0, hit.first - 2) : hit.first]
        others = lower[: hit.first] + lower[hit.last + 1 :]
        if {"i", "we"} & set(subject) and not any(is_past(word) for word in others):
            yield quote(seen, clause.tokens[hit.first].start, hit.end)


def _sounds_spoken(seen: Seen) -> bool:
    """Whether it has "um" or "you know" in it, so that its marks are a recognizer's."""
    tokens = tokens_of(seen.reading.clauses)
    return any(token.lower in words("fillers") for token in tokens) or bool(find(tokens, "wording.spoken"))


def _capital(seen: Seen, sentence: list[Clause]) -> bool:
    return not seen.text[sentence[0].span.start].islower()


def _is_acronym(word: str) -> bool:
    capitals = re.fullmatch(r"[A-Z]{2,4}", word) is not None
    return capitals and not re.fullmatch(r"[IVXLC]+", word) and not listed(word.lower(), "wording.known_acronyms")


def _explained(seen: Seen, word: str, tokens: list[Token]) -> bool:
    """Whether the letters are set beside their meaning, or are the initials of words of the answer."""
    beside = re.search(
        rf"\(\s*(?:the\s+)?{word}s?\b|\b{word}s?\s*\(|\b{word},? (?:or|the|our|which|a|an|is)\b", seen.text
    )
    emphasis = any(seen.text[t.start : t.end] != word and t.lower == word.lower() for t in tokens)
    return beside is not None or emphasis or _spelled(word.lower(), [token.lower for token in tokens])


def _spelled(letters: str, lower: list[str]) -> bool:
    """Whether words that follow each other, small ones left out, begin with these letters."""
    initials = [word[0] for word in lower if word not in {"of", "the", "and", "for", "in", "on", "to"}]
    return letters in "".join(initials)
