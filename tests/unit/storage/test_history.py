import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sesprep.domain.session import Answered
from sesprep.errors import BadInputError, StorageError
from sesprep.storage.history import delete, list_sessions
from sesprep.storage.journal import Journal
from sesprep.storage.places import Places

from .builders import PLAN, attempt, started


def test_no_folder_is_an_empty_history(tmp_path: Path) -> None:
    history = list_sessions(Places.find(tmp_path / "none", {}))
    assert (history.sessions, history.unreadable) == ((), ())


def test_newest_first_whatever_the_files_are_called(places: Places) -> None:
    for name, minutes in [("old", 0), ("new", 20), ("mid", 10)]:
        Journal.create(places, started(name, minutes))
    first = next(places.sessions_dir.glob("*-new.jsonl"))
    first.rename(first.with_name("0000 renamed.jsonl"))
    history = list_sessions(places)
    assert [summary.id for summary in history.sessions] == ["new", "mid", "old"]
    assert history.sessions[0].plan == PLAN
    assert history.sessions[0].record().id == "new"


def test_foreign_files_never_break_the_list(places: Places) -> None:
    Journal.create(places, started())
    folder = places.sessions_dir
    (folder / "empty.jsonl").write_bytes(b"")
    (folder / "torn.jsonl").write_bytes(b'{"type": "started", "id": "x", "at')
    (folder / "foreign.jsonl").write_bytes(b'{"hello": "world"}\n' * 3)
    (folder / "binary.jsonl").write_bytes(bytes(range(256)) * 9)
    (folder / "folder.jsonl").mkdir()
    (folder / "loop.jsonl").symlink_to(folder / "loop.jsonl")
    (folder / "pipe.jsonl").symlink_to("/dev/null")
    (folder / ".scratch.jsonl").write_bytes(b"")
    (folder / "notes.txt").write_bytes(b"")
    history = list_sessions(places)
    assert [summary.id for summary in history.sessions] == ["a1b2"]
    reasons = {found.path.stem: found.reason for found in history.unreadable}
    assert set(reasons) == {"empty", "torn", "foreign", "binary", "folder", "loop", "pipe"}
    assert reasons["empty"] == "The file is empty."
    assert "its first line is damaged" in reasons["torn"]
    assert all(reasons.values())


def test_a_journal_with_something_before_its_head_is_found(places: Places) -> None:
    path = Journal.create(places, started()).path
    path.write_bytes(b"<<<<<<< merged\n" + path.read_bytes())
    assert [summary.id for summary in list_sessions(places).sessions] == ["a1b2"]


def test_of_two_copies_the_longer_counts(places: Places) -> None:
    journal = Journal.create(places, started())
    shutil.copy(journal.path, places.sessions_dir / "0-conflict.jsonl")
    journal.append(Answered(attempt=attempt()))
    history = list_sessions(places)
    assert [summary.path for summary in history.sessions] == [journal.path]
    assert [found.path.name for found in history.unreadable] == ["0-conflict.jsonl"]


@settings(max_examples=60, deadline=None)
@given(raw=st.binary(max_size=100))
def test_any_bytes_among_the_sessions(raw: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        places = Places.find(Path(folder), {})
        places.prepare()
        Journal.create(places, started())
        (places.sessions_dir / "any.jsonl").write_bytes(raw)
        history = list_sessions(places)
        assert [summary.id for summary in history.sessions] == ["a1b2"]
        assert [found.path.name for found in history.unreadable] == ["any.jsonl"]


def test_find_by_id_or_by_its_only_start(places: Places) -> None:
    for name in ("abc", "abcd", "axe"):
        Journal.create(places, started(name))
    history = list_sessions(places)
    assert history.find("abc").id == "abc"
    assert history.find("ax").id == "axe"
    for wanted in ("ab", "", "x"):
        with pytest.raises(BadInputError):
            history.find(wanted)


def test_deleted_sessions_are_moved_and_none_overwrites_another(places: Places) -> None:
    moved = []
    for _ in range(2):
        journal = Journal.create(places, started())
        before = journal.path.read_bytes()
        moved.append(delete(places, list_sessions(places).find("a1b2")))
        assert moved[-1].read_bytes() == before
    assert len(set(moved)) == 2
    assert {path.parent for path in moved} == {places.bin_dir}
    assert list(places.sessions_dir.iterdir()) == []


def test_deleting_what_is_gone_says_so(places: Places) -> None:
    Journal.create(places, started())
    summary = list_sessions(places).find("a1b2")
    summary.path.unlink()
    with pytest.raises(StorageError):
        delete(places, summary)
