"""The newest page of the history, at once whatever its size."""

import os
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from sesprep.domain.facts import facts_of
from sesprep.errors import SesprepError
from sesprep.storage.fillers import load_fillers
from sesprep.storage.history_index import BATCH, HistoryIndex, IndexedSession, reading_of
from sesprep.storage.index_stamps import names_in, stamp_of
from sesprep.storage.places import Places

NEWEST = 40
"""How many journals are read to find those without an end, while there is no index."""


@dataclass(frozen=True)
class Page:
    """The newest sessions."""

    sessions: tuple[IndexedSession, ...]
    total: int
    """How many sessions there are; how many files, while the index is not complete."""
    complete: bool
    """False when the index is still to be made: then the page was read from the files with the newest names."""


def first_page(places: Places, limit: int) -> Page:
    """The newest sessions: from the index, or from the newest files alone while it is still to be made.

    Only the files on the page, and the names of the others, are compared with the index; `HistoryIndex.refresh`
    compares them all.
    """
    index = HistoryIndex(places)
    try:
        known, there = index.stamps(), set(names_in(places.sessions_dir))
        differing = len(known.keys() ^ there)
        if differing > BATCH:
            return _from_files(places, limit, sorted(there, reverse=True))
        if not differing:
            found = index.page(limit)
            if all(stamp_of(session.path).text == known[session.name] for session in found):
                return Page(found, index.count(), complete=True)
        index.refresh()
        return Page(index.page(limit), index.count(), complete=True)
    finally:
        index.close()


def without_end(places: Places, held: Collection[str]) -> tuple[Path, ...]:
    """The journals of sessions without an end, as far as the index and the names of the files tell; look at each.

    While the index is still to be made: those of the sessions in `held` and the newest `NEWEST`.
    """
    index = HistoryIndex(places)
    try:
        known, there = index.stamps(), set(names_in(places.sessions_dir))
        differing = len(known.keys() ^ there)
        if differing > BATCH:
            paths = [places.sessions_dir / os.fsdecode(name) for name in sorted(there, reverse=True)]
            return tuple(p for at, p in enumerate(paths) if at < NEWEST or p.stem.partition("-")[2] in held)
        if differing:
            index.refresh()
        return index.unended()
    finally:
        index.close()


def _from_files(places: Places, limit: int, names: list[bytes]) -> Page:
    fillers = load_fillers()
    found: dict[str, IndexedSession] = {}
    for name in names:
        try:
            reading = reading_of(places.sessions_dir / os.fsdecode(name))
        except SesprepError:  # the complete index names it
            continue
        facts = facts_of(reading.record, fillers)
        found.setdefault(facts.id, IndexedSession(places.sessions_dir, name, facts, len(reading.skipped)))
        if len(found) >= limit:
            break
    newest = sorted(found.values(), key=lambda session: (session.facts.started, session.facts.id), reverse=True)
    return Page(tuple(newest), len(names), complete=False)
