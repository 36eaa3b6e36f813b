"""The recordings of a session go where its journal goes."""

from pathlib import Path

from sesprep.storage.history import Summary, delete, list_sessions
from sesprep.storage.history_bin import empty_bin, restore
from sesprep.storage.journal import Journal
from sesprep.storage.places import Places

from .builders import started


def recorded(places: Places) -> tuple[Summary, Path]:
    """A session with one recording, and the recording's folder."""
    Journal.create(places, started("abc"))
    (summary,) = list_sessions(places).sessions
    folder = summary.path.with_suffix(".audio")
    folder.mkdir()
    (folder / "01-1.flac").write_bytes(b"words")
    return summary, folder


def test_deleted_and_restored_with_its_recordings(places: Places) -> None:
    summary, folder = recorded(places)
    deleted = delete(places, summary)
    assert not folder.exists()
    assert (deleted.with_suffix(".audio") / "01-1.flac").read_bytes() == b"words"
    restore(places, summary.id)
    assert (folder / "01-1.flac").read_bytes() == b"words"
    assert list(places.bin_dir.iterdir()) == []


def test_deleting_for_good_deletes_the_recordings(places: Places) -> None:
    summary, folder = recorded(places)
    delete(places, summary)
    assert empty_bin(places) == 1
    assert list(places.bin_dir.iterdir()) == []
    assert not folder.exists()


def test_a_session_without_recordings_is_deleted_as_before(places: Places) -> None:
    summary, folder = recorded(places)
    (folder / "01-1.flac").unlink()
    folder.rmdir()
    deleted = delete(places, summary)
    assert [path.name for path in places.bin_dir.iterdir()] == [deleted.name]
