"""Drafts of forms, such as a question."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sesprep.errors import StorageError
from sesprep.storage.drafts import unfinished
from sesprep.storage.form_drafts import NEW, FormDraft, drop_form, find_form, question_of, save_form
from sesprep.storage.places import Places


@pytest.fixture
def places(tmp_path: Path) -> Places:
    found = Places.find(tmp_path, {})
    found.prepare()
    return found


def draft(question: str, text: str) -> FormDraft:
    at = datetime(2026, 11, 22, 19, 5, tzinfo=UTC)
    return FormDraft(kind="questions", of=question_of("team", question), fields={"text": (text,)}, saved_at=at)


def test_a_draft_comes_back_until_it_is_dropped(places: Places):
    assert find_form(places, "questions", question_of("team", NEW)) is None
    save_form(places, draft(NEW, "first"))
    save_form(places, draft(NEW, "second"))
    save_form(places, draft("new-question", "another"))
    assert find_form(places, "questions", question_of("team", NEW)) == draft(NEW, "second")
    assert find_form(places, "questions", question_of("team", "new-question")) == draft("new-question", "another")
    drop_form(places, "questions", question_of("team", NEW))
    drop_form(places, "questions", question_of("team", NEW))
    assert find_form(places, "questions", question_of("team", NEW)) is None
    assert find_form(places, "questions", question_of("team", "new-question")) is not None


def test_half_a_surrogate_is_kept_as_a_sign(places: Places):
    save_form(places, draft("q", "a \ud800 b"))
    found = find_form(places, "questions", question_of("team", "q"))
    assert found is not None
    assert found.fields["text"] == ("a \ufffd b",)


@pytest.mark.parametrize("raw", [b"", b"{", b"\xff\xfe", b"[]", b'{"kind": 3}'])
def test_a_damaged_draft_is_none(places: Places, raw: bytes):
    save_form(places, draft("q", "x"))
    (path,) = (places.drafts_dir / "forms").iterdir()
    path.write_bytes(raw)
    assert find_form(places, "questions", question_of("team", "q")) is None


def test_it_is_for_the_users_eyes_and_no_session(places: Places):
    save_form(places, draft("q", "x"))
    (path,) = (places.drafts_dir / "forms").iterdir()
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert unfinished(places) == ()


@pytest.mark.skipif(os.name == "nt", reason="a file where a folder should be reads otherwise there")
def test_a_folder_that_cannot_be_made_is_told(places: Places):
    (places.drafts_dir / "forms").write_text("in the way")
    with pytest.raises(StorageError):
        save_form(places, draft("q", "x"))
