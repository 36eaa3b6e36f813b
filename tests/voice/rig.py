"""The sound server of the tests, a candidate's voice, and measures of what was heard."""

import os
import re
import shutil
import struct
import subprocess
import threading
import time
import wave
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

SCRIPT = Path(__file__).parent / "rig.sh"
NEEDED = ("espeak-ng", "pulseaudio", "pactl", "paplay", "parec")
MODEL_HASH = "1a5afae06a4db91c975c9a9d78be5cc110ee4ea022ad57d55492e4550e936b2a"
WITHIN = 60.0
"""Seconds for what takes a fraction of one on a machine that is not busy."""
HEARD = 200
"""Samples louder than this, of 32,768, are heard."""
QUESTION = "Tell us about a time when you led people through a change that many of them did not want."
PARTS = (
    (1.0, "Last spring I led a field office of forty people in Denver, and a large backlog of claims had built up."),
    (2.0, "My task was to clear it by September without more staff."),
    (1.7, "I split the cases by age, moved two examiners to the oldest ones, and met the team every morning."),
    (0.8, "As a result the backlog was gone in eight months, and complaints fell by half."),
)
"""An answer in parts, each with the seconds of silence before it."""
ANSWER = " ".join(part for _, part in PARTS)


@dataclass(frozen=True)
class Rig:
    """A sound server that runs."""

    environ: dict[str, str]
    server: int

    def play(self, path: Path) -> "subprocess.Popen[bytes]":
        """Play a file into the microphone."""
        return subprocess.Popen(["paplay", "--device=mic", str(path)])

    def wait_for_stream(self, kind: str, *, there: bool = True) -> None:
        """Wait until sesprep plays (`sink-inputs`) or records (`source-outputs`), or until it does no more."""
        end = time.monotonic() + WITHIN
        while ("sesprep" in self._pactl("list", kind)) != there:
            assert time.monotonic() < end, f"{kind} never came" if there else f"{kind} stayed"

    def _pactl(self, *words: str) -> str:
        return subprocess.run(["pactl", *words], capture_output=True, text=True, check=True).stdout


@contextmanager
def running(folder: Path) -> Iterator[Rig]:
    """A sound server in `folder`, ended afterwards."""
    process = subprocess.Popen(
        ["bash", str(SCRIPT), str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        told: dict[str, str] = {}
        for line in process.stdout:
            if line.strip() == "ready":
                break
            name, _, value = line.strip().partition("=")
            told[name] = value
        else:
            raise RuntimeError("the sound server did not start")
        yield Rig({k: v for k, v in told.items() if k != "SERVER_PID"}, int(told["SERVER_PID"]))
    finally:
        process.stdin.close()
        process.wait(WITHIN)
        process.stdout.close()


class Ear:
    """Listens at the loudspeaker and knows when it last heard something."""

    def __init__(self) -> None:
        self.last = 0.0
        self._listens = threading.Event()
        self._listen = subprocess.Popen(
            ["parec", "--device=spk.monitor", "--format=s16le", "--channels=1", "--rate=16000", "--latency-msec=10"],
            stdout=subprocess.PIPE,
        )
        self._thread = threading.Thread(target=self._hear, daemon=True)
        self._thread.start()
        assert self._listens.wait(WITHIN)  # silence comes as well, so that nothing is missed from here on

    def _hear(self) -> None:
        assert self._listen.stdout is not None
        while part := os.read(self._listen.stdout.fileno(), 640):
            self._listens.set()
            if len(part) % 2 == 0 and np.abs(np.frombuffer(part, dtype=np.int16)).max() > HEARD:
                self.last = time.monotonic()

    def close(self) -> None:
        self._listen.kill()
        self._listen.wait()
        self._thread.join(10)
        assert self._listen.stdout is not None
        self._listen.stdout.close()


def lacking() -> list[str]:
    """The programs that the rig needs and this machine lacks."""
    return [name for name in NEEDED if shutil.which(name) is None]


def candidate(path: Path, parts: Sequence[tuple[float, str]]) -> list[tuple[float, float]]:
    """Say an answer in a seeded voice into a 24 kHz WAV file; where each part starts and ends, in seconds."""
    from hibari import SAMPLE_RATE, Hibari, write_wav

    voice, places, sound, at = Hibari(), [], [], 0.0
    for silence, text in parts:
        said = voice(text, seed=0)
        loud = np.nonzero(np.abs(said) > 0.01)[0]
        said = said[loud[0] : loud[-1] + 1]
        sound += [np.zeros(int(silence * SAMPLE_RATE), dtype=np.float32), said]
        places.append((at + silence, at + silence + len(said) / SAMPLE_RATE))
        at = places[-1][1]
    write_wav(str(path), np.concatenate([*sound, np.zeros(SAMPLE_RATE, dtype=np.float32)]), SAMPLE_RATE)
    return places


def samples(path: Path) -> tuple[np.ndarray, int]:
    """A 16-bit mono WAV file as numbers from -1 to 1, and its rate."""
    with wave.open(str(path), "rb") as file:
        raw, rate = file.readframes(file.getnframes()), file.getframerate()
    return np.frombuffer(raw, dtype=np.int16) / 32768, rate


def encode(source: Path, target: Path, codec: str, rate: int, layout: str) -> Path:
    """Write a recording as another kind of file, as a phone or another program would."""
    import av

    sound, at_rate = samples(source)
    with av.open(str(target), "w") as out:
        stream = out.add_stream(codec, rate=rate, options={"strict": "-2"})  # its Vorbis is called experimental
        stream.layout = layout
        resampler = av.AudioResampler(
            format=stream.format, layout=layout, rate=rate, frame_size=stream.frame_size or 1024
        )
        frame = av.AudioFrame.from_ndarray((sound * 32767).astype(np.int16)[None, :], format="s16", layout="mono")
        frame.sample_rate = at_rate
        for part in [*resampler.resample(frame), *resampler.resample(None)]:
            out.mux(stream.encode(part))
        out.mux(stream.encode(None))
    return target


def two_hours(path: Path) -> Path:
    """A WAV file of two hours of silence, which takes no room on most disks."""
    size = 2 * 3600 * 16000
    form = struct.pack("<HHIIHH", 1, 1, 8000, 16000, 2, 16)
    with path.open("wb") as file:
        file.write(
            b"RIFF" + struct.pack("<I", size + 36) + b"WAVEfmt \x10\0\0\0" + form + b"data" + struct.pack("<I", size)
        )
        file.truncate(44 + size)
    return path


def overdriven(source: Path, path: Path) -> Path:
    """The same recording as a microphone gives it that is forty times too loud."""
    sound, rate = samples(source)
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, rate, 0, "NONE", ""))
        file.writeframes((np.clip(sound * 40, -1, 1) * 32767).astype("<i2").tobytes())
    return path


GERMAN = (
    "Im Jahr zweitausend leitete ich ein Büro mit vierzig Leuten, und wir hatten einen großen Rückstand. "
    "Meine Aufgabe war es, ihn bis September abzubauen."
)


def in_german(path: Path) -> Path:
    """An answer in another language."""
    subprocess.run(["espeak-ng", "-v", "de", "-w", str(path), GERMAN], check=True)
    return path


_NUMBERS = {"0": "zero", "1": "one", "2": "two", "3": "three", "4": "four", "5": "five", "8": "eight", "40": "forty"}


def word_errors(said: str, heard: str) -> float:
    """The share of words heard wrong, missed or added."""
    reference, hypothesis = _words(said), _words(heard)
    row = list(range(len(hypothesis) + 1))
    for at, word in enumerate(reference, start=1):
        last, row[0] = row[0], at
        for column, other in enumerate(hypothesis, start=1):
            last, row[column] = row[column], min(row[column] + 1, row[column - 1] + 1, last + (word != other))
    return row[-1] / len(reference)


def _words(text: str) -> list[str]:
    return [_NUMBERS.get(word, word) for word in re.findall(r"[a-z0-9']+", text.lower().replace(",", ""))]
