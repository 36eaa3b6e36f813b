"""Loading banks against parsing their TOML alone: `python benchmarks/banks.py`; exit code 1 over the bound.

Both sides read the same shipped questions, repeated with ids of their own. The machine's noise is one-sided, so the
best of several runs counts, and the two are timed in turn.
"""

import gc
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import tomli

from sesprep.domain.bank import Bank, Question
from sesprep.domain.settings import Settings
from sesprep.storage.bank_writer import save_bank
from sesprep.storage.banks import BankShelf, known_refs, load_bank, load_banks
from sesprep.storage.frameworks import load_frameworks
from sesprep.storage.packaged import banks_dir
from sesprep.storage.places import Places

BOUND = 1.15
FEW, MANY, A_FILE = 1_000, 50_000, 100
RUNS = 15


def main() -> int:
    """Print what was timed, and return the exit code."""
    with tempfile.TemporaryDirectory() as folder:
        places = Places.find(Path(folder) / "home", {})
        known = known_refs(load_frameworks(places))
        few = list(written(Path(folder) / "few", FEW))
        alone, loaded = in_turn(lambda: parse(few), lambda: load(few, known))
        print(f"{FEW:,} questions: parsing alone {alone:.3f} s, loading {loaded:.3f} s, {loaded / alone:.3f} x")
        many = list(written(Path(folder) / "many", MANY))
        shelf, seconds = timed_shelf(places, many[0].parent)
        count = sum(len(found.bank.questions) for found in shelf.banks if found.origin == "folder")
        assert count == MANY, count
        print(f"{MANY:,} questions in {len(many)} files: the shelf loads in {seconds:.2f} s")
    return 0 if loaded <= alone * BOUND else 1


def written(folder: Path, count: int) -> Iterator[Path]:
    """Banks with that many questions in all, the shipped ones over and over."""
    shipped = [q for path in sorted(banks_dir().glob("*.toml")) for q in parsed(path).questions]
    for start in range(0, count, A_FILE):
        numbers = range(start, min(start + A_FILE, count))
        questions = tuple(numbered(shipped[n % len(shipped)], n) for n in numbers)
        path = folder / f"bank-{start}.toml"
        save_bank(path, Bank(id=path.stem, title=path.stem, questions=questions))
        yield path


def parsed(path: Path) -> Bank:
    """A shipped bank."""
    return Bank.model_validate(tomli.loads(path.read_text("utf-8")))


def numbered(question: Question, number: int) -> Question:
    """The question under an id of its own."""
    return question.model_copy(update={"id": f"q-{number}"})


def parse(paths: list[Path]) -> None:
    """The work of the TOML parser alone."""
    for path in paths:
        tomli.loads(path.read_text("utf-8"))


def load(paths: list[Path], known: frozenset[str]) -> None:
    """The same with every check, as the app does it."""
    for path in paths:
        _, problems = load_bank(path, known)
        assert problems == (), problems


def in_turn(*works: Callable[[], None]) -> tuple[float, ...]:
    """The best time of each, in seconds of this process, taken in turn."""
    best = [float("inf")] * len(works)
    for _ in range(RUNS):
        for index, work in enumerate(works):
            gc.collect()
            begun = time.process_time()
            work()
            best[index] = min(best[index], time.process_time() - begun)
    return tuple(best)


def timed_shelf(places: Places, folder: Path) -> tuple[BankShelf, float]:
    """The whole shelf with one more folder, and how long it took on the wall."""
    frameworks = load_frameworks(places)
    begun = time.perf_counter()
    shelf = load_banks(places, Settings(bank_folders=(str(folder),)), frameworks)
    return shelf, time.perf_counter() - begun


if __name__ == "__main__":
    sys.exit(main())
