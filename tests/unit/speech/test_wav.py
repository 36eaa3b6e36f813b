import os
import signal
import subprocess
import sys
import wave
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sesprep as package
from sesprep.errors import BadInputError, MissingError
from sesprep.speech.wav import HEADER, RATE, WavWriter, mend_header


def seconds(path: Path) -> float:
    with wave.open(str(path), "rb") as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        return file.getnframes() / RATE


def test_the_file_is_whole_after_each_flush(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    writer = WavWriter(path)
    assert seconds(path) == 0
    for at in range(1, 4):
        writer.add(bytes(RATE))
        writer.flush()
        assert seconds(path) == at / 2
    writer.add(bytes(RATE))
    assert writer.seconds == 2
    assert seconds(path) == 1.5
    writer.close()
    assert path.stat().st_mode & 0o777 == 0o600


def test_an_odd_byte_waits_for_its_other_half(tmp_path: Path) -> None:
    writer = WavWriter(tmp_path / "a.wav")
    writer.add(b"\1\2\3")
    writer.flush()
    writer.add(b"\4")
    writer.flush()
    writer.close()
    assert (tmp_path / "a.wav").read_bytes()[HEADER:] == b"\1\2\3\4"


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        WavWriter(tmp_path / "a.wav")


@given(cut=st.integers(min_value=0, max_value=999), header=st.booleans())
def test_a_torn_recording_is_mended_to_what_it_holds(
    tmp_path_factory: pytest.TempPathFactory, cut: int, header: bool
) -> None:
    path = tmp_path_factory.mktemp("torn") / "a.wav"
    writer = WavWriter(path)
    writer.add(bytes(range(250)) * 4)
    writer.flush()
    writer.close()
    raw = path.read_bytes()
    kept = raw[: len(raw) - cut]
    # a crash before the header was written leaves an older one
    path.write_bytes(kept if header else WavWriterHead.of_nothing(path.parent) + kept[HEADER:])
    whole = (1000 - cut) // 2 * 2
    assert mend_header(path) == whole / 2 / RATE
    assert seconds(path) == whole / 2 / RATE
    assert path.read_bytes()[HEADER:] == raw[HEADER : HEADER + whole]
    assert mend_header(path) == whole / 2 / RATE


class WavWriterHead:
    @staticmethod
    def of_nothing(folder: Path) -> bytes:
        writer = WavWriter(folder / "empty.wav")
        writer.close()
        return (folder / "empty.wav").read_bytes()


@pytest.mark.parametrize("raw", [b"", b"RIFF", b"I led a team. " * 10, b"RIFF" + bytes(100)])
def test_what_is_no_recording_of_ours_is_left_alone(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "a.wav").write_bytes(raw)
    with pytest.raises(BadInputError):
        mend_header(tmp_path / "a.wav")
    assert (tmp_path / "a.wav").read_bytes() == raw
    with pytest.raises(MissingError):
        mend_header(tmp_path / "none.wav")


KILLED = """
import sys, os
from pathlib import Path
from sesprep.speech.wav import RATE, WavWriter
writer = WavWriter(Path(sys.argv[1]))
while True:
    writer.add(os.urandom(RATE))
    writer.flush()
    print(writer.seconds, flush=True)
"""


def test_a_kill_at_any_moment_loses_less_than_was_flushed(tmp_path: Path) -> None:
    environ = os.environ | {"PYTHONPATH": str(Path(package.__file__).parents[1])}
    for lines in (1, 3, 8):
        path = tmp_path / f"{lines}.wav"
        with subprocess.Popen(
            [sys.executable, "-c", KILLED, str(path)], stdout=subprocess.PIPE, text=True, env=environ
        ) as writer:
            assert writer.stdout is not None
            told = [float(writer.stdout.readline()) for _ in range(lines)][-1]
            writer.send_signal(signal.SIGKILL)
        assert mend_header(path) >= told
        assert seconds(path) >= told
