"""The takes of one answer: what a crash left of them, and how they become one recording."""

import errno
from pathlib import Path

import pytest

from sesprep.errors import MissingError
from sesprep.speech import takes
from sesprep.speech.recordings import compress
from sesprep.speech.settle import settle
from sesprep.speech.takes import join, mended
from sesprep.speech.wav import HEADER, RATE, WavWriter, mend_header


def take(path: Path, seconds: float, value: int = 1) -> Path:
    writer = WavWriter(path)
    writer.add(value.to_bytes(2, "little") * int(seconds * RATE))
    writer.flush()
    writer.close()
    return path


def test_takes_of_a_crash_are_made_whole_and_empty_ones_left_out(tmp_path: Path) -> None:
    whole, torn = take(tmp_path / "01-1.wav", 1.5), take(tmp_path / "01-1b.wav", 2)
    with torn.open("ab") as file:
        file.write(b"\1\0\1")  # a write that was cut off
    (tmp_path / "01-1c.wav").write_bytes(b"RIFF")
    found = mended([whole, torn, tmp_path / "01-1c.wav", tmp_path / "01-1d.wav", take(tmp_path / "01-1e.wav", 0)])
    assert list(found) == [whole, torn]
    assert found[whole] == 1.5
    assert found[torn] == pytest.approx(2, abs=0.001)


def test_takes_become_one_recording_in_their_order(tmp_path: Path) -> None:
    paths = [take(tmp_path / f"01-1{mark}.wav", 1, value) for value, mark in enumerate(("", "b", "c"), start=1)]
    assert join(paths) == paths[0]
    assert list(tmp_path.iterdir()) == [paths[0]]
    assert mend_header(paths[0]) == 3
    sound = paths[0].read_bytes()[HEADER:]
    assert [sound[2 * RATE * second] for second in range(3)] == [1, 2, 3]
    assert paths[0].stat().st_mode & 0o777 == 0o600


def test_a_full_disk_leaves_every_take_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [take(tmp_path / "01-1.wav", 1), take(tmp_path / "01-1b.wav", 1)]
    before = [path.read_bytes() for path in paths]

    class Full(WavWriter):
        def flush(self) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(takes, "WavWriter", Full)
    with pytest.raises(MissingError, match="No space left") as told:
        join(paths)
    assert "hand the answer in again" in told.value.hint
    assert [path.read_bytes() for path in paths] == before
    assert sorted(tmp_path.iterdir()) == paths


def test_a_recording_is_dropped_or_kept_as_the_user_chose(tmp_path: Path) -> None:
    dropped, kept = take(tmp_path / "01-1.wav", 1), take(tmp_path / "02-1.wav", 1)
    assert settle(dropped, "never") is None
    assert not dropped.exists()
    settled = settle(kept, 30)
    assert settled is not None
    assert settled.is_file()
    assert settle(settled, "always") == settled or compress(settled) == settled
    assert len(list(tmp_path.iterdir())) == 1
