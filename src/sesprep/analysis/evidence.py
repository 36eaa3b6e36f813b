"""Competency evidence: which competencies the words of an answer show, by data files of behaviors."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from sesprep.analysis.behaviors import BehaviorSet, behavior_set, has_behaviors, not_evidence
from sesprep.analysis.cues import CueHit, find_patterns
from sesprep.analysis.reading import Reading
from sesprep.analysis.resources import words
from sesprep.analysis.tokens import Token
from sesprep.analysis.wordclass import classes, is_past
from sesprep.domain.assessment import Cue, Evidence, Sight
from sesprep.domain.bank import Question
from sesprep.domain.role import Role

TELLING = frozenset({Role.ACTION, Role.RESULT})
"""The roles of the clauses that can show a competency."""
MOST_OTHERS = 3
"""How many competencies that the question does not ask for are named."""
NEGATION_REACH = 2
LIKELY = 0.5
"""From this probability on, a clause read as a result is taken as one."""
_OWN = frozenset({"<i>", "<we>"})


class Found(NamedTuple):
    """The words for one behavior in one clause: tokens first..last (inclusive)."""

    behavior: str
    clause: int
    first: int
    last: int


def find_evidence(reading: Reading, question: Question | None, framework: str | None = None) -> tuple[Evidence, ...]:
    """The competencies that the question asks for, then up to three others of the framework that are shown.

    Without a question that names a competency, those of `framework` that are shown; a framework without a file of
    behaviors gives nothing. Pure, and never raises on any text.
    """
    refs = question.competencies if question else ()
    ids = dict.fromkeys(ref.split("/")[0] for ref in refs) or dict.fromkeys([framework] if framework else [])
    told: list[Evidence] = []
    for framework_id in filter(has_behaviors, ids):
        behaviors = behavior_set(framework_id)
        asked = list(dict.fromkeys(one for ref in refs for one in behaviors.within(ref)))
        found = find_behaviors(reading, behaviors)
        told += [_evidence(reading, behaviors, ref, found.get(ref, []), asked=True) for ref in asked]
        others = [ref for ref in behaviors.competencies if ref not in asked and sight(found.get(ref, ())) == "shown"]
        others.sort(key=lambda ref: -weight(found[ref]))
        told += [_evidence(reading, behaviors, ref, found[ref], asked=False) for ref in others[:MOST_OTHERS]]
    return tuple(told)


def find_behaviors(reading: Reading, behaviors: BehaviorSet) -> dict[str, list[Found]]:
    """By competency: the words for its behaviors, in the order of the text, none counted twice."""
    found: dict[str, list[Found]] = defaultdict(list)
    for at, (clause, role) in enumerate(zip(reading.clauses, reading.roles, strict=True)):
        if role not in TELLING:
            continue
        by_ref: dict[str, list[CueHit]] = defaultdict(list)
        for hit in find_patterns(behaviors.root, clause.tokens):
            for ref in behaviors.used_by[hit.group]:
                by_ref[ref].append(hit)
        told_by_others = role is Role.RESULT and _is_likely(reading, at)
        for ref, hits in by_ref.items():
            apart = _apart(clause.tokens, hits, others_count=told_by_others)
            found[ref] += [Found(hit.group, at, hit.first, hit.last) for hit in apart]
    return found


def sight(found: Sequence[Found]) -> Sight:
    """`shown` by two behaviors or by one in two clauses, `hinted` by less, `not-seen` by nothing."""
    if len({one.behavior for one in found}) > 1 or len({one.clause for one in found}) > 1:
        return "shown"
    return "hinted" if found else "not-seen"


def weight(found: Sequence[Found]) -> float:
    """How much was found: different behaviors count most, then the number of places; higher is more."""
    return len({one.behavior for one in found}) + min(len(found), 99) / 100


def _evidence(reading: Reading, behaviors: BehaviorSet, ref: str, found: Sequence[Found], *, asked: bool) -> Evidence:
    cues = []
    for one in found:
        tokens = reading.clauses[one.clause].tokens
        cues.append(Cue(start=tokens[one.first].start, end=tokens[one.last].end, says=behaviors.says[one.behavior]))
    return Evidence(competency=ref, asked=asked, seen=sight(found), cues=tuple(cues))


def _apart(tokens: Sequence[Token], hits: Iterable[CueHit], *, others_count: bool) -> list[CueHit]:
    """Hits that share no word, the longest kept; only the speaker's own or the team's acts unless `others_count`."""
    kept: list[CueHit] = []
    for hit in sorted(hits, key=lambda hit: (hit.first - hit.last, hit.first, hit.group)):
        clear = all(hit.last < other.first or other.last < hit.first for other in kept)
        if (
            clear
            and _is_unbroken(tokens, hit)
            and _is_done(tokens, hit.first)
            and (others_count or _is_own(tokens, hit))
        ):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.first)


def _is_likely(reading: Reading, at: int) -> bool:
    """Whether the clause's role is likelier than not: in a result it is mostly others who tell or do it."""
    return at in reading.decided or reading.rows[at].get(reading.roles[at], 0.0) >= LIKELY


def _is_unbroken(tokens: Sequence[Token], hit: CueHit) -> bool:
    """Whether nothing but one space stands between its words: a comma mostly begins another thought."""
    run = tokens[hit.first : hit.last + 1]
    return all(after.start - before.end <= 1 for before, after in pairwise(run))


def _is_done(tokens: Sequence[Token], first: int) -> bool:
    before = tokens[max(0, first - NEGATION_REACH) : first]
    return not any(token.lower in not_evidence().undone for token in before)


def _is_own(tokens: Sequence[Token], hit: CueHit) -> bool:
    """Whether nobody outside the team is named as the doer; acts without a doer count as the team's.

    A verb in the past with a name or a noun right before it is that one's act; so is all that follows a "he" or "they".
    """
    before = [token.lower for token in tokens[: hit.first]]
    if before and is_past(tokens[hit.first].lower) and not _may_lead(before[-1]):
        return False
    for word in reversed([*before, tokens[hit.first].lower]):
        if _OWN.intersection(classes(word)):
            return True
        if word in not_evidence().others:
            return False
    return True


def _may_lead(word: str) -> bool:
    """Whether a word right before a verb leaves open who does it, or names the team."""
    return word in words("function") or word in not_evidence().team or word.endswith("ly") or is_past(word)
