"""Ten answers of the corpus, by ten authors, typed and spoken."""

import wave
from pathlib import Path

import numpy as np
from training.corpus import LabeledAnswer, load

from sesprep.analysis.checker import Checker

SHORTEST, LONGEST = 90, 140


def ten_answers(each: int = 1) -> list[LabeledAnswer]:
    """The first `each` specific answers of 90 to 140 words of each of the first ten authors who wrote such."""
    chosen: dict[str, list[LabeledAnswer]] = {}
    for answer in load():
        few = chosen.setdefault(answer.author, [])
        if answer.kind == "specific" and SHORTEST <= len(answer.text.split()) <= LONGEST and len(few) < each:
            few.append(answer)
    return [answer for few in [few for few in chosen.values() if few][:10] for answer in few]


def speak(text: str, path: Path) -> None:
    """Say a whole answer in the seeded voice, paragraph by paragraph with a breath between."""
    from hibari import SAMPLE_RATE, Hibari

    voice = Hibari()
    parts: list[np.ndarray] = []
    for paragraph in filter(str.strip, text.split("\n")):
        parts += [voice(paragraph, seed=0), np.zeros(SAMPLE_RATE // 2, dtype=np.float32)]
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, SAMPLE_RATE, 0, "NONE", ""))
        file.writeframes((np.concatenate(parts) * 32767).astype("<i2").tobytes())


def verdicts(checker: Checker, text: str, question: str = "") -> dict[str, str]:
    """What the checker says about each element."""
    return {name: found.verdict for name, found in checker(text, attempt_id="answer").elements.items()}
