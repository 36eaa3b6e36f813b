import json
from pathlib import Path
from typing import Any

import pytest

from history_maker import Maker, make_history
from sesprep.domain.facts import SessionFacts, facts_of
from sesprep.domain.framework import Framework
from sesprep.domain.session import SessionRecord
from sesprep.domain.structure import Structure
from sesprep.storage.fillers import load_fillers
from sesprep.storage.frameworks import load_frameworks
from sesprep.storage.history import list_sessions
from sesprep.storage.places import Places
from sesprep.storage.structures import load_structures


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Places:
    """A home with three months of practice; not to be changed."""
    places = Places.find(tmp_path_factory.mktemp("made"), {})
    places.prepare()
    structures = {structure.id: structure for structure in load_structures().values}
    make_history(places.sessions_dir, Maker(load_frameworks(places).values[0], structures))
    return places


@pytest.fixture(scope="session")
def framework(made: Places) -> Framework:
    return load_frameworks(made).values[0]


@pytest.fixture(scope="session")
def star() -> Structure:
    return load_structures().get("star")


@pytest.fixture(scope="session")
def records(made: Places) -> list[SessionRecord]:
    return [summary.record() for summary in list_sessions(made).sessions]


@pytest.fixture(scope="session")
def facts(records: list[SessionRecord]) -> list[SessionFacts]:
    fillers = load_fillers()
    return [facts_of(record, fillers) for record in records]


@pytest.fixture(scope="session")
def raw(made: Places) -> list[dict[str, Any]]:
    """Every attempt with what was said of it, read from the journals' lines alone, oldest first."""
    found: list[dict[str, Any]] = []
    for path in sorted(Path(made.sessions_dir).iterdir()):
        lines = [json.loads(line) for line in path.read_text().splitlines()]
        mine: dict[str, dict[str, Any]] = {}
        for line in lines:
            if line["type"] == "answered":
                attempt = line["attempt"]
                mine[attempt["id"]] = {"attempt": attempt, "session": lines[0]["id"], "rating": attempt["rating"]}
            elif line["type"] == "rated":
                mine[line["attempt"]]["rating"] = line["rating"]
            elif line["type"] == "assessed":
                mine[line["attempt"]]["said"] = line["assessment"]
        found += mine.values()
    return sorted(found, key=lambda one: (one["attempt"]["started"], one["attempt"]["id"]))
