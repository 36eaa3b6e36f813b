"""How fast the checker is: `python benchmarks/checker.py`.

Every time stands beside that of a yardstick in the same run, the words of the same text looked up by a regular
expression of fifty alternatives, so that a slow machine can be told from a slow checker.
"""

import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

from sesprep.analysis import families, model
from sesprep.analysis.checker import Checker
from sesprep.storage.structures import load_structures

STORY = (
    "In 2021 I ran a field office of forty people in Ohio, and a backlog of 900 claims had built up over a year. "
    "The regional director wanted it gone by September. I split the cases by age and moved two examiners to the "
    "oldest ones. I met the team every morning, and I asked regional counsel to look at the hard cases each Friday. "
    "By September the backlog was down to 60 claims, and the region copied the method the next year. "
)
ROUNDS = 25
COLD = "import time; a = time.perf_counter(); from sesprep.analysis import model, families, cues; model.load(); "
COLD += "families.families('x'); cues.table(); print(time.perf_counter() - a)"


def main() -> None:
    """Print one line for each size."""
    checker = Checker(next(s for s in load_structures().values if s.id == "star"))
    model.load()
    families.families("x")
    yard = re.compile(r"\b(?:" + "|".join(sorted({w.strip(".,") for w in STORY.split()})[:50]) + r")\b", re.IGNORECASE)
    for words in (300, 1000):
        text = _of(words)
        found, glance = _median(lambda t=text: checker(t, attempt_id="x")), _median(lambda t=text: checker.glance(t))
        stick = _median(lambda t=text: yard.findall(t))
        print(
            f"{words} words: assessment {found * 1000:.1f} ms, glance {glance * 1000:.1f} ms, "
            f"yardstick {stick * 1000:.2f} ms; ratios {found / stick:.0f} and {glance / stick:.0f}"
        )
    cold = [float(subprocess.run([sys.executable, "-c", COLD], capture_output=True, text=True, check=True).stdout)]
    bare = _median(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True), rounds=5)
    print(f"cold, imports and files: {cold[0] * 1000:.0f} ms beside {bare * 1000:.0f} ms for a bare interpreter")


def _of(words: int) -> str:
    """A text of about so many words that never repeats a sentence in a row."""
    return " ".join((STORY * (words // 60 + 1)).split()[:words])


def _median(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    work()
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


if __name__ == "__main__":
    main()
