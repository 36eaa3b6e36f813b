"""A change to the user's own file is taken back only while the file is what it left; drafts of forms."""

from datetime import UTC, datetime

import pytest

from sesprep.domain.story import Figure, Scale, Story
from sesprep.errors import BadInputError
from sesprep.storage.form_drafts import NEW, FormDraft, drop_form, find_form, save_form
from sesprep.storage.own_undo import DELETED, Change, bytes_of, put_away, take_back
from sesprep.storage.places import Places
from sesprep.storage.shelf import change
from sesprep.storage.stories import new_story


@pytest.fixture
def places(tmp_path) -> Places:
    found = Places.find(tmp_path, {})
    found.prepare()
    return found


def test_put_away_and_back(places):
    path = new_story(places, "One")
    before = path.read_bytes()
    done = put_away(path)
    assert not path.exists()
    assert (path.parent / DELETED / "one.toml").read_bytes() == before
    take_back(done)
    assert path.read_bytes() == before
    put_away(path)
    assert (path.parent / DELETED / "one-2.toml").exists()  # none takes the place of an earlier one
    with pytest.raises(BadInputError, match="not there any more"):
        put_away(path)


def test_a_new_file_that_is_taken_back_stays_among_the_deleted(places):
    path = new_story(places, "One")
    take_back(Change(path, None, bytes_of(path)))
    assert not path.exists()
    assert (path.parent / DELETED / "one.toml").exists()


@pytest.mark.parametrize("gone", [True, False])
def test_a_file_that_changed_meanwhile_stays(places, gone):
    path = new_story(places, "One")
    before = path.read_bytes()
    change(Story, path, lambda story: story.model_copy(update={"role": "Director"}))
    done = Change(path, before, path.read_bytes())
    if gone:
        path.unlink()
    else:
        path.write_text(path.read_text() + "# mine\n")
    with pytest.raises(BadInputError, match="changed meanwhile"):
        take_back(done)
    assert gone != path.exists()


def test_a_change_keeps_comments_and_the_order_of_keys(places):
    path = new_story(places, "One")
    lines = path.read_text().splitlines()
    update = {
        "role": "Director",
        "competencies": ("a/b", "c/d"),
        "scale": Scale(people="400"),
        "parts": {"situation": ("late",), "task": (), "action": ("split", "met"), "result": ()},
    }
    change(Story, path, lambda story: story.model_copy(update=update))
    after = path.read_text().splitlines()
    changed = [(a, b) for a, b in zip(lines, after, strict=True) if a != b]
    assert [new for _, new in changed] == [
        'role = "Director"        # your post at the time',
        'competencies = ["a/b", "c/d"]  # such as "framework/qualification/competency"; '
        "`sesprep frameworks show ID` lists them",
        'people = "400"',
        'situation = ["late"]',
        'action = ["split", "met"]',
    ]
    change(Story, path, lambda story: story.model_copy(update={"figures": (Figure(says="a", source="b"),)}))
    change(Story, path, lambda story: story.model_copy(update={"figures": (), "year": 2023}))
    assert change(Story, path, lambda story: story).year == 2023


def test_a_draft_of_a_form(places):
    now = datetime(2026, 11, 22, tzinfo=UTC)
    draft = FormDraft(kind="stories", of=NEW, fields={"title": ("half \ud800",), "figures": ("a", "")}, saved_at=now)
    save_form(places, draft)
    assert find_form(places, "stories", NEW).fields == {"title": ("half �",), "figures": ("a", "")}
    assert find_form(places, "agencies", NEW) is None
    path = next((places.drafts_dir / "forms").iterdir())
    assert path.stat().st_mode & 0o777 == 0o600
    path.write_text("{")
    assert find_form(places, "stories", NEW) is None
    drop_form(places, "stories", NEW)
    drop_form(places, "stories", NEW)
    assert not path.exists()
