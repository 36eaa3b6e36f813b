"""What several rules look at: the words that clauses share, figures, sentences, and how to quote them."""

from collections.abc import Iterable, Sequence

from sesprep.analysis.features import Clause
from sesprep.analysis.resources import words
from sesprep.analysis.rules.lists import Hit, find
from sesprep.analysis.seen import Seen
from sesprep.analysis.tokens import Token
from sesprep.domain.role import Role

QUOTED_WORDS = 8
FAIR = 0.6
STEM = 5
"""Words of at least this length count as the same word when they begin alike."""


def quote(seen: Seen, start: int, end: int) -> str:
    """A few words of the answer in quotation marks."""
    said = seen.text[start:end].replace('"', "'").split()
    short = " ".join(said[:QUOTED_WORDS]).rstrip(".,;:!? ")
    return f'"{short} …"' if len(said) > QUOTED_WORDS else f'"{short}"'


def tokens_of(clauses: Iterable[Clause]) -> list[Token]:
    """The words of these clauses, in order."""
    return [token for clause in clauses for token in clause.tokens]


def uses(clauses: Iterable[Clause], key: str) -> bool:
    """Whether one of these clauses uses a list of words."""
    return any(find(clause.tokens, key) for clause in clauses)


def places(clauses: Iterable[Clause], key: str) -> list[tuple[Clause, Hit]]:
    """Every use of a list of words in these clauses, with the clause."""
    return [(clause, hit) for clause in clauses for hit in find(clause.tokens, key)]


def stems(tokens: Iterable[Token]) -> frozenset[str]:
    """The beginnings of the words that carry matter."""
    return frozenset(stem(t.lower) for t in tokens if len(t.lower) > 2 and t.lower not in words("function"))


def stem(word: str) -> str:
    """The beginning of a word, by which "negotiated" and "negotiation" are one."""
    return word.removesuffix("'s")[:STEM]


def figures(clauses: Iterable[Clause]) -> frozenset[str]:
    """The figures written in digits."""
    return frozenset(t.lower.strip("$%") for t in tokens_of(clauses) if any(c.isdigit() for c in t.lower))


def has_figure(clause: Clause) -> bool:
    """Whether the clause names a figure, in digits or words ("thirty-one" too)."""
    spelled = any(part in words("numbers") for token in clause.tokens for part in token.lower.split("-"))
    return spelled or "quantity" in clause.groups or bool(figures([clause]))


def expected_share(seen: Seen, roles: Iterable[Role]) -> float:
    """The share of the words that these roles have when every clause is counted by its odds, 0 to 1."""
    wanted = tuple(roles)
    pairs = zip(seen.reading.clauses, seen.reading.rows, strict=True)
    weighed = sum(len(clause.tokens) * sum(row.get(role, 0.0) for role in wanted) for clause, row in pairs)
    return weighed / (seen.reading.total or 1)


def words_before(seen: Seen, role: Role) -> int:
    """How many words come before the first clause of a role; all of them when it has none."""
    before = 0
    for clause, found in zip(seen.reading.clauses, seen.reading.roles, strict=True):
        if found is role:
            break
        before += len(clause.tokens)
    return before


def likely(seen: Seen, clause: Clause, least: float) -> bool:
    """Whether the clause's role has at least this probability, or was set by the user."""
    at = seen.reading.clauses.index(clause)
    return at in seen.reading.decided or seen.reading.rows[at].get(seen.reading.roles[at], 0.0) >= least


def by_words(seen: Seen, clause: Clause, role: Role) -> float:
    """The probability of a role by the words, whatever the order of the whole, 0 to 1; 1 when the user set it."""
    at = seen.reading.clauses.index(clause)
    return 1.0 if at in seen.reading.decided else seen.reading.free_rows[at].get(role, 0.0)


def found(seen: Seen, role: Role) -> bool:
    """Whether clauses of this role were found with fair certainty."""
    return seen.has(role) or any(likely(seen, clause, FAIR) for clause in seen.clauses(role))


def sentences(seen: Seen) -> list[list[Clause]]:
    """The clauses joined into sentences, by the marks that end them."""
    joined: list[list[Clause]] = []
    open_ = False
    for clause in seen.reading.clauses:
        if open_ and not clause.span.opens_paragraph:
            joined[-1].append(clause)
        else:
            joined.append([clause])
        open_ = seen.text[clause.span.start : clause.span.end].rstrip("\"')]”’")[-1:] not in tuple(".!?…;:")
    return joined


def run(tokens: Sequence[Token], wanted: Sequence[str]) -> Hit | None:
    """The first place where these lower-case words follow each other."""
    for at in range(len(tokens) - len(wanted) + 1):
        if all(tokens[at + i].lower == word for i, word in enumerate(wanted)):
            last = at + len(wanted) - 1
            return Hit(at, last, tokens[at].start, tokens[last].end)
    return None
