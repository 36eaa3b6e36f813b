"""The index tells what the journals tell, whatever happens to it or to them."""

import json
import os
import shutil
import sqlite3
import stat
import sys
from pathlib import Path

import pytest

from history_maker import Maker, make_history
from sesprep.domain.facts import SessionFacts, facts_of
from sesprep.domain.session import Answered
from sesprep.errors import BadInputError
from sesprep.storage.fillers import load_fillers
from sesprep.storage.frameworks import load_frameworks
from sesprep.storage.history import delete, list_sessions
from sesprep.storage.history_edit import set_star, write_note
from sesprep.storage.history_index import HistoryIndex, history_index
from sesprep.storage.history_page import first_page
from sesprep.storage.journal import Journal
from sesprep.storage.places import Places
from sesprep.storage.structures import load_structures

from .builders import NOON, attempt, started


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Places:
    places = Places.find(tmp_path_factory.mktemp("made"), {})
    places.prepare()
    structures = {structure.id: structure for structure in load_structures().values}
    make_history(places.sessions_dir, Maker(load_frameworks(places).values[0], structures), count=60)
    with history_index(places):
        return places


@pytest.fixture
def kept(made: Places, tmp_path: Path) -> Places:
    """A home of its own with sixty sessions and their index."""
    shutil.copytree(made.data, tmp_path / "kept")
    return Places.find(tmp_path / "kept", {})


def from_journals(places: Places) -> list[SessionFacts]:
    fillers = load_fillers()
    return [facts_of(summary.record(), fillers) for summary in list_sessions(places).sessions]


def from_index(places: Places) -> list[SessionFacts]:
    with history_index(places) as index:
        return [session.facts for session in index.sessions()]


def index_file(places: Places) -> Path:
    return places.index_dir / "history.sqlite"


def test_it_tells_what_the_journals_tell(kept: Places) -> None:
    assert from_index(kept) == from_journals(kept)
    with history_index(kept) as index:
        assert index.count() == 60
        pages = [facts.facts for offset in range(0, 60, 7) for facts in index.page(7, offset)]
        assert pages == from_journals(kept)
        assert list(index.sessions())[3].record() == list_sessions(kept).sessions[3].record()


def test_it_is_read_and_not_made_again(kept: Places) -> None:
    with history_index(kept):
        pass
    told: list[int] = []
    with history_index(kept, lambda done, of: told.append(done)):
        pass
    assert told == []


def test_each_change_is_seen_at_the_next_opening(kept: Places) -> None:
    from_index(kept)
    summaries = list_sessions(kept).sessions
    write_note(summaries[0].path, summaries[0].record().attempts[0].id, "Wörter", NOON)
    set_star(summaries[1].path, summaries[1].record().attempts[0].id, True, NOON)
    delete(kept, summaries[2])
    Journal.create(kept, started("fresh")).append(Answered(attempt=attempt()))
    summaries[3].path.write_bytes(b"gone wrong")
    assert from_index(kept) == from_journals(kept)
    with history_index(kept) as index:
        assert [bad.path for bad in index.unreadable()] == [summaries[3].path]
        texts = {name: text for s in index.sessions(texts=True) for name, text in s.texts.items()}
        assert texts[summaries[0].record().attempts[0].id].endswith("wörter")


def test_an_edit_that_keeps_size_and_time_is_seen(kept: Places) -> None:
    from_index(kept)
    path = list_sessions(kept).sessions[0].path
    before = path.stat()
    path.write_bytes(path.read_bytes().replace(b'"finished"', b'"stopped" '))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert from_index(kept) == from_journals(kept)


def damage_empty(path: Path) -> None:
    path.write_bytes(b"")


def damage_text(path: Path) -> None:
    path.write_bytes(b"this is no database" * 100)


def damage_cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def damage_middle(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for at in range(4096, len(data), 1000):
        data[at] ^= 0xFF
    path.write_bytes(data)


def damage_gone(path: Path) -> None:
    path.unlink()


def damage_facts(path: Path) -> None:
    change(
        path, "UPDATE files SET facts = substr(facts, 1, 8) || replace(substr(facts, 9), '\"rating\":', '\"rating\": ')"
    )


def damage_texts(path: Path) -> None:
    change(path, "UPDATE files SET texts = texts || ' '")


def damage_tables(path: Path) -> None:
    change(path, "DROP TABLE files")


def damage_columns(path: Path) -> None:
    change(path, "ALTER TABLE files RENAME COLUMN facts TO fancies")


def damage_version(path: Path) -> None:
    change(path, "PRAGMA user_version = 99")


def change(path: Path, command: str) -> None:
    db = sqlite3.connect(path)
    with db:
        db.execute(command)
    db.close()


@pytest.mark.parametrize(
    "damage",
    [damage_empty, damage_text, damage_cut, damage_middle, damage_gone, damage_facts, damage_texts, damage_tables,
     damage_columns, damage_version],
)  # fmt: skip
def test_a_damaged_index_is_made_anew_without_loss(kept: Places, damage) -> None:
    journals = {path: path.read_bytes() for path in kept.sessions_dir.iterdir()}
    damage(index_file(kept))
    with history_index(kept) as index:
        assert [session.facts for session in index.sessions(texts=True)] == from_journals(kept)
        assert index.count() == 60
        assert index.unreadable() == ()
    told: list[int] = []
    with history_index(kept, lambda done, of: told.append(done)) as index:
        assert [session.facts for session in index.sessions()] == from_journals(kept)
    assert told == []
    assert {path: path.read_bytes() for path in kept.sessions_dir.iterdir()} == journals


def test_a_folder_where_the_index_belongs_is_no_crash(kept: Places) -> None:
    index_file(kept).unlink()
    index_file(kept).mkdir()
    assert from_index(kept) == from_journals(kept)


@pytest.mark.skipif(sys.platform == "win32", reason="no such locks")
def test_an_index_that_another_process_holds_is_no_obstacle(kept: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sesprep.storage.index_file._PATIENCE", 0.05)
    holder = sqlite3.connect(index_file(kept), isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        assert from_index(kept) == from_journals(kept)
    finally:
        holder.close()
    assert index_file(kept).stat().st_size > 0


def test_it_is_private_and_forgets_the_words_of_what_was_deleted(kept: Places) -> None:
    word = "Zyzzogeton"
    journal = Journal.create(kept, started("secret"))
    journal.append(Answered(attempt=attempt(answer=f"The word is {word}.")))
    from_index(kept)
    assert word.lower().encode() in index_file(kept).read_bytes()
    assert stat.S_IMODE(index_file(kept).stat().st_mode) == 0o600
    journal.path.unlink()
    from_index(kept)
    assert word.lower().encode() not in index_file(kept).read_bytes()


def foreign_files(places: Places) -> set[str]:
    """Every kind of bad file among the sessions; returns their names."""
    folder = places.sessions_dir
    whole = next(path for path in sorted(folder.iterdir()))
    lines = whole.read_bytes().splitlines()
    head = json.loads(lines[0])
    (folder / "empty.jsonl").write_bytes(b"")
    (folder / "torn.jsonl").write_bytes(lines[0][:60])
    (folder / "foreign.jsonl").write_bytes(b'{"hello": "world"}\n' * 3)
    (folder / "binary.jsonl").write_bytes(bytes(range(256)) * 9)
    (folder / "future.jsonl").write_text(json.dumps(head | {"id": "f", "schema_version": 9, "plan": {"new": "shape"}}))
    (folder / "twice.jsonl").write_bytes(b"\n".join(lines[:2]))
    (folder / "folder.jsonl").mkdir()
    (folder / "loop.jsonl").symlink_to(folder / "loop.jsonl")
    names = {"empty", "torn", "foreign", "binary", "future", "twice", "folder", "loop"}
    return {f"{name}.jsonl" for name in names}


def test_bad_files_are_listed_with_a_reason_and_the_others_show(kept: Places) -> None:
    before = from_journals(kept)
    names = foreign_files(kept)
    contents = {path: path.read_bytes() for path in kept.sessions_dir.iterdir() if path.is_file()}
    for _ in range(2):
        with history_index(kept) as index:
            assert [session.facts for session in index.sessions()] == before
            bad = {found.path.name: found.reason for found in index.unreadable()}
    assert set(bad) == names == {found.path.name for found in list_sessions(kept).unreadable}
    assert all(bad.values())
    assert bad["empty.jsonl"] == "The file is empty."
    assert "newer sesprep" in bad["future.jsonl"]
    assert {path: path.read_bytes() for path in kept.sessions_dir.iterdir() if path.is_file()} == contents


def test_torn_and_hand_edited_lines_are_counted(kept: Places) -> None:
    path = list_sessions(kept).sessions[0].path
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(lines[0] + b'{"type": "rated", "attempt": 7}\n' + b"".join(lines[1:]) + lines[1][:50])
    with history_index(kept) as index:
        assert index.page(1)[0].skipped == 2
        assert index.unreadable() == ()


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text are Linux's")
def test_a_name_that_is_no_text_is_no_crash(kept: Places) -> None:
    path = list_sessions(kept).sessions[0].path
    path.rename(Path(os.fsdecode(os.fsencode(kept.sessions_dir) + b"/\xff\xfe.jsonl")))
    assert from_index(kept) == from_journals(kept)
    with history_index(kept) as index:
        assert index.page(1)[0].record() == list_sessions(kept).sessions[0].record()


def test_a_clock_set_back_and_forth_is_an_order_like_any(kept: Places) -> None:
    for name, year in (("first", 1), ("last", 9999)):
        Journal.create(kept, started(name).model_copy(update={"at": NOON.replace(year=year)}))
    found = from_index(kept)
    assert (found[0].id, found[-1].id) == ("last", "first")
    assert found == from_journals(kept)


def test_find_by_the_start_of_an_id(places: Places) -> None:
    for name in ("abc", "abcd", "axe"):
        Journal.create(places, started(name)).append(Answered(attempt=attempt(f"t-{name}")))
    with history_index(places) as index:
        assert index.find("abc").facts.id == "abc"
        assert index.find("ax").facts.id == "axe"
        assert [session.facts.id for session in index.having("t-a")] == ["axe", "abcd", "abc"]
        assert [session.facts.id for session in index.having("t-ax")] == ["axe"]
        assert index.having("abc") == ()
        for wanted in ("ab", "", "x", "%", "a'"):
            with pytest.raises(BadInputError):
                index.find(wanted)


def test_no_home_is_an_empty_history_and_makes_nothing(tmp_path: Path) -> None:
    places = Places.find(tmp_path / "none", {})
    with history_index(places) as index:
        assert (list(index.sessions()), index.count(), index.unreadable()) == ([], 0, ())
    assert list(tmp_path.iterdir()) == []


def test_what_was_read_stays_known_when_the_reading_is_stopped(kept: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sesprep.storage.history_index.BATCH", 10)
    index_file(kept).unlink()

    def stop(done: int, of: int) -> None:
        if done >= 20:
            raise KeyboardInterrupt

    index = HistoryIndex(kept)
    with pytest.raises(KeyboardInterrupt):
        index.refresh(stop)
    index.close()
    told: list[tuple[int, int]] = []
    with history_index(kept, lambda done, of: told.append((done, of))) as again:
        assert [session.facts for session in again.sessions()] == from_journals(kept)
    assert told[0] == (10, 40)


def test_the_first_page_needs_no_index(kept: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sesprep.storage.history_page.BATCH", 10)
    index_file(kept).unlink()
    page = first_page(kept, 15)
    assert [session.facts for session in page.sessions] == from_journals(kept)[:15]
    assert (page.complete, page.total) == (False, 60)
    from_index(kept)
    page = first_page(kept, 15)
    assert [session.facts for session in page.sessions] == from_journals(kept)[:15]
    assert (page.complete, page.total) == (True, 60)


def test_the_first_page_sees_what_is_new_changed_and_gone(kept: Places) -> None:
    from_index(kept)
    summaries = list_sessions(kept).sessions
    write_note(summaries[4].path, summaries[4].record().attempts[0].id, "New.", NOON)
    assert [session.facts for session in first_page(kept, 15).sessions] == from_journals(kept)[:15]
    summaries[0].path.unlink()
    Journal.create(kept, started("late", minutes=90 * 1440))
    page = first_page(kept, 15)
    assert page.sessions[0].facts.id == "late"
    assert [session.facts for session in page.sessions] == from_journals(kept)[:15]
