"""What the model sees of each clause: named features, most of them tied to words."""

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from sesprep.analysis.cues import CueHit, find_cues
from sesprep.analysis.families import families
from sesprep.analysis.segment import Span
from sesprep.analysis.tokens import Token
from sesprep.analysis.wordclass import classes, is_past

EARLY_WORDS = 4
KEPT_WORDS = 8192
"""How many words' features are kept at hand: a person's own words come again."""
OWN_ACTS = frozenset({"i-act", "we-act"})
PAIRED = frozenset(
    {"duty", "need", "decision", "problem", "i-act", "we-act", "outcome", "change", "quantity", "others-act"}
    | {"past-perfect", "ongoing", "person-i", "person-we", "person-they", "first-step", "reflection"}
    | {"present", "modal", "passive", "place-and-post"}
)
RUNNING = ("duty", "need", "decision", "problem", "i-act", "we-act", "first-step", "outcome")


class Place(NamedTuple):
    """Tokens first..last of a clause (inclusive), and the cue group found there, if any."""

    first: int
    last: int
    group: str = ""


@dataclass(frozen=True, eq=False)
class Clause:
    """One clause with its words and cues."""

    span: Span
    tokens: tuple[Token, ...]
    hits: tuple[CueHit, ...]

    @cached_property
    def groups(self) -> frozenset[str]:
        """The cue groups found in it."""
        return frozenset(hit.group for hit in self.hits)

    @cached_property
    def carried(self) -> list[tuple[Place, tuple[str, ...]]]:
        """Its features that stand on words, by the place of the words."""
        found = [(Place(at, at), _of_word(token.lower)) for at, token in enumerate(self.tokens)]
        found += [
            (Place(0, min(at, len(self.tokens) - 1)), (name,)) for at, name in enumerate(_of_opening(self.tokens))
        ]
        return found + [(Place(hit.first, hit.last, hit.group), _of_hit(hit)) for hit in self.hits]


def read_clauses(tokens: Sequence[Token], spans: Sequence[Span]) -> list[Clause]:
    """Give each span its words and cues; `tokens` are those of the whole text."""
    clauses, at = [], 0
    for span in spans:
        while at < len(tokens) and tokens[at].start < span.start:
            at += 1
        first = at
        while at < len(tokens) and tokens[at].end <= span.end:
            at += 1
        inside = list(tokens[first:at])
        clauses.append(Clause(span, tuple(inside), tuple(find_cues(inside))))
    return clauses


def extract(clauses: Sequence[Clause], asked: frozenset[str] = frozenset()) -> list[set[str]]:
    """The names of each clause's features; `asked` are the content words of the question."""
    total = sum(len(clause.tokens) for clause in clauses) or 1
    groups = [clause.groups for clause in clauses]
    rows, before = [], 0
    seen: dict[str, int] = {}
    acts_left = sum(1 for found in groups if found & OWN_ACTS)
    for at, clause in enumerate(clauses):
        acts_left -= bool(groups[at] & OWN_ACTS)
        row = set(_of_opening(clause.tokens))
        row.update(*[_of_word(token.lower) for token in clause.tokens])
        row.update(*map(_of_hit, clause.hits))
        row.update(_of_form(clause, groups[at], asked))
        row.update(_of_place(at, len(clauses), before / total, total))
        row.update(_of_neighbors(at, clauses, groups))
        row.update(_of_course(at, groups[at], seen, acts_left))
        rows.append(row)
        for group in groups[at]:
            seen.setdefault(group, at)
        before += len(clause.tokens)
    return rows


@lru_cache(KEPT_WORDS)
def _of_word(word: str) -> tuple[str, ...]:
    return (f"w {word}", *families(word))


def _of_opening(tokens: Sequence[Token]) -> tuple[str, ...]:
    lower = [token.lower for token in tokens[:2]]
    return (f"first {lower[0]}", f"first2 {' '.join(lower)}") if lower else ()


def _of_hit(hit: CueHit) -> tuple[str, ...]:
    found = f"c {hit.group}"
    return (found, f"e {hit.group}") if hit.first < EARLY_WORDS else (found,)


def _of_form(clause: Clause, groups: frozenset[str], asked: frozenset[str]) -> list[str]:
    lower = [token.lower for token in clause.tokens]
    names = ["bias", f"length {_bucket(len(lower), (4, 8, 13, 20, 35))}"]
    if clause.span.opens_sentence:
        names.append("opens a sentence")
    if clause.span.opens_paragraph:
        names.append("opens a paragraph")
    pasts = [i for i, word in enumerate(lower) if is_past(word)]
    if not pasts:
        names.append("no past verb")
    elif pasts[0] == 0:
        names.append("opens with a past verb")
    if lower and "<ing>" in classes(lower[0]):
        names.append("opens with -ing")
    if asked:
        names.append(f"asked words {_bucket(sum(1 for word in set(lower) if word in asked), (1, 2, 4))}")
    ordered = sorted(groups & PAIRED)
    names += [f"pair {a}+{b}" for i, a in enumerate(ordered) for b in ordered[i + 1 :]]
    return names


def _of_place(at: int, count: int, share: float, total: int) -> list[str]:
    tenth = min(int(share * 10), 9)
    size = _bucket(total, (80, 160, 320))
    names = [f"tenth {tenth}", f"size {size} fifth {tenth // 2}"]
    if at < 4:
        names.append(f"at {at}")
    if count - at <= 3:
        names.append(f"from end {count - at}")
    return names


def _of_neighbors(at: int, clauses: Sequence[Clause], groups: Sequence[frozenset[str]]) -> list[str]:
    names = []
    for step, mark in ((-1, "before"), (1, "after"), (2, "after2")):
        if 0 <= at + step < len(clauses):
            names += [f"{mark} {group}" for group in groups[at + step]]
            if step != 2 and clauses[at + step].tokens:
                names.append(f"{mark} first {clauses[at + step].tokens[0].lower}")
        else:
            names.append(f"{mark} edge")
    return names


def _of_course(at: int, groups: frozenset[str], seen: dict[str, int], acts_left: int) -> list[str]:
    names = [f"acts left {min(acts_left, 3)}"]
    for group in RUNNING:
        if group in seen:
            names.append(f"since {group} {_bucket(at - seen[group], (2, 4, 8))}")
        elif group in groups:
            names.append(f"opening {group}")
        else:
            names.append(f"not yet {group}")
    if acts_left == 0 and not groups & OWN_ACTS:
        names.append("after the last act")
    return names


def _bucket(value: int, edges: Sequence[int]) -> int:
    return bisect(edges, value)
