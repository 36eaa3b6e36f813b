"""How fast the checker is: `PYTHONPATH=. python benchmarks/checker.py`, in the root of a checkout.

Every time stands beside that of a yardstick in the same run, the words of the same texts looked up by a regular
expression of fifty alternatives, so that a slow machine can be told from a slow checker. The texts are answers of the
corpus: sixteen of about 300 words, and as many of about 1,000, which are two or three of one author told one after the
other. A cold start is a new process that has what the app has when it starts, the values of the domain and a structure,
put away from the collector of garbage; it then imports the checker, reads its files and assesses 300 words.
"""

import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from itertools import pairwise

from sesprep.analysis.checker import Checker
from sesprep.analysis.reading import read
from sesprep.storage.structures import load_structures
from training import corpus

ROUNDS = 15
STARTS = 11
TEXTS = 16
DOMAIN = "import gc, sys, time; from sesprep.domain import assessment, bank, structure; "
DOMAIN += "from sesprep.storage.structures import load_structures; star = load_structures().values[0]; gc.freeze(); "
COLD = DOMAIN + "text = sys.stdin.read(); a = time.perf_counter(); from sesprep.analysis.checker import Checker; "
COLD += "Checker(star)(text, attempt_id='x'); print(time.perf_counter() - a)"


def main() -> None:
    """Print one line for each size, and one for a cold start."""
    checker = Checker(next(s for s in load_structures().values if s.id == "star"))
    texts = [answer.text for answer in corpus.load()]
    longer = [f"{a}\n\n{b}" for a, b in pairwise(texts)]
    for words, found in ((300, texts), (1000, [f"{a}\n\n{b}" for a, b in pairwise(longer)])):
        chosen = _of(words, found)
        common = sorted({word.lower() for text in chosen for word in re.findall(r"[a-z]{4,}", text)})
        yard = re.compile(r"\b(?:" + "|".join(common[:: len(common) // 50]) + r")\b", re.IGNORECASE)
        stick = _median(chosen, yard.findall)
        reading = _median(chosen, lambda text: read(text, checker.model))
        glance = _median(chosen, checker.glance)
        whole = _median(chosen, lambda text: checker(text, attempt_id="x"))
        print(
            f"{words} words, ms (times the yardstick of {stick * 1000:.2f}): reading {_told(reading, stick)}, "
            f"live strip {_told(glance, stick)}, whole assessment {_told(whole, stick)}"
        )
    text = _of(300, texts)[0]
    cold = statistics.median(float(_python(COLD, text)) for _ in range(STARTS))
    bare = _median(["pass"] * STARTS, lambda code: _python(code, ""), rounds=1)
    print(f"cold: {cold * 1000:.0f} ms, beside {bare * 1000:.0f} ms for a bare interpreter")


def _of(words: int, texts: Sequence[str]) -> list[str]:
    """The texts that come nearest to so many words."""
    return sorted(texts, key=lambda text: abs(len(text.split()) - words))[:TEXTS]


def _told(taken: float, stick: float) -> str:
    return f"{taken * 1000:.1f} ({taken / stick:.0f})"


def _python(code: str, given: str) -> str:
    return subprocess.run([sys.executable, "-c", code], input=given, capture_output=True, text=True, check=True).stdout


def _median(texts: Sequence[str], work: Callable[[str], object], rounds: int = ROUNDS) -> float:
    """The median time for a text, in seconds; the first round only warms up."""
    taken = []
    for round_ in range(rounds + 1 if rounds > 1 else 1):
        for text in texts:
            start = time.perf_counter()
            work(text)
            if round_ or rounds == 1:
                taken.append(time.perf_counter() - start)
    return statistics.median(taken)


if __name__ == "__main__":
    main()
