"""Records one answer and ends: `python -m sesprep.speech.recorder_child`.

A process of its own, because the sound system scribbles on the screen while a device opens, because no work of the app
then costs a sample, and because the file is closed well when the app is killed.
"""

import errno
import queue
import time
from collections.abc import Generator
from pathlib import Path

from sesprep.speech.meter import Meter
from sesprep.speech.wav import RATE, WavWriter
from sesprep.speech.wire import Message, Wire

FLUSH_EVERY = 0.5
LOST_AFTER = 2.0
"""Seconds without a sample after which the microphone counts as taken away."""
PERIOD_MS = 50


def main() -> None:
    """Take one order from the app: list the microphones, or record until told to stop."""
    wire = Wire()
    order = wire.order()
    assert order is not None
    try:
        import miniaudio
    except ImportError as error:
        wire.send(event="lack", what="recorder", detail=str(error))
        return
    try:
        if order["do"] == "list":
            wire.send(event="microphones", microphones=[d["name"] for d in _devices()])
            return
        _Session(wire, order).run()
    except miniaudio.MiniaudioError as error:
        wire.send(event="lack", what="microphone", detail=str(error.args[0] if error.args else error))


class _Session:
    """One recording."""

    def __init__(self, wire: Wire, order: Message) -> None:
        self._wire = wire
        self._device_name = str(order.get("device") or "")
        self._path = Path(str(order["path"]))
        self._longest = float(str(order["longest"]))
        self._meter = Meter()
        self._heard: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._paused = False

    def run(self) -> None:
        import miniaudio

        found = _choose(self._device_name)
        if found is None:
            self._wire.send(event="lack", what="device", detail=self._device_name)
            return
        device = miniaudio.CaptureDevice(
            input_format=miniaudio.SampleFormat.SIGNED16,
            nchannels=1,
            sample_rate=RATE,
            buffersize_msec=PERIOD_MS,
            device_id=found.get("id"),
            app_name="sesprep",
        )
        if device.backend.lower() == "null":
            raise miniaudio.MiniaudioError("the system has no sound device")
        try:
            writer = WavWriter(self._path)
        except OSError as error:
            self._wire.send(event="broken", why="file", detail=error.strerror or str(error))
            return
        with device:
            source = self._source()
            next(source)
            device.start(source)
            self._wire.send(event="open")
            why = self._follow(writer)
        self._finish(writer, why)

    def _source(self) -> Generator[None, bytes, None]:
        while True:
            self._heard.put(bytes((yield)))

    def _follow(self, writer: WavWriter) -> str:
        """Write until told to stop, and say why it ended."""
        last_flush = last_heard = time.monotonic()
        while True:
            try:
                samples = self._heard.get(timeout=0.1)
                last_heard = time.monotonic()
                if not self._paused:
                    writer.add(samples)
                    if self._meter.hear(samples):
                        self._tell(writer)
            except queue.Empty:
                if time.monotonic() - last_heard > LOST_AFTER:
                    return "lost"
            if time.monotonic() - last_flush >= FLUSH_EVERY:
                last_flush = time.monotonic()
                try:
                    writer.flush()
                except OSError as error:
                    return _why(error)
            if writer.seconds >= self._longest:
                return "long"
            if self._told_to_stop():
                return ""

    def _told_to_stop(self) -> bool:
        order = self._wire.order(timeout=0)
        match order.get("do") if order else None:
            case "pause":
                self._paused = True
            case "resume":
                self._paused = False
            case "stop":
                return True
        return False

    def _tell(self, writer: WavWriter) -> None:
        m = self._meter
        self._wire.send(
            event="level",
            elapsed=writer.seconds,
            loudness=m.loudness,
            peak=m.peak,
            think=m.think,
            quiet=m.quiet,
            zero=m.zero,
            clipped=m.clipped,
        )

    def _finish(self, writer: WavWriter, why: str) -> None:
        try:
            if not self._paused:
                while not self._heard.empty():
                    writer.add(self._heard.get())
            writer.flush()
        except OSError as error:
            why = why or _why(error)
        writer.close()
        self._wire.send(event="done", seconds=writer.seconds, think=self._meter.think, why=why)


def _why(error: OSError) -> str:
    full = (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))
    return "full" if error.errno in full else "file"


def _devices() -> list[dict[str, object]]:
    import miniaudio

    return list(miniaudio.Devices().get_captures())


def _choose(name: str) -> dict[str, object] | None:
    """The device of that name, or part of it; the system's own for an empty name, None when there is none such."""
    if not name:
        return {}
    devices = _devices()
    exact = [d for d in devices if d["name"] == name]
    near = [d for d in devices if name.casefold() in str(d["name"]).casefold()]
    return next(iter([*exact, *near]), None)


if __name__ == "__main__":
    main()
