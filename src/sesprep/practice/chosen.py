"""The sessions of the index that a query finds."""

import json
from collections.abc import Iterator

from sesprep.review.query import Query, admits, matches
from sesprep.storage.history_index import HistoryIndex, IndexedSession


def chosen(index: HistoryIndex, query: Query) -> Iterator[tuple[IndexedSession, tuple[str, ...]]]:
    """The sessions that a query finds, newest first, each with the ids of the answers that fit."""
    pieces = (
        query.format and f'"format":{json.dumps(query.format, ensure_ascii=False)}',
        query.bank and f'"bank":{json.dumps(query.bank, ensure_ascii=False)}',
        query.competency and json.dumps(query.competency, ensure_ascii=False)[:-1],
        query.starred and '"starred":true',
    )
    narrowed = tuple(piece for piece in pieces if piece)
    for session in index.sessions(facts=narrowed, terms=query.terms(), texts=bool(query.terms())):
        if not admits(query, session.facts):
            continue
        fit = tuple(a.id for a in session.facts.attempts if matches(query, a, session.texts.get(a.id, "")))
        if fit or not query.of_attempts():
            yield session, fit
