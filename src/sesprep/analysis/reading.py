"""A reading: each clause of an answer with its role and how sure that is."""

from dataclasses import dataclass
from functools import cached_property

from sesprep.analysis.decoding import decide
from sesprep.analysis.features import Clause, extract, read_clauses
from sesprep.analysis.model import Model
from sesprep.analysis.naming import Headed, headed
from sesprep.analysis.resources import words
from sesprep.analysis.segment import segment
from sesprep.analysis.tokens import tokenize
from sesprep.domain.assessment import SetRole
from sesprep.domain.role import Role


@dataclass(frozen=True)
class Reading:
    """The clauses of one answer, the role of each, and the probability of every role at every clause."""

    model: Model
    clauses: tuple[Clause, ...]
    roles: tuple[Role, ...]
    rows: tuple[dict[Role, float], ...]
    free_rows: tuple[dict[Role, float], ...]
    """The same under the chain that does not count on order."""
    gains: tuple[float, ...] | None
    """How much likelier, in nats, the told order is with each stage than without it; None when not told in order."""
    scores: tuple[list[float], ...]
    """The summed weights of each clause's features, in the columns of the model."""
    ahead: int
    """How many clauses stand before the story that is told in order, such as a lead-in."""
    set_by_user: frozenset[int]
    """The indexes of the clauses whose role the user set."""
    headed: Headed
    """The clauses under headings of the speaker's own."""

    def words(self, *roles: Role) -> int:
        """How many words the clauses of these roles have."""
        return sum(len(c.tokens) for c, role in zip(self.clauses, self.roles, strict=True) if role in roles)

    @property
    def in_order(self) -> bool:
        """Whether the answer was read as told in order."""
        return self.gains is not None

    @cached_property
    def decided(self) -> frozenset[int]:
        """The clauses whose role was not guessed: the user set it, or they fill a heading."""
        return self.set_by_user | self.headed.filled

    @cached_property
    def total(self) -> int:
        """How many words all clauses have."""
        return sum(len(clause.tokens) for clause in self.clauses)


def read(text: str, model: Model, *, question: str = "", set_roles: tuple[SetRole, ...] = ()) -> Reading:
    """Read any text: cut it, weigh it, and find the likeliest roles; the user's own roles are kept and spread."""
    fillers = words("fillers")
    tokens = [token for token in tokenize(text) if token.lower not in fillers]
    clauses = read_clauses(tokens, segment(text))
    rows = extract(clauses, content_words(question))
    clamped, named = _clamped(clauses, model, set_roles), headed(text, clauses)
    under = {at: frozenset(map(model.labels.index, roles)) for at, roles in named.roles.items()}
    scores = model.scores(rows)
    decoded = decide(model, scores, [len(clause.tokens) for clause in clauses], under | clamped)
    return Reading(
        model=model,
        clauses=tuple(clauses),
        roles=tuple(model.labels[label] for label in decoded.path),
        rows=tuple(dict(zip(model.labels, row, strict=True)) for row in decoded.odds),
        free_rows=tuple(dict(zip(model.labels, row, strict=True)) for row in decoded.free_odds),
        gains=None if decoded.gains is None else tuple(decoded.gains),
        scores=tuple(scores),
        ahead=decoded.ahead,
        set_by_user=frozenset(clamped),
        headed=named,
    )


def content_words(question: str) -> frozenset[str]:
    """The words of a question that carry its matter."""
    return frozenset(t.lower for t in tokenize(question) if len(t.lower) > 2 and t.lower not in words("function"))


def _clamped(clauses: list[Clause], model: Model, set_roles: tuple[SetRole, ...]) -> dict[int, frozenset[int]]:
    """By clause: the label that the user set over the greater part of it; a later choice wins."""
    clamped = {}
    for chosen in set_roles:
        for at, clause in enumerate(clauses):
            shared = min(clause.span.end, chosen.end) - max(clause.span.start, chosen.start)
            if shared * 2 > clause.span.end - clause.span.start:
                clamped[at] = frozenset({model.labels.index(chosen.role)})
    return clamped
