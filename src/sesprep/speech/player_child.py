"""Plays a recording that can be paused, moved in and slowed down: `python -m sesprep.speech.player_child`."""

import array
import threading
import time
from collections.abc import Generator
from pathlib import Path

from sesprep.errors import SesprepError
from sesprep.speech.audio_file import read_samples
from sesprep.speech.player import LATENCY_MS
from sesprep.speech.stretch import stretched
from sesprep.speech.wav import RATE
from sesprep.speech.wire import Message, Wire

TELL = 0.05
"""Seconds between two words about where the playback stands."""
STALLED = 3.0
"""Seconds without a call of the device that mean that it is gone."""


class Tape:
    """The recording at one speed, and where in it the playback stands."""

    def __init__(self, samples: "array.array[int]") -> None:
        """Stand at the start, and do not run."""
        self._whole = samples
        self._now = samples
        self._speed = 1.0
        self._at = 0
        self._lock = threading.Lock()
        self.running = False
        self.called = time.monotonic()
        """When the device last asked for sound."""

    @property
    def seconds(self) -> float:
        """How long the recording is."""
        return len(self._whole) / RATE

    @property
    def position(self) -> float:
        """Seconds from the start of the recording, whatever the speed."""
        return min(self._at / RATE * self._speed, self.seconds)

    @property
    def over(self) -> bool:
        """Whether the end was reached."""
        return self._at >= len(self._now)

    def seek(self, seconds: float) -> None:
        """Go to a second of the recording."""
        with self._lock:
            at = int(max(seconds, 0.0) * RATE / self._speed)
            self._at = min(at, len(self._now))

    def turn(self, speed: float) -> None:
        """Play at another speed from here on; the voice keeps its pitch where a library does it."""
        made = stretched(self._whole, speed)
        with self._lock:
            self._at = int(self._at * self._speed / speed)
            self._now, self._speed = made, speed

    def source(self) -> Generator[bytes, int, None]:
        """Hands samples to the device while it runs, else silence."""
        wanted = yield b""
        while True:
            self.called = time.monotonic()
            with self._lock:
                part = self._now[self._at : self._at + wanted] if self.running else array.array("h")
                self._at += len(part)
            wanted = yield part.tobytes() + bytes(2 * (wanted - len(part)))


def main() -> None:
    """Take the recording's path, then orders, and tell where the playback stands."""
    wire = Wire()
    order = wire.order()
    assert order is not None
    try:
        tape = Tape(read_samples(Path(str(order["path"]))))
    except SesprepError as error:
        wire.send(event="failed", message=error.message, hint=error.hint, where=error.where)
        return
    wire.send(event="open", seconds=tape.seconds)
    import miniaudio

    try:
        device = miniaudio.PlaybackDevice(
            output_format=miniaudio.SampleFormat.SIGNED16,
            nchannels=1,
            sample_rate=RATE,
            buffersize_msec=LATENCY_MS,
            app_name="sesprep",
        )
        if device.backend.lower() == "null":
            raise miniaudio.MiniaudioError("the system has no sound device")
        with device:
            source = tape.source()
            next(source)
            device.start(source)
            tape.called = time.monotonic()
            _serve(wire, tape)
    except miniaudio.MiniaudioError as error:
        wire.send(event="lack", detail=str(error.args[0] if error.args else error))


def _serve(wire: Wire, tape: Tape) -> None:
    """Until the app closes the line: follow its orders, and tell where the tape stands when that changes."""
    told: tuple[float, bool] = (-1.0, False)
    while True:
        order = wire.order(TELL)
        if order is not None:
            _obey(tape, order)
        if time.monotonic() - tape.called > STALLED:
            wire.send(event="lack", detail="the sound device takes nothing")
            return
        if tape.running and tape.over:
            tape.running = False
            told = (tape.position, False)
            wire.send(event="at", seconds=tape.seconds, playing=False, over=True)
        elif (tape.position, tape.running) != told:
            told = (tape.position, tape.running)
            wire.send(event="at", seconds=tape.position, playing=tape.running, over=False)


def _obey(tape: Tape, order: Message) -> None:
    value = order.get("value")
    number = float(value) if isinstance(value, int | float) else 0.0
    match order.get("do"):
        case "play":
            tape.running = True
        case "pause":
            tape.running = False
        case "seek":
            tape.seek(number)
        case "speed":
            tape.turn(number)


if __name__ == "__main__":
    main()
