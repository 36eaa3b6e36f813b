"""Drafts of questions."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sesprep.errors import StorageError
from sesprep.storage.drafts import unfinished
from sesprep.storage.places import Places
from sesprep.storage.question_drafts import NEW, QuestionDraft, drop_draft, find_draft, save_draft


@pytest.fixture
def places(tmp_path: Path) -> Places:
    found = Places.find(tmp_path, {})
    found.prepare()
    return found


def draft(question: str, text: str) -> QuestionDraft:
    at = datetime(2026, 11, 22, 19, 5, tzinfo=UTC)
    return QuestionDraft(bank="team", question=question, fields={"text": (text,)}, saved_at=at)


def test_a_draft_comes_back_until_it_is_dropped(places: Places):
    assert find_draft(places, "team", NEW) is None
    save_draft(places, draft(NEW, "first"))
    save_draft(places, draft(NEW, "second"))
    save_draft(places, draft("new-question", "another"))
    assert find_draft(places, "team", NEW) == draft(NEW, "second")
    assert find_draft(places, "team", "new-question") == draft("new-question", "another")
    drop_draft(places, "team", NEW)
    drop_draft(places, "team", NEW)
    assert find_draft(places, "team", NEW) is None
    assert find_draft(places, "team", "new-question") is not None


def test_half_a_surrogate_is_kept_as_a_sign(places: Places):
    save_draft(places, draft("q", "a \ud800 b"))
    found = find_draft(places, "team", "q")
    assert found is not None
    assert found.fields["text"] == ("a \ufffd b",)


@pytest.mark.parametrize("raw", [b"", b"{", b"\xff\xfe", b"[]", b'{"bank": 3}'])
def test_a_damaged_draft_is_none(places: Places, raw: bytes):
    save_draft(places, draft("q", "x"))
    (path,) = (places.drafts_dir / "questions").iterdir()
    path.write_bytes(raw)
    assert find_draft(places, "team", "q") is None


def test_it_is_for_the_users_eyes_and_no_session(places: Places):
    save_draft(places, draft("q", "x"))
    (path,) = (places.drafts_dir / "questions").iterdir()
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert unfinished(places) == ()


@pytest.mark.skipif(os.name == "nt", reason="a file where a folder should be reads otherwise there")
def test_a_folder_that_cannot_be_made_is_told(places: Places):
    (places.drafts_dir / "questions").write_text("in the way")
    with pytest.raises(StorageError):
        save_draft(places, draft("q", "x"))
