"""Times the history of 10,000 sessions: `PYTHONPATH=src:tests python benchmarks/history.py [SESSIONS] [FOLDER]`.

The claim: the newest page opens within twice the time of reading fifty journals, whatever the size. A folder that is
named is kept, so that a second run starts with what the first one made.
"""

import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from history_maker import Maker, make_history
from sesprep.storage.frameworks import load_frameworks
from sesprep.storage.history_index import history_index
from sesprep.storage.history_page import first_page
from sesprep.storage.journal import read_journal
from sesprep.storage.places import Places
from sesprep.storage.structures import load_structures

PAGE = 50
ROUNDS = 9
CLAIM = 2.0


def seconds(work: Callable[[], object]) -> float:
    """How long one run takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def say(what: str, took: float) -> None:
    """Tell one figure."""
    print(f"{what:<48}{took * 1000:>10.1f} ms")


def measure(places: Places) -> bool:
    """Print the figures; returns whether the claim holds."""
    (places.index_dir / "history.sqlite").unlink(missing_ok=True)
    say("newest page without an index", seconds(lambda: first_page(places, PAGE)))
    say("index made anew", seconds(lambda: build(places)))
    paths = [session.path for session in first_page(places, PAGE).sessions]
    pages, files = [], []
    for _ in range(ROUNDS):  # in turns, so that a busy machine slows both alike
        pages.append(seconds(lambda: first_page(places, PAGE)))
        files.append(seconds(lambda: [read_journal(path) for path in paths]))
    page, reading = statistics.median(pages), statistics.median(files)
    say("newest page", page)
    say(f"reading {PAGE} journals", reading)
    say("index compared with every file", seconds(lambda: build(places)))
    say("facts of every session", seconds(lambda: everything(places)))
    print(f"ratio {page / reading:.2f}, at most {CLAIM:.1f} is claimed")
    return page <= CLAIM * reading


def build(places: Places) -> None:
    """Bring the index up to date."""
    with history_index(places):
        pass


def everything(places: Places) -> int:
    """What trends read."""
    with history_index(places) as index:
        return sum(len(session.facts.attempts) for session in index.sessions())


def main() -> int:
    """Make the history where it is not there yet, and measure."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as scratch:
        places = Places.find(Path(sys.argv[2] if len(sys.argv) > 2 else scratch), {})
        places.prepare()
        if not any(places.sessions_dir.iterdir()):
            structures = {structure.id: structure for structure in load_structures().values}
            made = make_history(places.sessions_dir, Maker(load_frameworks(places).values[0], structures), count, 2000)
            print(f"made {count} sessions, {made / 1e6:.0f} MB")
        return 0 if measure(places) else 1


if __name__ == "__main__":
    sys.exit(main())
