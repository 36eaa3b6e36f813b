import subprocess
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sesprep.domain.session import Answered, Ended
from sesprep.domain.text import storable
from sesprep.errors import StorageError
from sesprep.storage.drafts import Draft, DraftFile, claim, unfinished
from sesprep.storage.journal import Journal
from sesprep.storage.places import Places
from sesprep.storage.process import Owner
from sesprep.storage.scratch import sweep

from .builders import NOON, attempt, started

TYPE = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from sesprep.storage.drafts import DraftFile
from sesprep.storage.places import Places
draft = DraftFile(Places.find(Path(sys.argv[1]), {}), sys.argv[2])
now = datetime(2026, 9, 30, 12, int(sys.argv[4]), tzinfo=UTC)
draft.save(sys.argv[3], position=0, number=1, seconds=9.5, now=now, time_up_at=3)
print(draft.owner.mark, flush=True)
sys.stdin.read()
"""


def typing(places: Places, text: str = "We began", minute: int = 0, session: str = "a1b2") -> "subprocess.Popen[str]":
    """A real process that has saved a draft and goes on running until its input ends."""
    arguments = [sys.executable, "-c", TYPE, str(places.config), session, text, str(minute)]
    process = subprocess.Popen(arguments, stdin=-1, stdout=-1, text=True)
    assert process.stdout
    assert process.stdout.readline()
    return process


def kill(process: "subprocess.Popen[str]") -> None:
    process.kill()
    process.communicate()


@pytest.fixture
def journal(places: Places) -> Journal:
    return Journal.create(places, started())


def test_a_session_of_a_living_process_is_not_cut_off_and_of_a_killed_one_is(places: Places, journal: Journal) -> None:
    process = typing(places)
    assert unfinished(places) == ()
    kill(process)
    [found] = unfinished(places)
    assert found.journal == journal.path
    assert found.draft is not None
    assert (found.draft.text, found.draft.seconds, found.draft.time_up_at) == ("We began", 9.5, 3)


def test_a_claimed_draft_is_this_process_s_and_only_one_gets_it(places: Places, journal: Journal) -> None:
    kill(typing(places))
    [found] = unfinished(places)
    mine, draft = claim(places, found)
    assert draft == found.draft
    assert [path.name for path in places.drafts_dir.iterdir()] == [mine.path.name]
    assert unfinished(places) == ()
    with pytest.raises(StorageError, match="Another copy"):
        claim(places, found)
    mine.clear()
    mine.clear()
    assert list(places.drafts_dir.iterdir()) == []


def test_the_latest_draft_with_words_counts(places: Places, journal: Journal) -> None:
    for text, minute in [("first", 1), ("third", 3), ("second", 2), ("", 4)]:
        kill(typing(places, text, minute))
    [found] = unfinished(places)
    assert found.draft is not None
    assert found.draft.text == "third"


def test_a_draft_without_words_counts_when_it_names_a_recording(places: Places, journal: Journal) -> None:
    process = typing(places, text="")
    process.kill()
    process.wait()
    process.stdin.close()
    process.stdout.close()
    (cut_off,) = unfinished(places)
    assert cut_off.draft is None
    mine = claim(places, cut_off)[0]
    mine.save("", position=0, number=1, seconds=3, now=NOON, recordings=("01-1.wav", "01-1b.wav"))
    foreign = mine.path.with_name(mine.path.name.replace(mine.owner.mark, "4194000-1"))
    mine.path.rename(foreign)
    (cut_off,) = unfinished(places)
    assert cut_off.draft is not None
    assert cut_off.draft.recordings == ("01-1.wav", "01-1b.wav")
    _, draft = claim(places, cut_off)
    assert draft == cut_off.draft


def test_a_finished_try_leaves_no_draft(places: Places, journal: Journal) -> None:
    kill(typing(places))
    journal.append(Answered(attempt=attempt()))
    [found] = unfinished(places)
    assert found.draft is None
    assert found.path is not None
    assert claim(places, found)[1] is None


def test_an_ended_session_is_not_cut_off(places: Places, journal: Journal) -> None:
    kill(typing(places))
    journal.append(Ended(at=NOON, how="stopped"))
    assert unfinished(places) == ()


def test_a_session_without_a_draft_is_found_and_can_be_held(places: Places, journal: Journal) -> None:
    [found] = unfinished(places)
    assert (found.draft, found.path) == (None, None)
    mine, draft = claim(places, found)
    assert draft is None
    mine.hold(position=0, number=1, now=NOON)
    assert unfinished(places) == ()


def test_foreign_files_among_the_drafts_break_nothing(places: Places, journal: Journal) -> None:
    gone = Owner(2**31 - 1, 1)
    (places.drafts_dir / f"a1b2.{gone.mark}.json").write_bytes(b"\xff")
    (places.drafts_dir / "a1b2.json").write_text("{}")
    (places.drafts_dir / "x.9999999999-1.json").write_text("{}")
    [found] = unfinished(places)
    assert found.draft is None


def test_a_number_used_again_is_another_process() -> None:
    this = Owner.this()
    assert this.alive()
    assert Owner.parse(this.mark) == this
    assert not Owner(this.pid, this.started_ms - 60_000).alive()
    assert Owner.parse("none") is None


@settings(max_examples=60, deadline=None)
@given(text=st.text(alphabet=st.characters(), max_size=80), hours=st.integers(-12, 12))
def test_any_text_comes_back(text: str, hours: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        places = Places.find(Path(folder), {})
        places.prepare()
        file = DraftFile(places, "a1b2")
        saved = file.save(text, position=2, number=1, seconds=3.25, now=NOON + timedelta(hours=hours))
        again = Draft.model_validate_json(file.path.read_bytes())
        assert again == saved
        assert again.text == storable(text)


def test_scratch_files_of_the_dead_are_swept_and_no_others(places: Places) -> None:
    dead = places.drafts_dir / ".a.json.999999999.0a0b0c0d.scratch"
    alive = places.drafts_dir / f".a.json.{Owner.this().pid}.0a0b0c0d.scratch"
    other = places.sessions_dir / ".scratch"
    for path in (dead, alive, other):
        path.write_text("words")
    assert sweep(places) == 1
    assert [path.exists() for path in (dead, alive, other)] == [False, True, True]
