"""Recordings turned into words: every kind of file, and everything that is wrong with one."""

import os
import shutil
import signal
from pathlib import Path

import numpy as np
import pytest

from sesprep.errors import BadInputError, MissingError
from sesprep.speech.audio_file import read_samples
from sesprep.speech.model import check_model, describe, find_model, sha256
from sesprep.speech.recordings import compress
from sesprep.speech.transcriber import ChildTranscriber
from sesprep.speech.wav import RATE, WavWriter

from .rig import ANSWER, MODEL_HASH, encode, in_german, samples, two_hours, word_errors

Spoken = tuple[Path, list[tuple[float, float]]]
WITHIN = 120


def outcome(engine: ChildTranscriber, path: Path) -> Exception | str:
    job = engine.submit(path)
    assert job.wait(WITHIN)
    try:
        return job.result().text
    except (BadInputError, MissingError) as error:
        return error


@pytest.mark.parametrize(
    ("name", "codec", "rate", "layout"),
    [
        ("a.wav", "pcm_s16le", 44100, "stereo"),
        ("b.wav", "pcm_s24le", 48000, "stereo"),
        ("c.mp3", "libmp3lame", 44100, "stereo"),
        ("d.flac", "flac", 48000, "mono"),
        ("e.ogg", "vorbis", 44100, "stereo"),
        ("f.m4a", "aac", 44100, "mono"),
        ("g.ogg", "libopus", 48000, "mono"),
    ],
)
def test_every_usual_kind_of_file_gives_the_same_sound(
    spoken: Spoken, tmp_path: Path, name: str, codec: str, rate: int, layout: str
) -> None:
    path = encode(spoken[0], tmp_path / name, codec, rate, layout)
    found = np.frombuffer(read_samples(path), dtype=np.int16) / 32768
    original, at_rate = samples(spoken[0])
    assert abs(len(found) / RATE - len(original) / at_rate) <= 0.15
    # the same loudness in each tenth of a second, whatever the codec does to the wave
    blocks = [_loudness(found, RATE), _loudness(original, at_rate)]
    size = min(map(len, blocks))
    assert np.corrcoef(blocks[0][:size], blocks[1][:size])[0, 1] >= 0.9


def _loudness(sound: np.ndarray, rate: int) -> np.ndarray:
    size = rate // 10
    whole = sound[: len(sound) // size * size].reshape(-1, size)
    return np.sqrt((whole**2).mean(axis=1))


def test_an_answer_in_stereo_is_transcribed_with_times(
    recognizer: ChildTranscriber, spoken: Spoken, tmp_path: Path
) -> None:
    path = encode(spoken[0], tmp_path / "answer.mp3", "libmp3lame", 48000, "stereo")
    job = recognizer.submit(path)
    assert job.wait(WITHIN)
    heard = job.result()
    assert word_errors(ANSWER, heard.text) <= 0.15
    assert job.progress == 1
    assert heard.language == "en"
    assert heard.notices == ()
    assert [w.start for w in heard.words] == sorted(w.start for w in heard.words)
    assert heard.text.split() == [w.text for w in heard.words]
    starts = [start for start, _ in spoken[1]]
    firsts = [next(w for w in heard.words if w.text.startswith(first)) for first in ("Last", "My", "I", "As")]
    assert all(abs(w.start - start) <= 0.6 for w, start in zip(firsts[1:2], starts[1:2], strict=True))


def test_a_mock_hands_in_one_after_the_other(model: Path, spoken: Spoken, tmp_path: Path) -> None:
    engine = ChildTranscriber(model)
    bad = tmp_path / "bad.wav"
    bad.write_bytes(b"no sound")
    jobs = [engine.submit(path) for path in (bad, spoken[0], tmp_path / "none.wav")]
    given_up = engine.submit(spoken[0])
    given_up.cancel()
    for job in jobs:
        assert job.wait(WITHIN)
    with pytest.raises(BadInputError, match="no recording that can be read"):
        jobs[0].result()
    assert "backlog" in jobs[1].result().text
    with pytest.raises(BadInputError, match="could not be read"):
        jobs[2].result()
    with pytest.raises(MissingError, match="given up"):
        given_up.result()
    engine.close()
    assert isinstance(outcome(engine, spoken[0]), MissingError)


def test_a_killed_recognizer_is_told_and_comes_back(model: Path, spoken: Spoken) -> None:
    engine = ChildTranscriber(model)
    job = engine.submit(spoken[0])
    while engine.helper is None:
        job.wait(0.01)
    os.kill(engine.helper, signal.SIGKILL)
    assert job.wait(WITHIN)
    with pytest.raises(MissingError, match="ended by itself") as told:
        job.result()
    assert "The recording is kept" in told.value.hint
    assert "backlog" in str(outcome(engine, spoken[0]))
    engine.close()


def test_another_language_and_noise_are_doubtful(recognizer: ChildTranscriber, tmp_path: Path, rig: object) -> None:
    job = recognizer.submit(in_german(tmp_path / "de.wav"))
    assert job.wait(WITHIN)
    assert any("doubtful" in notice for notice in job.result().notices)


def written(path: Path, sound: np.ndarray) -> Path:
    writer = WavWriter(path)
    writer.add((sound * 32767).astype("<i2").tobytes())
    writer.flush()
    writer.close()
    return path


def test_what_is_no_answer_is_told(recognizer: ChildTranscriber, tmp_path: Path) -> None:
    (tmp_path / "empty.wav").write_bytes(b"")
    (tmp_path / "text.wav").write_text("I led a team. " * 1000)
    whole = written(tmp_path / "whole.wav", np.zeros(RATE))
    (tmp_path / "head.wav").write_bytes(whole.read_bytes()[:30])
    muted = written(tmp_path / "muted.wav", np.zeros(3 * RATE))
    hum = written(tmp_path / "hum.wav", 0.05 * np.sin(np.arange(3 * RATE) / 50))
    short = written(tmp_path / "short.wav", np.zeros(800))
    told = {
        path.name: str(outcome(recognizer, path))
        for path in (
            *(tmp_path / name for name in ("empty.wav", "text.wav", "head.wav")),
            muted,
            hum,
            short,
            tmp_path,
        )
    }
    assert "This recording is empty." in told["empty.wav"]
    assert "no recording that can be read" in told["text.wav"]
    assert "no recording that can be read" in told["head.wav"]
    assert "gave nothing at all in this recording of 3 seconds" in told["muted.wav"]
    assert "Nobody speaks" in told["hum.wav"]
    assert "nothing to hear" in told["short.wav"]
    assert "could not be read" in told[tmp_path.name]


def test_a_truncated_recording_gives_what_is_there(
    recognizer: ChildTranscriber, spoken: Spoken, tmp_path: Path
) -> None:
    torn = tmp_path / "torn.wav"
    torn.write_bytes(spoken[0].read_bytes()[: int(5.5 * 48000)])
    assert "field office" in str(outcome(recognizer, torn))


@pytest.mark.parametrize(("name", "codec"), [("cut.wav", "pcm_s16le"), ("cut.mp3", "libmp3lame"), ("cut.flac", "flac")])
def test_a_file_that_was_cut_off_is_told(
    recognizer: ChildTranscriber, spoken: Spoken, tmp_path: Path, name: str, codec: str
) -> None:
    path = encode(spoken[0], tmp_path / name, codec, 44100, "stereo")
    whole = recognizer.submit(path)
    with path.open("r+b") as file:
        assert whole.wait(WITHIN)
        file.truncate(path.stat().st_size // 2)
    cut = recognizer.submit(path)
    assert cut.wait(WITHIN)
    assert "field office" in cut.result().text
    assert whole.result().notices == ()
    (told,) = cut.result().notices
    seconds = whole.result().seconds
    assert told.startswith(f"This file is cut off: it should last {seconds:.0f} seconds, and ")
    assert cut.result().seconds < 0.6 * seconds


def test_two_hours_are_refused_whatever_their_file_says(recognizer: ChildTranscriber, tmp_path: Path) -> None:
    path = tmp_path / "long.wav"
    two_hours(path)
    with pytest.raises(BadInputError, match="more than an hour"):
        read_samples(path)
    assert "more than an hour" in str(outcome(recognizer, path))  # from its head alone
    with path.open("r+b") as file:  # a file that was never closed says nothing of its length
        file.seek(4)
        file.write(b"\xff" * 4)
    with pytest.raises(BadInputError, match="more than an hour"):
        read_samples(path)


def test_a_recording_shrinks_without_losing_a_sample(spoken: Spoken, tmp_path: Path) -> None:
    path = written(tmp_path / "01-1.wav", np.frombuffer(read_samples(spoken[0]), dtype=np.int16) / 32767)
    before, size = read_samples(path), path.stat().st_size
    small = compress(path)
    assert small == tmp_path / "01-1.flac"
    assert not path.exists()
    assert read_samples(small) == before
    assert small.stat().st_size < 0.7 * size
    assert small.stat().st_mode & 0o777 == 0o600
    assert compress(small) == small


def test_the_model_is_what_it_should_be(model: Path) -> None:
    assert sha256(model / "model.bin") == MODEL_HASH
    assert describe(model).name == "tiny.en"
    assert find_model(model.parent) == model
    check_model(model)


@pytest.mark.parametrize("harm", ["flip", "cut", "gone"])
def test_a_damaged_model_is_told_before_it_is_used(model: Path, spoken: Spoken, tmp_path: Path, harm: str) -> None:
    copy = tmp_path / "tiny.en"
    shutil.copytree(model, copy)
    weights = copy / "model.bin"
    if harm == "gone":
        weights.unlink()
    else:
        with weights.open("r+b") as file:
            file.truncate(1_000_000) if harm == "cut" else file.write(b"\xff" * 4096)
    engine = ChildTranscriber(copy)
    told = outcome(engine, spoken[0])
    engine.close()
    assert isinstance(told, MissingError)
    assert ("no speech model" if harm == "gone" else "damaged") in str(told)
    assert "sesprep voice setup" in told.hint


def test_a_damaged_model_of_their_own_is_told_too(model: Path, spoken: Spoken, tmp_path: Path) -> None:
    copy = tmp_path / "mine"
    shutil.copytree(model, copy, ignore=shutil.ignore_patterns("sesprep.json"))
    with (copy / "model.bin").open("r+b") as file:
        file.truncate(1_000_000)
    engine = ChildTranscriber(copy)
    told = outcome(engine, spoken[0])
    engine.close()
    assert isinstance(told, MissingError)
    assert "damaged" in str(told)
