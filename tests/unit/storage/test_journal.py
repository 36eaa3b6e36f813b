import json
import stat
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sesprep.domain.assessment import SetRole
from sesprep.domain.fold import fold
from sesprep.domain.role import Role
from sesprep.domain.session import Answered, Assessed, Ended, Event, Rated
from sesprep.domain.text import storable
from sesprep.errors import BadInputError, StorageError
from sesprep.storage.journal import Journal, discard, read_journal, scan_journal
from sesprep.storage.places import Places

from .builders import NOON, assessment, attempt, started

ROLE = SetRole(start=0, end=2, role=Role.RESULT)
EVENTS: list[Event] = [
    Answered(attempt=attempt()),
    Rated(attempt="t1", rating=3),
    Assessed(attempt="t1", assessment=assessment(), set_roles=(ROLE,)),
    Answered(attempt=attempt("t2", position=1)),
    Ended(at=NOON, how="finished"),
]


def test_a_session_comes_back_as_it_was(places: Places) -> None:
    journal = Journal.create(places, started())
    assert journal.path.name == "20260930T120000Z-a1b2.jsonl"
    assert stat.S_IMODE(journal.path.stat().st_mode) == 0o600
    told: list[Event] = [started()]
    for event in EVENTS:
        journal.append(event)
        told.append(event)
        assert read_journal(journal.path) == fold(told)


def test_a_session_is_never_begun_over_another(places: Places) -> None:
    journal = Journal.create(places, started())
    with pytest.raises(StorageError):
        Journal.create(places, started())
    with pytest.raises(ValueError, match="not an id"):
        Journal.create(places, started("../escape"))
    assert list(places.sessions_dir.iterdir()) == [journal.path]


def test_a_journal_moved_away_is_not_begun_again_without_its_head(places: Places) -> None:
    journal = Journal.create(places, started())
    journal.path.unlink()
    with pytest.raises(StorageError):
        journal.append(EVENTS[0])
    assert not journal.path.exists()


def test_only_a_session_that_holds_nothing_is_discarded(places: Places) -> None:
    bare = Journal.create(places, started("bare"))
    heard = Journal.create(places, started("heard"))
    heard.path.with_suffix(".audio").mkdir()
    answered = Journal.create(places, started("answered"))
    answered.append(Answered(attempt=attempt("a")))
    assert [discard(one.path) for one in (bare, heard, answered)] == [True, False, False]
    assert [one.path.exists() for one in (bare, heard, answered)] == [False, True, True]


def test_a_newer_version_is_read_but_never_written_to(places: Places) -> None:
    path = places.sessions_dir / "new.jsonl"
    head = started().model_dump(mode="json") | {"schema_version": 2, "mood": "calm"}
    answer = EVENTS[0].model_dump(mode="json") | {"smell": "none"}
    answer["attempt"]["asked"]["question"]["color"] = "blue"
    lines = [head, {"type": "applauded", "by": "all"}, answer]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    before = path.read_bytes()
    reading = scan_journal(path)
    assert reading.record.attempts == (attempt(),)
    assert reading.skipped == ()
    with pytest.raises(BadInputError, match="newer"):
        Journal.reopen(path)
    assert path.read_bytes() == before


def test_lines_that_cannot_be_used_are_counted_and_hide_no_other(places: Places) -> None:
    journal = Journal.create(places, started())
    with journal.path.open("ab") as file:
        file.write(b'\n{"type": "answered"}\n{"type": "rated", "attempt": 1}\n{"type": []}\ngarbage\n')
        file.write(b'{"type": "answered", "attempt": {"id": "torn')
    Journal.reopen(journal.path).append(EVENTS[0])
    reading = scan_journal(journal.path)
    assert reading.record.attempts == (attempt(),)
    assert reading.skipped == (3, 4, 6, 7)


@pytest.mark.parametrize(
    "raw", [b"", b"\n", b"hello", b"{}", b"[]", b"\xff\xfe", b'{"type": "started"}', b"[" * 99_999]
)
def test_what_is_no_session_says_so(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(raw)
    with pytest.raises(BadInputError) as caught:
        read_journal(path)
    assert caught.value.where == str(path)


@settings(max_examples=100, deadline=None)
@given(answer=st.text(alphabet=st.characters(), max_size=60), cut=st.integers(1, 400), rating=st.integers(1, 5))
def test_any_answer_comes_back_and_a_torn_line_costs_only_itself(answer: str, cut: int, rating: int) -> None:
    sound = storable(answer)
    with tempfile.TemporaryDirectory() as folder:
        places = Places.find(Path(folder), {})
        places.prepare()
        journal = Journal.create(places, started())
        journal.append(Answered(attempt=attempt("t1", sound)))
        kept = journal.path.read_bytes()
        journal.append(Rated(attempt="t1", rating=rating))
        whole = journal.path.read_bytes()
        assert read_journal(journal.path).attempts == (attempt("t1", sound).model_copy(update={"rating": rating}),)
        journal.path.write_bytes(whole[: max(len(kept), len(whole) - 1 - cut)])
        journal.append(Answered(attempt=attempt("t2", sound[::-1], position=1)))
        assert [a.answer for a in read_journal(journal.path).attempts] == [sound, sound[::-1]]


@given(st.text(alphabet=st.characters(), max_size=30))
def test_storable_text_can_be_written_and_differs_only_where_it_could_not(text: str) -> None:
    sound = storable(text)
    assert sound.encode("utf-8").decode("utf-8") == sound
    assert storable(sound) == sound
    if not any("\ud800" <= character <= "\udfff" for character in text):
        assert sound == text


def test_surrogates_become_what_they_stand_for() -> None:
    assert storable("a\ud83d\ude00b\ud800c\udfff") == "a😀b\ufffdc\ufffd"
