"""Speech at another speed and the same pitch."""

import array
from importlib.util import find_spec

from sesprep.speech.wav import RATE

_CHUNK = RATE * 10


def stretched(samples: "array.array[int]", speed: float) -> "array.array[int]":
    """The samples `speed` times as fast, 0.5 to 2; the pitch stays where PyAV is installed, else it follows."""
    if speed == 1.0:
        return samples
    if find_spec("av") is None:
        return array.array("h", (samples[int(at * speed)] for at in range(int(len(samples) / speed))))
    import av
    import av.filter
    import numpy as np

    graph = av.filter.Graph()
    source = graph.add_abuffer(sample_rate=RATE, format="s16", layout="mono", time_base=None)
    tempo = graph.add("atempo", f"{speed:g}")
    sink = graph.add("abuffersink")
    source.link_to(tempo)
    tempo.link_to(sink)
    graph.configure()
    made: array.array[int] = array.array("h")
    sound = np.frombuffer(samples, dtype=np.int16)
    for start in range(0, len(sound), _CHUNK):
        frame = av.AudioFrame.from_ndarray(sound[None, start : start + _CHUNK], format="s16", layout="mono")
        frame.sample_rate = RATE
        frame.pts = start
        graph.push(frame)
        _take(graph, made)
    graph.push(None)
    _take(graph, made)
    return made


def _take(graph: object, made: "array.array[int]") -> None:
    import av
    import av.filter

    assert isinstance(graph, av.filter.Graph)
    while True:
        try:
            frame = graph.pull()
        except (av.BlockingIOError, av.EOFError):
            return
        if isinstance(frame, av.AudioFrame):
            made.frombytes(bytes(frame.planes[0])[: frame.samples * 2])
