"""What the model sees of each clause: named features, most of them tied to words."""

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from sesprep.analysis.cues import CueHit, find_cues
from sesprep.analysis.families import families
from sesprep.analysis.segment import Span
from sesprep.analysis.tokens import Token
from sesprep.analysis.wordclass import classes, is_past

EARLY_WORDS = 4
OWN_ACTS = frozenset({"i-act", "we-act"})
PAIRED = frozenset(
    {"duty", "need", "decision", "problem", "i-act", "we-act", "outcome", "change", "quantity", "others-act"}
    | {"past-perfect", "ongoing", "person-i", "person-we", "person-they", "first-step", "reflection"}
    | {"present", "modal", "passive", "place-and-post"}
)
RUNNING = ("duty", "need", "decision", "problem", "i-act", "we-act", "first-step", "outcome")


class Carried(NamedTuple):
    """A feature that stands on words: tokens first..last of its clause (inclusive)."""

    name: str
    group: str
    first: int
    last: int


@dataclass(frozen=True)
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
    def carried(self) -> tuple[Carried, ...]:
        """Its features that stand on words, with the words."""
        lower = [token.lower for token in self.tokens]
        found = [Carried(f"w {word}", "", i, i) for i, word in enumerate(lower)]
        found += [Carried(family, "", i, i) for i, word in enumerate(lower) for family in families(word)]
        if lower:
            found.append(Carried(f"first {lower[0]}", "", 0, 0))
            found.append(Carried(f"first2 {' '.join(lower[:2])}", "", 0, min(1, len(lower) - 1)))
        for hit in self.hits:
            found.append(Carried(f"c {hit.group}", hit.group, hit.first, hit.last))
            if hit.first < EARLY_WORDS:
                found.append(Carried(f"e {hit.group}", hit.group, hit.first, hit.last))
        return tuple(found)


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
        row = {feature.name for feature in clause.carried}
        row.update(_of_form(clause, groups[at], asked))
        row.update(_of_place(at, len(clauses), before / total, total))
        row.update(_of_neighbors(at, clauses, groups))
        row.update(_of_course(at, groups[at], seen, acts_left))
        rows.append(row)
        for group in groups[at]:
            seen.setdefault(group, at)
        before += len(clause.tokens)
    return rows


def _of_form(clause: Clause, groups: frozenset[str], asked: frozenset[str]) -> list[str]:
    lower = [token.lower for token in clause.tokens]
    names = ["bias", f"length {_bucket(len(lower), (4, 8, 13, 20, 35))}"]
    if clause.span.opens_sentence:
        names.append("opens a sentence")
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
