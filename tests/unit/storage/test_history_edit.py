import json
from pathlib import Path

import pytest

from sesprep.domain.session import Answered, Assessed
from sesprep.errors import BadInputError, StorageError
from sesprep.storage.history import delete, list_sessions
from sesprep.storage.history_bin import empty_bin, list_deleted, restore
from sesprep.storage.history_edit import keep_recheck, set_star, write_note
from sesprep.storage.journal import Journal, read_journal
from sesprep.storage.places import Places

from .builders import NOON, assessment, attempt, started


@pytest.fixture
def path(places: Places) -> Path:
    journal = Journal.create(places, started())
    journal.append(Answered(attempt=attempt()))
    journal.append(Assessed(attempt="t1", assessment=assessment()))
    return journal.path


def test_a_note_takes_the_place_of_another_whose_words_stay_in_the_file(path: Path) -> None:
    before = path.read_bytes()
    for text in ("first [/b] words", "second \ud83d\ude00 words"):
        write_note(path, "t1", text, NOON)
    assert read_journal(path).notes == {"t1": "second 😀 words"}
    assert path.read_bytes().startswith(before)
    assert b"first [/b] words" in path.read_bytes()
    write_note(path, "t1", " ", NOON)
    assert read_journal(path).notes == {}


def test_a_star_on_and_off(path: Path) -> None:
    set_star(path, "t1", True, NOON)
    assert read_journal(path).starred == ("t1",)
    set_star(path, "t1", False, NOON)
    assert read_journal(path).starred == ()


def test_a_kept_recheck_stands_beside_the_assessment_of_that_day(path: Path) -> None:
    later = assessment("later").model_copy(update={"model": "2"})
    keep_recheck(path, "t1", later, NOON)
    record = read_journal(path)
    assert record.assessments == {"t1": assessment()}
    assert record.rechecks == {"t1": (later,)}


def test_what_is_not_there_is_told_and_nothing_is_written(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(BadInputError, match="no answer 'zz'"):
        write_note(path, "zz", "x", NOON)
    with pytest.raises(StorageError):
        set_star(path.with_name("gone.jsonl"), "t1", True, NOON)
    assert path.read_bytes() == before


def test_a_newer_version_is_never_written_to(path: Path) -> None:
    lines = path.read_text().splitlines()
    head = json.loads(lines[0]) | {"schema_version": 2}
    path.write_text("\n".join([json.dumps(head), *lines[1:], ""]))
    before = path.read_bytes()
    with pytest.raises(BadInputError, match="newer"):
        write_note(path, "t1", "x", NOON)
    assert path.read_bytes() == before


def test_delete_is_undone_byte_for_byte(places: Places, path: Path) -> None:
    before = path.read_bytes()
    delete(places, list_sessions(places).find("a1b2"))
    assert [summary.id for summary in list_deleted(places)] == ["a1b2"]
    assert restore(places, "a1").path == path
    assert path.read_bytes() == before
    assert list_deleted(places) == ()


def test_restore_never_overwrites(places: Places, path: Path) -> None:
    delete(places, list_sessions(places).find("a1b2"))
    Journal.create(places, started())
    with pytest.raises(BadInputError, match="already"):
        restore(places, "a1b2")
    with pytest.raises(BadInputError, match="no session"):
        restore(places, "nope")
    assert len(list_deleted(places)) == 1


def test_the_bin_is_emptied_for_good_and_nothing_else(places: Places, path: Path) -> None:
    delete(places, list_sessions(places).find("a1b2"))
    (places.bin_dir / "foreign.jsonl").write_bytes(b"not a session")
    (places.bin_dir / "notes.txt").write_bytes(b"mine")
    Journal.create(places, started("other"))
    assert empty_bin(places) == 2
    assert [file.name for file in places.bin_dir.iterdir()] == ["notes.txt"]
    assert [summary.id for summary in list_sessions(places).sessions] == ["other"]
    assert empty_bin(places) == 0
