import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sesprep.speech.recordings import (
    compress,
    forget,
    held,
    new_path,
    recordings,
    sweep,
)
from sesprep.speech.wav import RATE, WavWriter

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
DAY = 86_400


def size_of(folder: Path) -> int:
    return held(folder.parent)[1]


def recorded(path: Path, age_days: float = 0) -> Path:
    writer = WavWriter(path)
    writer.add(bytes(RATE))
    writer.flush()
    writer.close()
    moment = NOW.timestamp() - age_days * DAY
    os.utime(path, (moment, moment))
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "2026-11-22-abc.audio"


def test_a_second_take_never_replaces_the_first(folder: Path) -> None:
    first = recorded(new_path(folder, 1, 1))
    assert first.name == "02-1.wav"
    assert new_path(folder, 1, 1).name == "02-1b.wav"
    first.rename(first.with_suffix(".flac"))
    assert new_path(folder, 1, 1).name == "02-1b.wav"
    assert folder.stat().st_mode & 0o777 == 0o700


def test_size_is_shown_and_deleting_deletes(folder: Path) -> None:
    assert size_of(folder) == 0
    paths = [recorded(new_path(folder, at, 1)) for at in range(3)]
    assert recordings(folder) == tuple(paths)
    assert size_of(folder) == sum(path.stat().st_size for path in paths)
    forget(paths[0])
    forget(paths[0])
    assert recordings(folder) == tuple(paths[1:])
    assert size_of(folder) > 0
    for path in paths[1:]:
        forget(path)
    assert recordings(folder) == ()
    assert size_of(folder) == 0


def test_a_foreign_file_is_not_deleted(tmp_path: Path, folder: Path) -> None:
    recorded(new_path(folder, 0, 1), 40)
    (folder / "notes.txt").write_text("mine")
    sweep(tmp_path, 30, NOW)
    assert recordings(folder) == ()
    assert (folder / "notes.txt").read_text() == "mine"


@pytest.mark.parametrize(("keep", "left"), [("always", 3), ("never", 3), (30, 2), (5, 1), (1, 1)])
def test_old_recordings_go_as_the_user_chose(tmp_path: Path, folder: Path, keep: int, left: int) -> None:
    for position, age in enumerate((0.5, 10, 40)):
        recorded(new_path(folder, position, 1), age)
    before = size_of(folder)
    freed = sweep(tmp_path, keep, NOW)
    assert len(recordings(folder)) == left
    assert freed == before - size_of(folder)


def test_an_empty_folder_goes_with_its_last_recording(tmp_path: Path, folder: Path) -> None:
    recorded(new_path(folder, 0, 1), 40)
    sweep(tmp_path, 30, NOW)
    assert not folder.exists()


def test_what_cannot_be_compressed_stays(folder: Path) -> None:
    path = new_path(folder, 0, 1)
    path.write_bytes(b"RIFF no sound")
    assert compress(path) == path
    assert [found.name for found in folder.iterdir()] == [path.name]
