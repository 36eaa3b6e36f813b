"""Recordings in an archive, and back: where their sessions are, once, whole, and from nowhere else."""

import hashlib
import io
import json
import shutil
import stat
import zipfile
from pathlib import Path

import pytest

from recorded import MADE, SOUND, record
from sesprep.errors import BadInputError
from sesprep.storage import archive_import, archive_read
from sesprep.storage.archive import MANIFEST, recordings_of, write_archive
from sesprep.storage.archive_import import import_archive
from sesprep.storage.beside import recording_beside
from sesprep.storage.history import delete, list_sessions
from sesprep.storage.places import Places


def home(folder: Path) -> Places:
    places = Places.find(folder, {})
    places.prepare()
    return places


def contents(places: Places) -> dict[str, bytes]:
    return {
        str(path.relative_to(places.data)): path.read_bytes()
        for path in places.data.rglob("*")
        if path.is_file() and places.index_dir not in path.parents
    }


@pytest.fixture
def full(tmp_path: Path) -> Places:
    places = home(tmp_path / "full")
    record(places, "one", "01-1.flac", "02-1.wav")
    record(places, "two", "01-1.flac", minutes=5)
    record(places, "gone", "01-1.wav", minutes=9)
    delete(places, list_sessions(places).find("gone"))
    return places


def test_out_and_in_is_identical_and_a_second_time_adds_nothing(full: Places, tmp_path: Path) -> None:
    archive = tmp_path / "all.zip"
    assert recordings_of(full) == (4, 4 * len(SOUND))
    assert write_archive(full, archive).left_out == ()
    assert archive.stat().st_size > 4 * len(SOUND)
    other = home(tmp_path / "other")
    import_archive(other, archive)
    assert contents(other) == contents(full)
    found = list_sessions(other).find("one").path.with_suffix(".audio")
    assert stat.S_IMODE(found.stat().st_mode) == 0o700
    assert stat.S_IMODE((found / "01-1.flac").stat().st_mode) == 0o600
    assert (found / "01-1.flac").stat().st_mtime == MADE  # kept for N days means since it was made
    again = import_archive(other, archive)
    assert (again.added, again.merged, again.left) == ([], [], [])
    assert contents(other) == contents(full)


def test_recordings_can_be_left_out(full: Places, tmp_path: Path) -> None:
    archive = tmp_path / "small.zip"
    write_archive(full, archive, recordings=False)
    assert archive.stat().st_size < 100_000
    other = home(tmp_path / "other")
    import_archive(other, archive)
    assert set(contents(other)) == {name for name in contents(full) if ".audio" not in name}


def test_recordings_follow_a_session_that_has_another_name_here(tmp_path: Path) -> None:
    one, other = home(tmp_path / "one"), home(tmp_path / "other")
    record(one, "same", "01-1.flac")
    moved = record(other, "same").rename(other.sessions_dir / "renamed.jsonl")
    taken = record(one, "new", "01-1.wav", minutes=5)
    (other.sessions_dir / taken.name).write_bytes(b"something else\n")
    write_archive(one, tmp_path / "a.zip")
    import_archive(other, tmp_path / "a.zip")
    assert recording_beside(moved, "01-1.flac") is not None
    new = list_sessions(other).find("new").path
    assert new.name != taken.name
    found = recording_beside(new, "01-1.wav")
    assert found is not None
    assert found.read_bytes() == SOUND


def test_one_that_was_compressed_here_since_is_no_duplicate(tmp_path: Path) -> None:
    one, other = home(tmp_path / "one"), home(tmp_path / "other")
    record(one, "same", "01-1.wav")
    journal = record(other, "same", "01-1.flac", sound=b"fLaC")
    write_archive(one, tmp_path / "a.zip")
    done = import_archive(other, tmp_path / "a.zip")
    assert done.added == done.left == []
    assert [path.name for path in journal.with_suffix(".audio").iterdir()] == ["01-1.flac"]


def test_another_recording_here_and_a_deleted_session_stay_as_they_are(tmp_path: Path) -> None:
    one, other = home(tmp_path / "one"), home(tmp_path / "other")
    record(one, "same", "01-1.flac")
    record(one, "binned", "01-1.flac", minutes=5)
    mine = record(other, "same", "01-1.flac", sound=b"mine")
    shutil.copy(list_sessions(one).find("binned").path, other.sessions_dir)
    delete(other, list_sessions(other).find("binned"))
    before = contents(other)
    write_archive(one, tmp_path / "a.zip")
    done = import_archive(other, tmp_path / "a.zip")
    assert contents(other) == before
    assert (mine.with_suffix(".audio") / "01-1.flac").read_bytes() == b"mine"
    assert {name.rsplit("/", 1)[-1] for name, _ in done.left if ".audio/" in name} == {"01-1.flac"}
    assert sum(".audio/" in name for name, _ in done.left) == 2


def crafted(name: str, data: bytes, /, **told: object) -> bytes:
    row = {"name": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()} | told
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as file:
        file.writestr(MANIFEST, json.dumps({"kind": "sesprep-archive", "schema": 1, "files": [row]}))
        file.writestr(name, data)
    return raw.getvalue()


BAD = {
    "up": crafted("sessions/a.audio/../../../x.wav", b"x"),
    "absolute": crafted("/sessions/a.audio/x.wav", b"x"),
    "windows": crafted("sessions/a.audio\\..\\x.wav", b"x"),
    "drive": crafted("sessions/a.audio/C:x.wav", b"x"),
    "null": crafted("sessions/a.audio/x.wav", b"x", name="sessions/a.audio/\0x.wav"),
    "size": crafted("sessions/a.audio/x.wav", b"xyz", size=2),
    "hash": crafted("sessions/a.audio/x.wav", b"xyz", sha256="0" * 64),
    "cut": crafted("sessions/a.audio/x.wav", SOUND)[:-2000],
    "flipped": crafted("sessions/a.audio/x.wav", b"q" * 5000).replace(b"q" * 50, b"r" * 50, 1),
}


@pytest.mark.parametrize("raw", BAD.values(), ids=BAD.keys())
def test_hostile_and_damaged_ones_are_refused_before_anything_is_written(tmp_path: Path, raw: bytes) -> None:
    archive = tmp_path / "bad.zip"
    archive.write_bytes(raw)
    with pytest.raises(BadInputError):
        import_archive(Places.find(tmp_path / "home", {}), archive)
    assert list(tmp_path.iterdir()) == [archive]


def test_a_recording_longer_than_any_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_read, "LONGEST", 1000)
    archive = tmp_path / "bad.zip"
    archive.write_bytes(crafted("sessions/a.audio/x.wav", b"x" * 1001))
    with pytest.raises(BadInputError, match="damaged"):
        import_archive(Places.find(tmp_path / "home", {}), archive)


def test_without_room_nothing_is_taken(full: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_archive(full, tmp_path / "a.zip")
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(archive_import.shutil, "disk_usage", lambda _: usage._replace(free=1_000_000))
    other = home(tmp_path / "other")
    with pytest.raises(BadInputError, match="12 MB, and 1 MB are free"):
        import_archive(other, tmp_path / "a.zip")
    assert contents(other) == {}


@pytest.mark.parametrize("name", [None, "", ".", "..", "../01-1.wav", "/etc/passwd", "a/b.wav", "notes.txt"])
def test_only_a_recording_of_its_own_folder_is_found(full: Places, name: str | None) -> None:
    journal = list_sessions(full).find("one").path
    (journal.with_suffix(".audio") / "notes.txt").write_bytes(b"x")
    assert recording_beside(journal, name) is None
    assert recording_beside(journal, "02-1.flac") == journal.with_suffix(".audio") / "02-1.wav"
