"""Recordings seen from the command line, as real processes: their size, out and in, deleted for good."""

import json
import os

import pytest

from recorded import record
from sesprep.storage.history import list_sessions
from sesprep.storage.places import Places


@pytest.fixture
def places(home) -> Places:
    places = Places.find(None, os.environ)
    places.prepare()
    record(places, "one", "01-1.flac", "02-1.wav")
    record(places, "two", "01-1.flac", minutes=5)
    return places


def told(sesprep) -> dict[str, tuple[int, int]]:
    rows = [json.loads(line) for line in sesprep("where", "--json").stdout.splitlines()]
    return {row["what"]: (row["recordings"], row["recordings_bytes"]) for row in rows if "recordings" in row}


def test_deleting_moves_their_size_to_the_bin_and_emptying_frees_it(sesprep, places):
    assert told(sesprep) == {"sessions": (3, 9_000_000), "deleted sessions": (0, 0)}
    assert "3, 9 MB" in sesprep("where").stdout
    sesprep("history", "delete", "one", "--yes")
    assert told(sesprep) == {"sessions": (1, 3_000_000), "deleted sessions": (2, 6_000_000)}
    sesprep("history", "restore", "one")
    assert told(sesprep)["sessions"] == (3, 9_000_000)
    sesprep("history", "delete", "one", "--yes")
    sesprep("history", "empty-bin", "--yes")
    assert told(sesprep) == {"sessions": (1, 3_000_000), "deleted sessions": (0, 0)}
    assert list(places.bin_dir.iterdir()) == []


def test_an_archive_tells_their_size_first_and_can_leave_them_out(sesprep, places, tmp_path):
    whole = sesprep("history", "archive", str(tmp_path / "all.zip"))
    assert "3 recordings, 9 MB, go along; --no-recordings leaves them out." in whole.stderr
    bare = sesprep("history", "archive", "--no-recordings", str(tmp_path / "bare.zip"))
    assert bare.stderr == ""
    assert (tmp_path / "bare.zip").stat().st_size < 100_000
    done = sesprep("--home", str(tmp_path / "other"), "history", "import", "--json", str(tmp_path / "all.zip"))
    assert sum(".audio/" in name for name in json.loads(done.stdout)["added"]) == 3
    other = list_sessions(Places.find(tmp_path / "other", {})).find("two").path
    assert (other.with_suffix(".audio") / "01-1.flac").stat().st_size == 3_000_000
