"""What a recording hears while it is made: loudness, the first word, silence, a muted or overdriven microphone."""

import array
import math
import sys
from collections import deque

from sesprep.speech.wav import RATE, WIDTH

FLOOR = -96.0
BLOCK = RATE // 10
_LOUD = -45.0  # dB under full scale that speech reaches at a usual distance
_ABOVE_NOISE = 9.0
_STEADY = 2  # blocks in a row, so that a click is no word
_LONGEST_NOISE = 50  # blocks over which the quietest tells the noise


class Meter:
    """Hears 16 kHz mono samples a tenth of a second at a time."""

    def __init__(self) -> None:
        """Nothing was heard yet."""
        self.elapsed = 0.0
        self.loudness = self.peak = FLOOR
        self.think: float | None = None
        self.last_speech = 0.0
        self.zero = True
        self.clipped = 0
        self._noise: deque[float] = deque(maxlen=_LONGEST_NOISE)
        self._speaking = 0
        self._rest = bytearray()

    @property
    def quiet(self) -> float:
        """Seconds since somebody last spoke."""
        return self.elapsed - self.last_speech

    def hear(self, samples: bytes) -> bool:
        """Take samples; whether a tenth of a second is complete and the figures are new."""
        self._rest += samples
        size = BLOCK * WIDTH
        new = len(self._rest) >= size
        while len(self._rest) >= size:
            self._block(bytes(self._rest[:size]))
            del self._rest[:size]
        return new

    def _block(self, raw: bytes) -> None:
        samples = array.array("h", raw)
        if sys.byteorder == "big":
            samples.byteswap()
        top = max(max(samples), -min(samples))
        self.zero = self.zero and top == 0
        if top >= 32767:
            self.clipped += sum(1 for sample in samples if sample >= 32767 or sample <= -32767)
        self.loudness = decibels(math.sqrt(sum(sample * sample for sample in samples) / len(samples)))
        self.peak = decibels(top)
        before = self.elapsed
        self.elapsed += BLOCK / RATE
        noise = min(self._noise, default=FLOOR)
        self._noise.append(self.loudness)
        if self.loudness > max(_LOUD, min(noise + _ABOVE_NOISE, -20.0)):
            self._speaking += 1
            if self._speaking >= _STEADY:
                self.last_speech = self.elapsed
                if self.think is None:
                    self.think = round(max(before - (_STEADY - 1) * BLOCK / RATE, 0.0), 1)
        else:
            self._speaking = 0


def decibels(amplitude: float) -> float:
    """An amplitude of 16-bit samples in dB under full scale, -96 at the least."""
    return max(round(20 * math.log10(amplitude / 32768), 1), FLOOR) if amplitude > 0 else FLOOR
