"""Three months of practice, carried to an empty home: the history and everything derived from it are identical."""

from datetime import UTC, date
from pathlib import Path

from sesprep.domain.facts import facts_of
from sesprep.review.compare import compare
from sesprep.review.coverage import coverage
from sesprep.review.export.whole import json_document
from sesprep.review.trends import trends
from sesprep.storage.archive import write_archive
from sesprep.storage.archive_import import import_archive
from sesprep.storage.fillers import load_fillers
from sesprep.storage.history import list_sessions
from sesprep.storage.history_index import history_index
from sesprep.storage.places import Places

TODAY = date(2026, 11, 22)


def test_two_hundred_sessions_are_the_same_in_an_empty_home(made: Places, framework, star, tmp_path: Path) -> None:
    archive = tmp_path / "all.zip"
    write_archive(made, archive)
    other = Places.find(tmp_path / "other", {})
    other.prepare()
    assert list_sessions(other).sessions == ()
    import_archive(other, archive)
    names = sorted(path.name for path in made.sessions_dir.iterdir())
    assert len(names) == 200
    assert sorted(path.name for path in other.sessions_dir.iterdir()) == names
    for name in names:
        assert (other.sessions_dir / name).read_bytes() == (made.sessions_dir / name).read_bytes()
    here, there = ([s.record() for s in list_sessions(places).sessions] for places in (made, other))
    assert here == there
    assert json_document(here) == json_document(there)
    told = []
    for places, records in ((made, here), (other, there)):
        with history_index(places) as index:
            facts = [session.facts for session in index.sessions()]
        assert facts == [facts_of(record, load_fillers()) for record in records]
        bands = {element.id: element.band for element in star.elements}
        drawn = trends(facts, structure="star", bands=bands, framework=framework, today=TODAY, zone=UTC)
        pair = compare((records[0], records[0].attempts[0].id), (records[1], records[1].attempts[0].id))
        told.append((drawn, coverage(facts, framework, TODAY, zone=UTC), pair))
    assert told[0] == told[1]
    again = import_archive(other, archive)
    assert (again.added, again.merged) == ([], [])
