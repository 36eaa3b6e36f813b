"""Which parts of a multi-part question an answer speaks of, and the words that do it."""

from collections.abc import Iterable
from dataclasses import dataclass

from sesprep.analysis.resources import words
from sesprep.analysis.tokens import Token, tokenize
from sesprep.domain.assessment import Assessment, Cue, Sight, Unit
from sesprep.domain.bank import Question
from sesprep.practice.resources import rows, table, texts

STEM = 5
"""Words count as the same when their first letters, so many, are."""
MOST_CUES = 3


@dataclass(frozen=True)
class PartSeen:
    """One part of the question, and whether words of the answer speak of it."""

    part: str
    seen: Sight
    cues: tuple[Cue, ...] = ()
    """The clauses that do it, with the reason; empty when none was seen."""
    aim: str = "action"


def parts_seen(question: Question, text: str, assessment: Assessment) -> tuple[PartSeen, ...]:
    """Each part of the question, in order; empty for a question of one part. Pure, never raises on any text.

    It goes by words and roles: a part may be answered in other words, so `not-seen` is no proof. Offsets are those of
    `text`, which the assessment was made of.
    """
    return tuple(_one(part, text, assessment) for part in question.parts)


def _one(part: str, text: str, assessment: Assessment) -> PartSeen:
    kind = _kind(part)
    roles = texts(kind["roles"]) if kind else ()
    matter = _matter(part, texts(kind["words"]) if kind else ())
    full: list[Cue] = []
    half: list[Cue] = []
    for unit in assessment.units:
        shared = matter & _stems(tokenize(text, unit.start, unit.end))
        fits = unit.role.value in roles and unit.certainty != "unsure"
        if fits and (shared or not matter):
            full.append(_cue(unit, f"it is the {unit.role.value} that this part asks for"))
        elif len(shared) >= 2 or (shared and len(matter) == 1):
            full.append(_cue(unit, "it takes up the words of this part"))
        elif shared or fits:
            half.append(
                _cue(unit, "it takes up a word of this part" if shared else f"it tells of the {unit.role.value}")
            )
    seen: Sight = "shown" if full else "hinted" if half else "not-seen"
    return PartSeen(part, seen, tuple((full or half)[:MOST_CUES]), str(kind["aim"]) if kind else "action")


def _kind(part: str) -> dict[str, object] | None:
    said = " ".join(token.lower for token in tokenize(part))
    return next((k for k in rows("parts.toml", "kinds") if any(_has(said, w) for w in texts(k["words"]))), None)


def _has(said: str, phrase: str) -> bool:
    return f" {phrase} " in f" {said} "


def _matter(part: str, asking: Iterable[str]) -> frozenset[str]:
    """The stems of a part's own matter, without the words that only ask."""
    common = table("parts.toml")["common"]
    plain = {word for phrase in asking for word in phrase.split()}
    plain |= set(texts(common["words"])) if isinstance(common, dict) else set()
    return _stems(token for token in tokenize(part) if token.lower not in plain)


def _stems(tokens: Iterable[Token]) -> frozenset[str]:
    function = words("function")
    return frozenset(t.lower.removesuffix("'s")[:STEM] for t in tokens if len(t.lower) > 2 and t.lower not in function)


def _cue(unit: Unit, says: str) -> Cue:
    return Cue(start=unit.start, end=unit.end, says=says)
