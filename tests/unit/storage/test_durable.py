import json
import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sesprep.errors import BadInputError, StorageError
from sesprep.storage.durable import append_line, read_bytes, read_first, read_lines, write_atomic

LINES = st.lists(st.dictionaries(st.text(max_size=5), st.text(max_size=20), max_size=3), max_size=5)
FULL = Path("/dev/full")


def private(path: Path) -> bool:
    return stat.S_IMODE(path.stat().st_mode) == 0o600


def test_write_atomic_replaces_and_leaves_nothing_beside(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text("old")
    path.chmod(0o644)
    write_atomic(path, "né\n")
    assert path.read_bytes() == "né\n".encode()
    write_atomic(path, b"\xff")
    assert path.read_bytes() == b"\xff"
    assert private(path)
    assert list(tmp_path.iterdir()) == [path]


def test_write_atomic_keeps_a_link_and_changes_what_it_points_to(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_text("old")
    link.symlink_to(real)
    write_atomic(link, "new")
    assert link.is_symlink()
    assert real.read_text() == "new"


def test_write_atomic_that_fails_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "folder" / "inner").mkdir(parents=True)
    with pytest.raises(StorageError):
        write_atomic(tmp_path / "folder", "text")
    assert list(tmp_path.iterdir()) == [tmp_path / "folder"]
    with pytest.raises(StorageError):
        write_atomic(tmp_path / "gone" / "file", "text")


def test_append_line_is_private_and_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    append_line(path, '{"a":1}')
    append_line(path, '{"a":2}')
    assert path.read_bytes() == b'{"a":1}\n{"a":2}\n'
    assert private(path)


def test_append_line_refuses_two_lines_and_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="one line"):
        append_line(tmp_path / "a", "a\nb")
    with pytest.raises(StorageError):
        append_line(tmp_path / "a", "a", create=False)
    assert list(tmp_path.iterdir()) == []


@settings(max_examples=60, deadline=None)
@given(before=LINES, after=LINES, data=st.data())
def test_a_torn_tail_spoils_only_itself(before: list[dict], after: list[dict], data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.jsonl"
        whole = "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in before).encode()
        torn = json.dumps({"torn": "é" * 9}, ensure_ascii=False).encode()
        cut = data.draw(st.integers(0, len(torn) - 1))
        path.write_bytes(whole + torn[:cut])
        for value in after:
            append_line(path, json.dumps(value, ensure_ascii=False))
        lines = read_lines(path)
        assert list(lines.values) == before + after
        assert lines.skipped == ((len(before) + 1,) if cut else ())
        assert [n for n in lines.numbers if n in lines.skipped] == []


@settings(max_examples=60, deadline=None)
@given(raw=st.binary(max_size=200))
def test_any_bytes_can_be_read_as_lines(raw: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.jsonl"
        path.write_bytes(raw + b'\n{"sound": true}\n' + raw)
        assert {"sound": True} in read_lines(path).values


def test_foreign_lines_are_skipped_and_a_whole_last_line_counts(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'[1]\n\n{"a":1}\n\x00\x00\n' + b"[" * 100_000 + b'\n{"n": ' + b"9" * 5000 + b'}\n{"b":2}')
    lines = read_lines(path)
    assert lines.values == ({"a": 1}, {"b": 2})
    assert lines.numbers == (3, 7)
    assert lines.skipped == (1, 4, 5, 6)


def test_what_is_no_file_or_too_big_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "big"
    path.write_bytes(b"12345\n678")
    assert read_bytes(path, 9) == b"12345\n678"
    assert read_first(path) == b"12345\n"
    with pytest.raises(BadInputError):
        read_bytes(path, 8)
    with pytest.raises(BadInputError):
        read_bytes(tmp_path)
    with pytest.raises(StorageError):
        read_first(tmp_path / "none")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(BadInputError):
        read_bytes(tmp_path / "pipe")


@pytest.mark.skipif(not FULL.exists(), reason="no device that is always full")
def test_a_full_disk_is_said_to_be_full() -> None:
    with pytest.raises(StorageError, match="disk is full"):
        append_line(FULL, "{}")


FILL = """
import resource, sys
from pathlib import Path
from sesprep.errors import StorageError
from sesprep.storage.durable import append_line, write_atomic
folder = Path(sys.argv[1])
write_atomic(folder / "kept", "old")
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_atomic(folder / "kept", "n" * 2000)
except StorageError as error:
    print(error.message)
count = 0
try:
    while True:
        append_line(folder / "journal", '{"n": %d, "pad": "%s"}' % (count, "x" * 61))
        count += 1
except StorageError as error:
    print(error.message)
print(count)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on file sizes to set")
def test_when_space_runs_out_the_acknowledged_stays_and_nothing_is_half_written(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", FILL, str(tmp_path)], capture_output=True, text=True, check=True)
    *messages, count = done.stdout.splitlines()
    assert ["full" in message for message in messages] == [True, True]
    assert (tmp_path / "kept").read_text() == "old"
    raw = (tmp_path / "journal").read_bytes()
    assert raw.endswith(b"\n")
    assert [value["n"] for value in read_lines(tmp_path / "journal").values] == list(range(int(count)))
    assert int(count) > 5
    assert sorted(path.name for path in tmp_path.iterdir()) == ["journal", "kept"]
