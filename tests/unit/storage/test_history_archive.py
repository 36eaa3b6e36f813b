"""All data in one file, and back."""

import io
import json
import shutil
import stat
import zipfile
from pathlib import Path

import pytest

from history_maker import Maker, make_history
from sesprep.domain.debrief import Debrief, DebriefQuestion
from sesprep.domain.session import Answered
from sesprep.errors import BadInputError, StorageError
from sesprep.storage.archive import MANIFEST, write_archive
from sesprep.storage.archive_import import import_archive
from sesprep.storage.debriefs import load_debriefs, save_debrief
from sesprep.storage.frameworks import load_frameworks
from sesprep.storage.history import delete, list_sessions
from sesprep.storage.history_edit import write_note
from sesprep.storage.history_index import history_index
from sesprep.storage.journal import Journal
from sesprep.storage.places import Places
from sesprep.storage.structures import load_structures

from .builders import NOON, attempt, started


def home(folder: Path) -> Places:
    places = Places.find(folder, {})
    places.prepare()
    return places


@pytest.fixture
def full(tmp_path: Path) -> Places:
    """A home with something in every folder, among it what cannot be read as what it should be."""
    places = home(tmp_path / "full")
    structures = {structure.id: structure for structure in load_structures().values}
    make_history(places.sessions_dir, Maker(load_frameworks(places).values[0], structures), count=25)
    delete(places, list_sessions(places).sessions[3])
    (places.sessions_dir / "foreign.jsonl").write_bytes(b"\xff\x00 not a session")
    recordings = places.sessions_dir / "recordings"
    recordings.mkdir()
    (recordings / "a.flac").write_bytes(b"fLaC\n\n{}")
    save_debrief(places, Debrief(id="d", day=NOON.date(), questions=(DebriefQuestion(text="Why?\nReally."),)))
    places.settings_file.write_text('structure = "ccar"  # mine\n')
    (places.banks_dir / "own.toml").write_text("id = 'own'\n")
    return places


def contents(places: Places) -> dict[str, bytes]:
    """Every file but the index, by its path in the home."""
    return {
        str(path.relative_to(places.data)): path.read_bytes()
        for path in places.data.rglob("*")
        if path.is_file() and places.index_dir not in path.parents
    }


def test_an_empty_home_becomes_identical_and_a_second_import_adds_nothing(full: Places, tmp_path: Path) -> None:
    archive = tmp_path / "all.zip"
    written = write_archive(full, archive)
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    assert written.files == len(contents(full))
    assert written.left_out == ()
    other = home(tmp_path / "other")
    first = import_archive(other, archive)
    assert contents(other) == contents(full)
    assert len(first.added) == written.files
    with history_index(full) as a, history_index(other) as b:
        assert [s.facts for s in a.sessions(texts=True)] == [s.facts for s in b.sessions(texts=True)]
        assert [s.record() for s in a.sessions()] == [s.record() for s in b.sessions()]
    second = import_archive(other, archive)
    assert (second.added, second.merged) == ([], [])
    assert contents(other) == contents(full)
    assert import_archive(full, archive).added == []


def test_two_machines_that_went_different_ways_come_together(full: Places, tmp_path: Path) -> None:
    shutil.copytree(full.data, tmp_path / "other")
    other = home(tmp_path / "other")
    mine, theirs = list_sessions(full).sessions[0], list_sessions(other).sessions[0]
    names = [a.id for a in mine.record().attempts]
    write_note(mine.path, names[0], "Mine.", NOON)
    write_note(theirs.path, names[-1], "Theirs.", NOON)
    Journal.create(other, started("fresh")).append(Answered(attempt=attempt()))
    archive = tmp_path / "theirs.zip"
    write_archive(other, archive)
    done = import_archive(full, archive)
    assert (len(done.added), len(done.merged)) == (1, 1)
    notes = list_sessions(full).find(mine.id).record().notes
    assert notes == {**notes, names[-1]: "Theirs."}
    assert b"Mine." in mine.path.read_bytes()
    assert import_archive(full, archive).merged == []


def test_a_renamed_session_is_no_duplicate_and_a_taken_name_no_loss(tmp_path: Path) -> None:
    one, other = home(tmp_path / "one"), home(tmp_path / "other")
    path = Journal.create(one, started("same")).path
    Journal.create(other, started("same")).path.rename(other.sessions_dir / "renamed.jsonl")
    Journal.create(one, started("second", 5)).path.rename(one.sessions_dir / "renamed2.jsonl")
    (other.sessions_dir / "renamed2.jsonl").write_bytes(b"something else\n")
    archive = tmp_path / "a.zip"
    write_archive(one, archive)
    done = import_archive(other, archive)
    assert [summary.id for summary in list_sessions(other).sessions] == ["second", "same"]
    assert done.same == [f"sessions/{path.name}"]
    assert (other.sessions_dir / "renamed2.jsonl").read_bytes() == b"something else\n"


def test_what_differs_here_stays_and_is_named(full: Places, tmp_path: Path) -> None:
    archive = tmp_path / "a.zip"
    write_archive(full, archive)
    other = home(tmp_path / "other")
    other.settings_file.write_text("# other\n")
    gone = list_sessions(full).sessions[0]
    shutil.copy(gone.path, other.sessions_dir)
    delete(other, list_sessions(other).sessions[0])
    done = import_archive(other, archive)
    assert {name for name, _ in done.left} == {"settings/settings.toml", f"sessions/{gone.path.name}"}
    assert other.settings_file.read_text() == "# other\n"
    assert gone.id not in {summary.id for summary in list_sessions(other).sessions}


def test_a_session_of_a_newer_version_is_never_added_to(tmp_path: Path) -> None:
    one, other = home(tmp_path / "one"), home(tmp_path / "other")
    journal = Journal.create(one, started())
    head = json.loads(journal.path.read_text()) | {"schema_version": 2}
    mine = other.sessions_dir / journal.path.name
    mine.write_text(json.dumps(head) + "\n")
    journal.append(Answered(attempt=attempt()))
    before = mine.read_bytes()
    write_archive(one, tmp_path / "a.zip")
    assert [name for name, _ in import_archive(other, tmp_path / "a.zip").left] == [f"sessions/{journal.path.name}"]
    assert mine.read_bytes() == before


def test_an_archive_is_never_written_over_a_file_nor_left_half(full: Places, tmp_path: Path) -> None:
    there = tmp_path / "there.zip"
    there.write_bytes(b"mine")
    with pytest.raises(BadInputError):
        write_archive(full, there)
    assert there.read_bytes() == b"mine"
    with pytest.raises(StorageError):
        write_archive(full, tmp_path / "no folder" / "a.zip")
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["there.zip"]


def crafted(*members: tuple[str, bytes], manifest: object = None, kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    from hashlib import sha256

    files = [{"name": n, "size": len(d), "sha256": sha256(d).hexdigest()} for n, d in members]
    told = {"kind": "sesprep-archive", "schema": 1, "files": files} if manifest is None else manifest
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", kind) as file:
        file.writestr(MANIFEST, json.dumps(told))
        for name, data in members:
            file.writestr(name, data)
    return raw.getvalue()


BAD = {
    "empty": b"",
    "no zip": b"hello" * 100,
    "other zip": crafted(manifest={}),
    "no object": crafted(manifest=[1]),
    "newer": crafted(manifest={"kind": "sesprep-archive", "schema": 2, "files": []}),
    "up": crafted(("sessions/../../x", b"x")),
    "absolute": crafted(("/etc/x", b"x")),
    "windows": crafted(("sessions\\..\\x", b"x")),
    "drive": crafted(("sessions/C:x", b"x")),
    "elsewhere": crafted(("index/history.sqlite", b"x")),
    "settings": crafted(("settings/other.toml", b"x")),
    "folder alone": crafted(("sessions", b"x")),
    "checksum": crafted(("banks/a.toml", b"good one")).replace(b"banks/a.toml", b"banks/b.toml", 1),
    "missing": crafted(
        manifest={"kind": "sesprep-archive", "schema": 1, "files": [{"name": "banks/a", "sha256": "0"}]}
    ),
    "codec": crafted(("banks/a.toml", b"x" * 900), kind=zipfile.ZIP_BZIP2),
}


@pytest.mark.parametrize("raw", BAD.values(), ids=BAD.keys())
def test_what_is_no_sound_archive_is_refused_before_anything_is_written(tmp_path: Path, raw: bytes) -> None:
    archive = tmp_path / "bad.zip"
    archive.write_bytes(raw)
    places = Places.find(tmp_path / "home", {})
    with pytest.raises(BadInputError) as refused:
        import_archive(places, archive)
    assert refused.value.hint
    assert list(tmp_path.iterdir()) == [archive]


def test_a_flipped_bit_anywhere_is_refused_or_harmless(full: Places, tmp_path: Path) -> None:
    sound = tmp_path / "sound.zip"
    write_archive(full, sound)
    raw = sound.read_bytes()
    bad = tmp_path / "bad.zip"
    refused = 0
    for at in range(0, len(raw), len(raw) // 60):
        bad.write_bytes(raw[:at] + bytes([raw[at] ^ 0x40]) + raw[at + 1 :])
        target = home(tmp_path / f"home{at}")
        try:
            import_archive(target, bad)
        except BadInputError:
            refused += 1
            assert contents(target) == {}
        else:
            assert contents(target) == contents(full)
    assert refused > 40


def test_debriefs_come_back_and_bad_ones_are_named(places: Places) -> None:
    question = DebriefQuestion(
        text='Why "us"?', competencies=("a/b/c",), felt=2, probed="Costs.\n\\ and more", notes="ß"
    )
    told = Debrief(id="2026-deputy", day=NOON.date(), title="Deputy", felt=4, feedback="Good.", questions=(question,))
    path = save_debrief(places, told)
    assert load_debriefs(places).debriefs == (told,)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(BadInputError, match="already"):
        save_debrief(places, told)
    (places.debriefs_dir / "bad.toml").write_text('id = "bad"\nday = 2026-01-01\nfeeling = 3\n')
    (places.debriefs_dir / "copy.toml").write_bytes(path.read_bytes())
    found = load_debriefs(places)
    assert [problem.path.name for problem in found.problems] == ["bad.toml", "copy.toml"]
    assert found.get("2026-deputy") == told
    with pytest.raises(BadInputError, match="no debrief 'x'"):
        found.get("x")
