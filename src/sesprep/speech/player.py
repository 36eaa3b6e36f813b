"""Plays a WAV file inside a helper process, through miniaudio or a player that the system brings along."""

import array
import shutil
import subprocess
import threading
import wave
from collections.abc import Generator
from importlib.util import find_spec
from pathlib import Path

COMMANDS = (["paplay"], ["pw-play"], ["aplay", "-q"], ["afplay"])
LATENCY_MS = 60


class NoPlayerError(Exception):
    """Nothing plays here, in the system's own words."""


def play(path: Path) -> None:
    """Play the whole file and return when it has been heard. Raises NoPlayerError."""
    if find_spec("miniaudio") is not None:
        _play_here(path)
        return
    for command in COMMANDS:
        if shutil.which(command[0]):
            done = subprocess.run([*command, str(path)], stdin=subprocess.DEVNULL, capture_output=True, check=False)
            if done.returncode == 0:
                return
            raise NoPlayerError(f"{command[0]} ended with {done.returncode}")
    raise NoPlayerError("no player is installed")


def _play_here(path: Path) -> None:
    import miniaudio

    with wave.open(str(path), "rb") as file:
        rate, channels, frames = file.getframerate(), file.getnchannels(), file.readframes(file.getnframes())
    samples = array.array("h", frames)
    over = threading.Event()
    try:
        device = miniaudio.PlaybackDevice(
            output_format=miniaudio.SampleFormat.SIGNED16,
            nchannels=channels,
            sample_rate=rate,
            buffersize_msec=LATENCY_MS,
            app_name="sesprep",
        )
        if device.backend.lower() == "null":
            raise NoPlayerError("the system has no sound device")
        with device:
            source = _source(samples, channels, over)
            next(source)
            device.start(source)
            if not over.wait(len(samples) / channels / rate + 5):
                raise NoPlayerError("the sound device takes nothing")
    except miniaudio.MiniaudioError as error:
        raise NoPlayerError(str(error.args[0] if error.args else error)) from error


def _source(samples: "array.array[int]", channels: int, over: threading.Event) -> Generator[bytes, int, None]:
    """Hands frames to the device, then half a second of silence, so that the last word leaves its buffers."""
    at = 0
    wanted = yield b""
    while at < len(samples):
        part = samples[at : at + wanted * channels]
        at += len(part)
        wanted = yield part.tobytes()
    silent = 0
    while silent < 8:
        silent += 1
        wanted = yield bytes(2 * wanted * channels)
    over.set()
    while True:
        wanted = yield bytes(2 * wanted * channels)
